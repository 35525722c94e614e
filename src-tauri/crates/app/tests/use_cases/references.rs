//! People in texts: kept by who they are, shown by the name of now, and read by each family in words of its own.

use app::domain::action::Intake;
use app::domain::compose::Stay;
use app::domain::ids::{CaseId, PupilId};
use app::domain::model::Role;
use app::domain::people::Pupil;
use app::domain::protocol::Step;
use app::domain::text::Text;
use app::{AppError, DocumentRequest, FirstStart, HandTo, NewCase, PieceKind, Session, Way};

use crate::support::{
    Home, Matter, PASSPHRASE, agreements_for, conversation, first_start, fresh, guardian, intake, name, pupil, record,
    text_of,
};

const TOLD: &str = "Ik laat @Yasmína el Khatib en @Fatiha Bennani met rust, zegt @Bram van 't Hoff.";

fn matter(session: &mut Session) -> Matter {
    let matter = Matter::usual(session);
    session.save_guardian(guardian(&matter.bullied, "Fatiha", "Bennani")).unwrap();
    matter.agree(session, TOLD);
    matter
}

fn agreement(session: &Session, matter: &Matter) -> String {
    match &session.case(matter.case).unwrap().case.agreements[0].what {
        Text::Written(text) => text.clone(),
        Text::Erased => panic!("erased"),
    }
}

fn paper(session: &mut Session, matter: &Matter, of: PupilId) -> String {
    let request = agreements_for(of, session);
    let id = session.freeze(matter.case, &request).unwrap();
    text_of(&session.frozen(id).unwrap().pdf).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_change_of_name_changes_what_is_shown() {
    let (_home, mut session) = Home::started();
    let matter = matter(&mut session);
    assert_eq!(agreement(&session, &matter), TOLD);
    session.save_pupil(Pupil { name: name("Yara", "el", "Khatib"), ..matter.bullied.clone() }).unwrap();
    assert_eq!(agreement(&session, &matter), TOLD.replace("Yasmína", "Yara"));
    let twin = pupil("Yara", "el", "Khatib");
    let other = intake(session.today(), &[(twin.id, Role::Bullied), (matter.bullying.id, Role::Bullying)]);
    session.open_case(NewCase { id: CaseId(fresh()), new_pupils: vec![twin], intake: other }).unwrap();
    let told = agreement(&session, &matter);
    assert!(told.starts_with("Ik laat @Yara el Khatib (2B"), "a namesake in another case is told apart: {told}");
    assert!(told.ends_with("zegt @Bram van 't Hoff."));
}

#[test]
fn whoever_is_new_with_a_report_can_be_meant_in_it() {
    let (_home, mut session) = Home::started();
    let (one, other) = (pupil("Yasmína", "el", "Khatib"), pupil("Bram", "van 't", "Hoff"));
    let told = "@Bram van 't Hoff wacht @Yasmína el Khatib op.";
    let people = [(one.id, Role::Bullied), (other.id, Role::Bullying)];
    let reported = Intake { what: told.into(), ..intake(session.today(), &people) };
    let id = CaseId(fresh());
    session.open_case(NewCase { id, new_pupils: vec![one.clone(), other], intake: reported }).unwrap();
    let what = |session: &Session| {
        let case = session.case(id).unwrap().case;
        case.opened.as_ref().unwrap().what.written().unwrap().to_owned()
    };
    assert_eq!(what(&session), told);
    session.save_pupil(Pupil { name: name("Yara", "el", "Khatib"), ..one }).unwrap();
    assert_eq!(what(&session), told.replace("Yasmína", "Yara"), "it is a reference");
}

#[test]
fn each_family_reads_a_reference_in_its_own_words() {
    let (_home, mut session) = Home::started();
    let matter = matter(&mut session);
    let theirs = paper(&mut session, &matter, matter.bullying.id);
    assert!(
        theirs.contains("Ik laat een andere leerling en een ouder van een andere leerling met rust, zegt Bram."),
        "{theirs}"
    );
    let own = paper(&mut session, &matter, matter.bullied.id);
    assert!(own.contains("Ik laat Yasmína en Fatiha Bennani met rust, zegt een andere leerling."), "{own}");
}

#[test]
fn a_hit_may_stay_with_a_reason_that_is_kept() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Wij gaan naar het Khatib-plein. Khatib komt ook.");
    let request = agreements_for(matter.bullying.id, &session);
    let preview = session.preview(matter.case, &request).unwrap();
    let hits: Vec<_> = preview.pieces.iter().flatten().filter(|piece| piece.kind.is_open()).collect();
    assert_eq!(hits.len(), 2);
    let stay = |hit: usize, reason: &str| Stay {
        key: preview.passages[0].key.clone(),
        start: u32::try_from(hits[hit].start).unwrap(),
        words: hits[hit].words.clone(),
        reason: reason.into(),
    };
    let with = |stays: Vec<Stay>| DocumentRequest { stays, ..request.clone() };
    let plaza = stay(0, "Zo heet het plein.");
    let head = session.chain_head().unwrap();
    for refused in [
        vec![plaza.clone()],
        vec![plaza.clone(), Stay { start: 0, ..stay(1, "Elders.") }],
        vec![plaza.clone(), Stay { words: "Sem".into(), ..stay(1, "Een ander.") }],
    ] {
        assert!(matches!(session.freeze(matter.case, &with(refused)), Err(AppError::NamesFound)));
    }
    let nameless = with(vec![plaza.clone(), stay(1, "  ")]);
    assert!(matches!(session.freeze(matter.case, &nameless), Err(AppError::Refused(_))), "a reason has words");
    assert_eq!(session.chain_head().unwrap(), head, "nothing half written");
    session.freeze(matter.case, &with(vec![plaza, stay(1, "De winkel.")])).unwrap();
    let file = session.case(matter.case).unwrap();
    let line = file.case.timeline.last().unwrap();
    assert_eq!(line.reason.as_ref().and_then(Text::written), Some("Zo heet het plein."));
}

#[test]
fn a_name_in_what_the_school_set_is_found_too() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Wij laten elkaar met rust.");
    let mut school = session.school().clone();
    school.confidant = "mevrouw Khatib, kamer 3".to_owned();
    session.save_school(school).unwrap();
    let request = agreements_for(matter.bullying.id, &session);
    let preview = session.preview(matter.case, &request).unwrap();
    let fixed = preview.passages.iter().zip(&preview.pieces).filter(|(passage, _)| passage.key.starts_with("fixed:"));
    let hits = fixed.flat_map(|(passage, pieces)| pieces.iter().map(move |piece| (passage, piece)));
    let stays: Vec<Stay> = hits
        .filter(|(_, piece)| matches!(piece.kind, PieceKind::Name { .. }))
        .map(|(passage, hit)| Stay {
            key: passage.key.clone(),
            start: u32::try_from(hit.start).unwrap(),
            words: hit.words.clone(),
            reason: "De vertrouwenspersoon heet ook zo.".into(),
        })
        .collect();
    assert!(!stays.is_empty() && stays.iter().all(|stay| stay.words == "Khatib"));
    assert!(matches!(session.freeze(matter.case, &request), Err(AppError::NamesFound)));
    session.freeze(matter.case, &DocumentRequest { stays, ..request }).unwrap();
}

#[test]
fn a_token_can_not_be_typed() {
    let (_home, mut session) = Home::started();
    let matter = matter(&mut session);
    let forged = format!("\u{2}p{}\u{3}", matter.bullied.id.0.simple());
    let mut talk = conversation(Step::Bullied, session.today(), &[matter.bullied.id], &session);
    talk.account = forged.as_str().into();
    assert!(matches!(session.act(matter.case, &record(talk)), Err(AppError::Refused(_))));
}

#[test]
fn references_go_along_to_a_colleague_who_knows_the_same_people_otherwise() {
    let (_home, mut sender) = Home::started();
    let matter = matter(&mut sender);
    let to = app::domain::people::Staff {
        id: app::domain::ids::StaffId(fresh()),
        name: name("Karin", "", "Bos"),
        role: app::domain::people::StaffRole::Mentor,
    };
    sender.save_staff(to.clone()).unwrap();
    let note = "Bel @Fatiha Bennani over @Yasmína el Khatib.";
    let handed = sender.hand_over(matter.case, to.id, &note.into(), &HandTo::Words, Way::Saved).unwrap();
    let home = Home::new();
    let start = FirstStart { name: name("Karin", "", "Bos"), ..first_start() };
    let (mut session, _) = home.door().create(start, PASSPHRASE.to_owned()).unwrap();
    // The same pupil, known here under an id of her own.
    let known = pupil("Yasmína", "el", "Khatib");
    let own = intake(session.today(), &[(known.id, Role::Bullied), (fresh_pupil(&mut session), Role::Bullying)]);
    session.open_case(NewCase { id: CaseId(fresh()), new_pupils: vec![known.clone()], intake: own }).unwrap();
    session.offer_handover(handed.bytes).unwrap();
    let preview = session.open_handover(handed.words.as_ref().map(|words| words.as_str())).unwrap();
    assert_eq!(preview.note.as_deref(), Some(note));
    let file = session.take_over_handover(&[(matter.bullied.id, known.id)]).unwrap();
    assert_eq!(file.case.agreements[0].what.written(), Some(TOLD));
    session.save_pupil(Pupil { name: name("Yara", "el", "Khatib"), ..known }).unwrap();
    assert_eq!(agreement(&session, &matter), TOLD.replace("Yasmína", "Yara"), "it is the pupil of here");
}

fn fresh_pupil(session: &mut Session) -> PupilId {
    Matter::open(session, pupil("Liv", "", "Smit"), pupil("Ties", "", "Maas")).bullying.id
}

#[test]
fn references_outlive_a_merger() {
    let (_home, mut session) = Home::started();
    let matter = matter(&mut session);
    let second = Matter::open(&mut session, pupil("Liv", "", "Smit"), pupil("Ties", "", "Maas"));
    let talk = conversation(Step::Bullied, session.today(), &[matter.bullied.id], &session);
    let talk = app::domain::action::ConversationInput { account: "@Bram van 't Hoff doet het.".into(), ..talk };
    session.act(matter.case, &record(talk)).unwrap();
    session.merge_cases(matter.case, second.case, &"Een kwestie.".into()).unwrap();
    let bram = Pupil { name: name("Bas", "van 't", "Hoff"), ..matter.bullying.clone() };
    session.save_pupil(bram).unwrap();
    let file = session.case(second.case).unwrap();
    let told: Vec<_> = file.case.conversations.iter().filter_map(|talk| talk.account.written()).collect();
    let there: Vec<_> = session
        .case(matter.case)
        .unwrap()
        .case
        .conversations
        .iter()
        .filter_map(|t| t.account.written().map(str::to_owned))
        .collect();
    assert!(there.iter().any(|text| text == "@Bas van 't Hoff doet het."), "{there:?}");
    assert!(!told.iter().any(|text| text.contains("Bram")), "{told:?}");
}

#[test]
fn nicknames_are_kept_tidy_and_searched_for() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik noem haar niet meer Zebra of yas.");
    let nicknames = vec![" Zebra ".to_owned(), String::new(), "Yas".to_owned(), "Zebra".to_owned()];
    session.save_pupil(Pupil { nicknames, ..matter.bullied.clone() }).unwrap();
    assert_eq!(session.people().pupils[&matter.bullied.id].nicknames, ["Zebra", "Yas"]);
    let preview = session.preview(matter.case, &agreements_for(matter.bullying.id, &session)).unwrap();
    let open: Vec<_> = preview.pieces.iter().flatten().filter(|p| p.kind.is_open()).map(|p| p.words.as_str()).collect();
    assert_eq!(open, ["Zebra", "yas"]);
    let long = vec!["a".repeat(100), "b".repeat(100)];
    assert!(matches!(session.save_pupil(Pupil { nicknames: long, ..matter.bullied }), Err(AppError::Refused(_))));
}
