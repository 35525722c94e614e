//! Whatever is typed: kept as it was, or refused with what is wrong. Never lost, never half.

use app::domain::case::{Field, Refusal, TextProblem};
use app::domain::ids::CaseId;
use app::domain::model::Role;
use app::domain::people::Name;
use app::domain::protocol::Step;
use app::domain::text::Prose;
use app::{AppError, NewCase, Piece, PieceKind};

use crate::support::{Home, Matter, agreements_for, conversation, fresh, guardian, intake, pupil, record, text_of};

/// Texts that are kept to the letter.
const KEPT: [&str; 8] = [
    "<script>alert('x')</script><img src=x onerror=alert(1)>",
    "&lt;b&gt; \"aanhaling\" 'enkel' `schuin` \\ %s {{x}} ${y} =SUM(A1)",
    "أنا أقول أنها لا تريد الذهاب إلى المدرسة",
    "👩‍👩‍👧 🇳🇱 💥 zalgo: z\u{351}\u{36b}\u{343}a\u{36c}",
    "rechts \u{202e}skniL\u{202c} en \u{2066}ingepakt\u{2069}, zacht\u{ad}streepje, nul\u{200b}breedte",
    "Yılmaz, Łukasz, Đorđe, Nguyễn, Ħamrun, Œuvre, ﬁ",
    "regel een\nregel twee\n\n\teen tab",
    "'; DROP TABLE journal; --",
];

fn problem<T>(result: Result<T, AppError>) -> (Field, TextProblem) {
    match result {
        Err(AppError::Refused(Refusal::Text { field, problem })) => (field, problem),
        Err(error) => panic!("another error: {error:?}"),
        Ok(_) => panic!("it was taken"),
    }
}

#[test]
fn free_text_is_kept_to_the_letter() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    for text in KEPT {
        let mut talk = conversation(Step::Bullied, home.today(), &[matter.bullied.id], &session);
        talk.account = Prose(text.to_owned());
        let id = talk.id;
        let file = session.act(matter.case, &record(talk)).unwrap();
        assert_eq!(file.case.conversation(id).unwrap().account.written(), Some(text));
    }
    session.close(true).unwrap();
    let session = home.unlock();
    let case = session.case(matter.case).unwrap().case;
    let read: Vec<&str> = case.conversations.iter().filter_map(|talk| talk.account.written()).collect();
    assert_eq!(read, KEPT);
}

#[test]
fn what_can_not_be_kept_is_refused_by_field() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let head = session.chain_head().unwrap();
    let megabyte = "é".repeat(1_000_000);
    for (text, expected) in [
        ("", TextProblem::Empty {}),
        (" \n\t\u{a0} ", TextProblem::Empty {}),
        (megabyte.as_str(), TextProblem::TooLong { most: 100_000 }),
        ("bel\u{7}", TextProblem::Control {}),
        ("nul\u{0}", TextProblem::Control {}),
        ("esc\u{1b}[31m", TextProblem::Control {}),
        ("\u{9c}", TextProblem::Control {}),
    ] {
        let mut talk = conversation(Step::Bullied, home.today(), &[matter.bullied.id], &session);
        talk.account = Prose(text.to_owned());
        assert_eq!(problem(session.act(matter.case, &record(talk))), (Field::Account, expected));
        let mut report = intake(home.today(), &[(matter.bullied.id, Role::Bullied)]);
        report.what = Prose(text.to_owned());
        let new = NewCase { id: CaseId(fresh()), new_pupils: Vec::new(), intake: report };
        assert_eq!(problem(session.open_case(new)), (Field::What, expected));
    }
    assert_eq!(session.chain_head().unwrap(), head, "refusals leave no trace");
    let longest = "é".repeat(100_000);
    let mut talk = conversation(Step::Bullied, home.today(), &[matter.bullied.id], &session);
    talk.account = Prose(longest.clone());
    let file = session.act(matter.case, &record(talk)).unwrap();
    assert_eq!(file.case.conversations[0].account.written(), Some(longest.as_str()));
}

#[test]
fn line_ends_of_other_systems_become_ours() {
    let (home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let mut talk = conversation(Step::Bullied, home.today(), &[matter.bullied.id], &session);
    talk.account = Prose(" een\r\ntwee\rdrie \r\n".to_owned());
    let file = session.act(matter.case, &record(talk)).unwrap();
    assert_eq!(file.case.conversations[0].account.written(), Some("een\ntwee\ndrie"));
}

#[test]
fn names_take_every_script_but_no_tricks() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    let long = "x".repeat(121);
    for bad in ["", " ", "Jan\nPiet", "J\u{202e}na", "Ja\u{200f}n", "\u{0}", &long] {
        for field in [Field::FirstName, Field::LastName] {
            let mut changed = matter.bullied.clone();
            match field {
                Field::FirstName => bad.clone_into(&mut changed.name.first),
                _ => bad.clone_into(&mut changed.name.last),
            }
            assert_eq!(problem(session.save_pupil(changed)).0, field);
            let mut parent = guardian(&matter.bullied, "Fatiha", "el Khatib");
            match field {
                Field::FirstName => bad.clone_into(&mut parent.name.first),
                _ => bad.clone_into(&mut parent.name.last),
            }
            assert_eq!(problem(session.save_guardian(parent)).0, field);
        }
    }
    assert!(session.people().guardians.is_empty());
    assert_eq!(session.people().pupils.get(&matter.bullied.id), Some(&matter.bullied), "as it was");
    for good in ["ياسمين", "Σοφία", "<b>Jan</b>", "Jan 💥", "D'Arc", "Mc\u{301}Gregor", &"x".repeat(120)] {
        let name = Name { first: good.to_owned(), ..matter.bullied.name.clone() };
        session.save_pupil(app::domain::people::Pupil { name, ..matter.bullied.clone() }).unwrap();
        assert_eq!(session.people().pupils[&matter.bullied.id].name.first, good);
    }
}

#[test]
fn dates_that_can_not_be_are_refused() {
    let (home, mut session) = Home::started();
    let mut zoe = pupil("Zoë", "", "Öztürk");
    zoe.born = Some(crate::support::day("2013-05-01"));
    let matter = Matter::open(&mut session, zoe, pupil("Finn", "", "Terpstra"));
    for (on, expected) in [
        ("2026-11-25", Refusal::DateInFuture(Field::HeldOn)),
        ("9999-12-31", Refusal::DateInFuture(Field::HeldOn)),
        ("1999-12-31", Refusal::DateTooOld(Field::HeldOn)),
        ("2012-05-01", Refusal::DateBeforeBirth(Field::HeldOn)),
    ] {
        let talk = conversation(Step::Bullied, crate::support::day(on), &[matter.bullied.id], &session);
        match session.act(matter.case, &record(talk)) {
            Err(AppError::Refused(refusal)) => assert_eq!(refusal, expected, "{on}"),
            other => panic!("{on}: {other:?}"),
        }
    }
    for born in ["2026-11-25", "1980-01-01", "0001-01-01"] {
        let born = Some(crate::support::day(born));
        let changed = app::domain::people::Pupil { born, ..matter.bullied.clone() };
        assert!(matches!(session.save_pupil(changed), Err(AppError::Refused(_))), "{born:?}");
    }
    assert_eq!(session.today(), home.today());
}

#[test]
fn characters_that_a_paper_can_not_show_are_named() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik stuur geen 💥 meer, ook niet in het عربي.");
    let request = agreements_for(matter.bullied.id, &session);
    let named = |result: Result<_, AppError>| match result {
        Err(AppError::Unprintable(characters)) => characters,
        _ => panic!("it was made"),
    };
    let expected = vec!['💥', 'ع', 'ر', 'ب', 'ي'];
    let preview = session.preview(matter.case, &request).unwrap();
    assert!(preview.pdf.is_empty(), "there is nothing to look at until somebody said what to do about them");
    let open = |piece: &&Piece| piece.kind.is_open();
    let open: Vec<&Piece> = preview.pieces.iter().flatten().filter(open).collect();
    assert_eq!(open.first().map(|piece| &piece.kind), Some(&PieceKind::Emoji("[emoji: botsing]".to_owned())));
    assert_eq!(open.iter().map(|piece| piece.words.as_str()).collect::<Vec<_>>(), ["💥", "ع", "ر", "ب", "ي"]);
    let head = session.chain_head().unwrap();
    assert_eq!(named(session.freeze(matter.case, &request).map(drop)), expected);
    assert_eq!(session.chain_head().unwrap(), head);
}

#[test]
fn markup_is_text_on_paper_too() {
    let (_home, mut session) = Home::started();
    let matter = Matter::usual(&mut session);
    matter.agree(&mut session, "Ik zeg geen <b>dikke</b> woorden & \\(niets\\) (anders) ) Tj ET.");
    let request = agreements_for(matter.bullied.id, &session);
    let id = session.freeze(matter.case, &request).unwrap();
    let text = text_of(&session.frozen(id).unwrap().pdf).replace('\n', " ");
    assert!(text.contains("<b>dikke</b>") && text.contains("(anders) ) Tj ET."), "{text}");
}
