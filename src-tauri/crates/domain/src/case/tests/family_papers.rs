//! Invitations, the sheet about the case, the form for a pupil's own story, the message of the end and the summary: who gets
//! each, what stands in it and what does not.

use std::collections::BTreeSet;

use super::papers::{composed, desk, request, text};
use super::world::*;
use crate::action::{Action, SanctionInput};
use crate::compose::{ComposeProblem, Offer, SchoolLack, compose, held_back, is_asked, offers, scan_for, signers};
use crate::document::{Block, DocumentKind, SignatureMark};
use crate::ids::PupilId;
use crate::model::{Authority, ConsentScope, Outcome, Recipient, Role, SanctionKind, Signer};
use crate::people::{Custody, FamilyTexts};
use crate::protocol::Step;

pub fn all_of(world: &World, kind: DocumentKind) -> Vec<Offer> {
    offers(&world.case, &world.people, world.today).into_iter().filter(|offer| offer.kind == kind).collect()
}

fn pupil(pupil: PupilId) -> Recipient {
    Recipient::Pupil { pupil }
}

fn parent(pupil: PupilId, guardian: crate::ids::GuardianId) -> Recipient {
    Recipient::Guardians { pupil, guardians: vec![guardian] }
}

fn readers(world: &World, kind: DocumentKind) -> Vec<Recipient> {
    all_of(world, kind).into_iter().map(|offer| offer.recipient).collect()
}

/// The paper of this kind for this reader, whoever is meant to get it.
fn paper(world: &World, kind: DocumentKind, recipient: &Recipient) -> crate::compose::Composed {
    let held = held_back(&world.case, &world.people, world.today).into_iter().map(|(offer, _)| offer);
    let mut all = offers(&world.case, &world.people, world.today).into_iter().chain(held);
    let offer = all.find(|offer| offer.kind == kind && offer.recipient == *recipient);
    composed(world, &offer.unwrap_or_else(|| panic!("no {kind:?} for {recipient:?}")))
}

fn read(world: &World, kind: DocumentKind, recipient: &Recipient) -> String {
    text(&paper(world, kind, recipient))
}

#[test]
fn parents_are_invited_until_eighteen_and_then_the_pupil() {
    let mut world = World::after_step_three();
    world.does(Action::AddPupil { pupil: JAAP, role: Role::Bullied });
    let invited = readers(&world, DocumentKind::TalkInvitation);
    let wanted = [parent(NOOR, NOORS_MOTHER), parent(NOOR, NOORS_FATHER), pupil(JAAP), parent(SEM, SEMS_MOTHER)];
    assert_eq!(invited.iter().collect::<BTreeSet<_>>(), wanted.iter().collect());
    let of_age = read(&world, DocumentKind::TalkInvitation, &pupil(JAAP));
    assert!(of_age.contains("Je bent 18 jaar of ouder. Daarom nodigen we jou zelf uit."), "{of_age}");

    let talks = [ConsentScope::Talks].into();
    let guardians = [JAAPS_MOTHER].into();
    world.does(Action::GiveConsent { pupil: JAAP, on: world.today, guardians, scopes: talks, note: "".into() });
    let to_mother = parent(JAAP, JAAPS_MOTHER);
    assert!(readers(&world, DocumentKind::TalkInvitation).contains(&to_mother), "consent to talks is enough");
    assert!(!readers(&world, DocumentKind::CaseSheet).contains(&to_mother), "but not to be told");
    assert!(read(&world, DocumentKind::TalkInvitation, &to_mother).contains("omdat Jaap dat goed vindt"));
}

#[test]
fn an_invitation_says_what_it_is_about_without_a_name_or_a_charge() {
    let mut world = World::after_step_three();
    let mother = world.people.guardians.get_mut(&SEMS_MOTHER).unwrap();
    (mother.language, mother.interpreter) = ("Turks".into(), true);
    let to = parent(SEM, SEMS_MOTHER);
    let first = paper(&world, DocumentKind::TalkInvitation, &to);
    assert!(first.has_blanks(), "when and where only a person knows");
    let words = text(&first);
    for told in [
        "hoe leerlingen met elkaar omgaan",
        "Sem van der Berg, klas 2B",
        "een tolk hebt (Turks)",
        "Joke de Vries (mentor)",
        "U mag iemand meenemen",
    ] {
        assert!(words.contains(told), "{told}: {words}");
    }
    let lower = words.to_lowercase().replace("anti-pest", "");
    for charge in ["pest", "dader", "slachtoffer", "sanctie", "noor", "bram"] {
        assert!(!lower.contains(charge), "{charge}: {words}");
    }
    world.does(record(parent_talk(Step::Parents, SEM, &[SEMS_MOTHER])));
    assert!(read(&world, DocumentKind::TalkInvitation, &to).contains("Wij spraken u eerder over Sem"));
    let father = read(&world, DocumentKind::TalkInvitation, &parent(NOOR, NOORS_FATHER));
    assert!(father.contains("Iedere ouder/verzorger met gezag krijgt een eigen uitnodiging"));
}

#[test]
fn the_meeting_of_step_seven_invites_the_family_of_a_pestende_leerling_in_a_later_round() {
    let mut world = World::after_step_three();
    assert_eq!(readers(&world, DocumentKind::MeetingInvitation), []);
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    assert_eq!(readers(&world, DocumentKind::MeetingInvitation), [parent(SEM, SEMS_MOTHER)]);
    let words = read(&world, DocumentKind::MeetingInvitation, &parent(SEM, SEMS_MOTHER));
    assert!(words.contains("Karel Smit (schoolleiding) en Joke de Vries (mentor)"), "{words}");
}

#[test]
fn the_sheet_says_whose_the_rights_are_on_its_date() {
    let mut world = World::opened();
    let kind = DocumentKind::CaseSheet;
    let wanted: BTreeSet<_> = [
        pupil(NOOR),
        pupil(SEM),
        pupil(BRAM),
        parent(NOOR, NOORS_MOTHER),
        parent(NOOR, NOORS_FATHER),
        parent(SEM, SEMS_MOTHER),
    ]
    .into();
    assert_eq!(
        readers(&world, kind).into_iter().collect::<BTreeSet<_>>(),
        wanted,
        "no bystander, no parent out of reach"
    );
    let says = |world: &World, to: &Recipient, wanted: &str| {
        let words = read(world, kind, to);
        assert!(words.contains(wanted), "{wanted}: {words}");
    };
    let mother = parent(SEM, SEMS_MOTHER);
    for (born, parents, own) in [
        ("2010-11-04", "Tot Sem 16 jaar is, gaat u", "Tot je 16 bent, gaan je ouders"),
        ("2010-11-03", "Sem is 16 jaar of ouder en gaat daarom zelf", "Je bent 16 jaar of ouder. Daarom ga je zelf"),
        ("2008-11-03", "Sem is 18 jaar of ouder en gaat daarom zelf", "Je bent 18 jaar of ouder. Daarom ga je zelf"),
    ] {
        world.people.pupils.get_mut(&SEM).unwrap().born = Some(day(born));
        says(&world, &mother, parents);
        says(&world, &pupil(SEM), own);
    }
    assert!(!readers(&world, kind).contains(&mother), "of age, and no consent");
    world.people.pupils.get_mut(&SEM).unwrap().born = None;
    says(&world, &mother, "Ouders/verzorgers met gezag gaan over deze rechten tot Sem 16 jaar is");
    world.people.guardians.get_mut(&NOORS_FATHER).unwrap().pupils = vec![(NOOR, Custody::Unknown)];
    says(&world, &parent(NOOR, NOORS_FATHER), "Ouders/verzorgers met gezag gaan over deze rechten");
    for right in
        ["Inzien:", "Verbeteren:", "Bezwaar maken:", "autoriteitpersoonsgegevens.nl", "twee jaar na het afsluiten"]
    {
        says(&world, &mother, right);
    }
}

#[test]
fn what_the_school_did_not_fill_in_is_said_and_never_left_empty() {
    let mut world = World::opened();
    world.school.complaints = String::new();
    world.school.family.keeping = "  ".into();
    let sheet = paper(&world, DocumentKind::CaseSheet, &pupil(NOOR));
    let every = [
        SchoolLack::AntiBullying,
        SchoolLack::Confidant,
        SchoolLack::Complaints,
        SchoolLack::Reach,
        SchoolLack::Substitute,
        SchoolLack::Privacy,
        SchoolLack::Keeping,
    ];
    assert_eq!(sheet.lacks, every.into());
    let words = text(&sheet);
    assert_eq!(words.matches("de school heeft dit nog niet ingevuld. Vraag het aan je mentor.").count(), 5, "{words}");
    assert!(words.contains("Ga dan naar iemand anders van school die je vertrouwt."), "{words}");

    let filled = "J. Smit, kamer 3";
    (world.school.anti_bullying, world.school.confidant) = (filled.into(), filled.into());
    world.school.complaints = "de schoolgids".into();
    let own = || "Mw. Vos, kamer 4".to_owned();
    world.school.family =
        FamilyTexts { reach: own(), substitute: own(), privacy: own(), keeping: "twee jaar later".into() };
    let sheet = paper(&world, DocumentKind::CaseSheet, &pupil(NOOR));
    assert!(sheet.lacks.is_empty() && !text(&sheet).contains("niet ingevuld"));
    assert!(text(&sheet).contains("Is je mentor er niet? Ga dan naar Mw. Vos, kamer 4."));
}

#[test]
fn every_paper_for_a_family_names_whom_to_turn_to_and_the_pupils_own_a_substitute() {
    let ended = World::ready_to_close();
    let mut again = ended.clone();
    again.does(Action::StartRound { reason: "Het is terug.".into() });
    let mut met = BTreeSet::new();
    for mut world in [ended, again] {
        let school = &mut world.school;
        (school.anti_bullying, school.confidant, school.complaints) = ("APC".into(), "VP".into(), "de gids".into());
        school.family.substitute = "de vervanger".into();
        let family = offers(&world.case, &world.people, world.today).into_iter();
        // The form for a pupil's story stays at school.
        let leaves = |offer: &Offer| {
            !matches!(offer.recipient, Recipient::Authority { .. }) && offer.kind != DocumentKind::StatementForm
        };
        for offer in family.filter(leaves) {
            let words = text(&composed(&world, &offer));
            for wanted in ["APC", "VP", "de gids"] {
                assert!(words.contains(wanted), "{wanted}: {offer:?}");
            }
            let own = matches!(offer.recipient, Recipient::Pupil { .. });
            assert!(!own || words.contains("Ga dan naar de vervanger."), "{offer:?}: {words}");
            met.insert(offer.kind);
        }
    }
    assert_eq!(met.len(), 6, "{met:?}");
}

#[test]
fn a_pupil_writes_alone_on_a_form_that_nobody_is_asked_to_sign_on_the_screen() {
    let world = World::opened();
    let kind = DocumentKind::StatementForm;
    assert_eq!(readers(&world, kind), [pupil(SEM), pupil(BRAM)], "not the gepeste leerling, not a bystander");
    let form = paper(&world, kind, &pupil(SEM)).document;
    let spaces = form.blocks.iter().filter(|block| matches!(block, Block::WriteSpace { .. })).count();
    assert!(spaces >= 6, "{spaces}");
    let ticks =
        form.blocks.iter().find_map(|block| if let Block::Points(points) = block { Some(points) } else { None });
    assert!(ticks.unwrap().iter().all(|(ticked, _)| !ticked));
    assert!(ticks.unwrap().iter().any(|(_, text)| text == "Ik teken niet. Dat mag."), "no pressure to sign");
    assert_eq!(form.signatures.len(), 2, "the pupil, and who was there");
    assert!(form.signatures.iter().all(|place| place.mark == SignatureMark::Line));
    let offer = all_of(&world, kind).remove(0);
    assert_eq!(signers(&request(&offer), MENTOR), []);
    let words = form.texts().join("\n").to_lowercase();
    assert!(!words.replace("anti-pest", "").contains("pest") && !words.contains("dader"), "{words}");
    let mut wrong = request(&offer);
    wrong.recipient = parent(SEM, SEMS_MOTHER);
    assert_eq!(compose(&world.case, &wrong, desk(&world)).err(), Some(ComposeProblem::WrongRecipient));
}

#[test]
fn the_message_of_the_end_tells_a_family_its_own_side_only() {
    let mut world = World::after_step_five();
    let kind = DocumentKind::ClosingNotice;
    assert_eq!(readers(&world, kind), [], "nothing has ended");
    world.does(finding(world.today, false));
    assert_eq!(readers(&world, kind), []);
    let measure = SanctionInput { what: "Een boekverslag.".into(), ..sanction(SEM, SanctionKind::Measure) };
    world.does(Action::Sanction { sanction: measure });
    world.does(finding(world.today, true));
    let wanted: BTreeSet<_> = [
        pupil(NOOR),
        pupil(SEM),
        pupil(BRAM),
        parent(NOOR, NOORS_MOTHER),
        parent(NOOR, NOORS_FATHER),
        parent(SEM, SEMS_MOTHER),
    ]
    .into();
    assert_eq!(readers(&world, kind).into_iter().collect::<BTreeSet<_>>(), wanted);
    for to in wanted {
        let words = read(&world, kind, &to);
        assert!(words.contains("op 17 november 2026 vastgesteld dat het is gestopt"), "{words}");
        for not in ["boekverslag", "pauze binnen", "docenten zien het", "durf niet meer"] {
            assert!(!words.contains(not), "{not}: {words}");
        }
    }
    let (mother, father) = (parent(NOOR, NOORS_MOTHER), parent(NOOR, NOORS_FATHER));
    assert!(read(&world, kind, &mother).contains("Met u is gesproken op 3 november 2026."));
    assert!(!read(&world, kind, &father).contains("Met u is gesproken"), "he was not there");
    assert!(read(&world, kind, &mother).contains("om Noor te beschermen"), "what protects her stays agreed");
    assert!(read(&world, kind, &pupil(SEM)).contains("Deze afspraken met jou blijven gelden."));
    assert!(!read(&world, kind, &pupil(SEM)).contains("beschermen"));
}

#[test]
fn the_summary_is_for_the_pupils_own_file_and_asks_nobody_to_sign() {
    let world = World::ready_to_close();
    let kind = DocumentKind::MagisterSummary;
    let file = |pupil| Recipient::Authority { pupil, authority: Authority::PupilFile };
    assert_eq!(readers(&world, kind), [NOOR, SEM, BRAM].map(file));
    for offer in all_of(&world, kind) {
        assert_eq!(signers(&request(&offer), MENTOR), []);
        let paper = composed(&world, &offer);
        assert!(paper.passages.is_empty(), "no free text at all");
        let found = scan_for(&world.case, &world.people, offer.recipient.pupil()).find(&text(&paper));
        assert_eq!(found, []);
    }
}

#[test]
fn no_kind_is_made_for_a_reader_it_is_not_for() {
    let mut world = World::ready_to_close();
    world.does(Action::StartRound { reason: "Het is terug.".into() });
    let strange = [Authority::Inspectorate, Authority::Municipality, Authority::Board, Authority::PupilFile];
    for offer in offers(&world.case, &world.people, world.today) {
        for authority in strange {
            let mut wrong = request(&offer);
            wrong.recipient = Recipient::Authority { pupil: offer.recipient.pupil(), authority };
            if wrong.recipient == offer.recipient {
                continue;
            }
            let answer = compose(&world.case, &wrong, desk(&world)).err();
            assert_eq!(answer, Some(ComposeProblem::WrongRecipient), "{:?} to {authority:?}", offer.kind);
        }
    }
}

#[test]
fn what_the_next_step_asks_comes_first() {
    let asked = |world: &World| -> Vec<(DocumentKind, Recipient)> {
        let progress = world.progress();
        let all = offers(&world.case, &world.people, world.today).into_iter();
        all.filter(|offer| is_asked(offer, &progress)).map(|offer| (offer.kind, offer.recipient)).collect()
    };
    let kinds = |world: &World| asked(world).into_iter().map(|(kind, _)| kind).collect::<BTreeSet<_>>();
    let mut world = World::opened();
    assert_eq!(kinds(&world), [DocumentKind::CaseSheet].into(), "nobody was told yet");
    for pupil in [NOOR, SEM, BRAM] {
        world.does(tell(pupil, world.today));
    }
    assert_eq!(kinds(&world), BTreeSet::new());
    world.does(assess(Outcome::Bullying));
    world.does(record(talk(Step::Bullied, &[NOOR])));
    assert_eq!(asked(&world), [(DocumentKind::StatementForm, pupil(SEM))]);
    let world = World::after_step_three();
    assert!(asked(&world).contains(&(DocumentKind::TalkInvitation, parent(NOOR, NOORS_MOTHER))));
    assert!(!asked(&world).contains(&(DocumentKind::TalkInvitation, parent(SEM, SEMS_MOTHER))), "one family at a time");
    let mut world = World::after_step_five();
    world.does(finding(world.today, true));
    assert!(kinds(&world).contains(&DocumentKind::ClosingNotice));
    let offer = all_of(&world, DocumentKind::ClosingNotice).remove(0);
    let mut made = report(offer.kind, NOOR, NOORS_MOTHER, None);
    made.recipient = offer.recipient.clone();
    world.does(Action::Freeze { report: made });
    assert!(!asked(&world).contains(&(offer.kind, offer.recipient)), "what was made is asked no more");
    assert_eq!(signers(&request(&offer_again(&world)), MENTOR).len(), 1);
    assert!(
        matches!(signers(&request(&offer_again(&world)), MENTOR)[0].0, Signer::Staff { .. }),
        "a letter of the school"
    );
}

fn offer_again(world: &World) -> Offer {
    all_of(world, DocumentKind::ClosingNotice).remove(0)
}
