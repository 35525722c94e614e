//! The letters on a real vault: for whom, concept or complete, with no name of another family, and after a withdrawal.

use std::collections::BTreeMap;

use app::domain::action::{Action, Submission};
use app::domain::case::{DutyKind, MeasureRefusal, Refusal};
use app::domain::document::DocumentKind;
use app::domain::ids::ReportId;
use app::domain::measure::{Element, Letter, LetterOf, MeasureStep, ObjectionOutcome, Plan, Voice};
use app::domain::model::{Answer, Authority, ConsentScope, ContactWay, Recipient};
use app::{AppError, DocumentRequest};
use chrono::{Days, Months, NaiveDate};

use super::desk::{DECISION, Desk, lift};
use crate::support::{at, guardian, signed_on_paper, text_of};

const INVITATION: Letter = Letter::Invitation {};
const ANNOUNCEMENT: Letter = Letter::Announcement {};
const INSPECTORATE: Letter = Letter::Inspectorate {};
const MUNICIPALITY: Letter = Letter::Municipality {};
const APPOINTMENT: &str = "Dinsdag om 15.30 uur, kamer 12.";

impl Desk {
    /// Sets how old the pupil is: so many years on a day.
    fn turns(&mut self, years: u32, on: NaiveDate) {
        let mut pupil = self.file().people.pupils[&self.pupil].clone();
        pupil.born = on.checked_sub_months(Months::new(12 * years));
        self.session.save_pupil(pupil).unwrap();
    }

    /// For whom a letter is offered, and for whom with a reason.
    fn offered(&self, letter: Letter) -> Vec<Recipient> {
        let of = LetterOf { measure: self.measure, letter };
        self.file().offers.into_iter().filter(|offer| offer.letter == Some(of)).map(|offer| offer.recipient).collect()
    }

    fn request(&self, letter: Letter, to: &Recipient) -> DocumentRequest {
        let file = self.file();
        let measure = file.case.measure(self.measure).unwrap();
        let request = DocumentRequest {
            kind: measure.kind_of(letter),
            recipient: to.clone(),
            conversation: None,
            letter: Some(LetterOf { measure: self.measure, letter }),
            edits: BTreeMap::new(),
            stays: Vec::new(),
            signatures: Vec::new(),
        };
        let mut request = signed_on_paper(request, &self.session);
        let preview = self.session.preview(self.matter.case, &request).unwrap();
        let blank = preview.passages.into_iter().filter(|passage| passage.text.is_empty());
        request.edits.extend(blank.map(|passage| (passage.key, APPOINTMENT.to_owned())));
        request
    }

    fn freeze(&mut self, letter: Letter, to: &Recipient) -> Result<ReportId, AppError> {
        let request = self.request(letter, to);
        self.session.freeze(self.matter.case, &request)
    }

    /// The text of a letter on one line, as another program reads it.
    fn letter(&mut self, letter: Letter, to: &Recipient) -> String {
        let id = self.freeze(letter, to).unwrap();
        let text = text_of(&self.session.frozen(id).unwrap().pdf);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn mother(&self) -> Recipient {
        Recipient::Guardians { pupil: self.pupil, guardians: vec![self.mother] }
    }

    fn object(&mut self) -> Letter {
        let on = self.today();
        self.does(MeasureStep::Object { on, by: Voice::Guardian { guardian: self.mother }, note: "".into() });
        let objection = self.file().case.measure(self.measure).unwrap().objections.last().unwrap().id;
        let hearing = self.hearing();
        self.does(MeasureStep::HearObjection { objection, hearing });
        self.does(MeasureStep::OfferReports { objection, on });
        self.does(MeasureStep::DecideObjection {
            objection,
            on,
            by: "A. Bosch, bestuurder".into(),
            ruling: ObjectionOutcome::Partly,
            reasons: "Het duurde te lang.".into(),
            consequences: "De laatste dag vervalt.".into(),
        });
        Letter::Objection { objection }
    }
}

/// A measure at the moment that this letter of this kind is made.
fn with(kind: DocumentKind, setup: impl Fn(&mut Desk)) -> (Desk, Letter) {
    let mut desk = Desk::new();
    setup(&mut desk);
    let removal = Plan::Removal { from: None };
    let decide = |desk: &mut Desk, plan| {
        desk.propose(plan);
        let decision = desk.decision(plan);
        desk.does(MeasureStep::Decide { decision });
    };
    let suspension = desk.plan();
    let letter = match kind {
        DocumentKind::HearingInvitation => {
            desk.propose(suspension);
            INVITATION
        }
        DocumentKind::RemovalNotice => {
            desk.propose(removal);
            ANNOUNCEMENT
        }
        DocumentKind::SuspensionDecision => {
            decide(&mut desk, suspension);
            DECISION
        }
        DocumentKind::RemovalDecision => {
            decide(&mut desk, removal);
            DECISION
        }
        DocumentKind::ObjectionDecision => {
            decide(&mut desk, suspension);
            desk.object()
        }
        DocumentKind::InspectorateNotice => {
            decide(&mut desk, suspension);
            INSPECTORATE
        }
        DocumentKind::MunicipalityNotice => {
            decide(&mut desk, removal);
            desk.does(MeasureStep::AnswerCompulsory { applies: Answer::No, qualified: Answer::No, note: "".into() });
            MUNICIPALITY
        }
        other => panic!("{other:?} is no letter"),
    };
    (desk, letter)
}

const FAMILY: [DocumentKind; 5] = [
    DocumentKind::HearingInvitation,
    DocumentKind::RemovalNotice,
    DocumentKind::SuspensionDecision,
    DocumentKind::RemovalDecision,
    DocumentKind::ObjectionDecision,
];

#[test]
fn under_eighteen_a_letter_is_for_the_pupil_and_each_parent_and_from_eighteen_for_the_pupil_alone() {
    for kind in FAMILY {
        for years in [15, 16, 17] {
            let (desk, letter) = with(kind, |desk| desk.turns(years, desk.today()));
            assert_eq!(desk.offered(letter), desk.readers(), "{kind:?} at {years}");
        }
        // The day before the birthday, with the letter made after it: the date of the decision counts.
        let (mut desk, letter) = with(kind, |desk| desk.turns(18, desk.today() + Days::new(1)));
        let decided = !matches!(kind, DocumentKind::HearingInvitation | DocumentKind::RemovalNotice);
        desk.home.clock.set(at("2026-11-26T09:00:00Z"));
        let wanted = if decided { desk.readers().to_vec() } else { vec![Recipient::Pupil { pupil: desk.pupil }] };
        assert_eq!(desk.offered(letter), wanted, "{kind:?}, 18 after it was decided");
        if decided {
            let to = desk.mother();
            assert!(desk.letter(letter, &to).contains("Aan Ria Hoff"));
        }

        let (mut desk, letter) = with(kind, |desk| desk.turns(18, desk.today()));
        let alone = [Recipient::Pupil { pupil: desk.pupil }];
        assert_eq!(desk.offered(letter), alone, "{kind:?} at 18");
        let to = desk.mother();
        let refused = desk
            .session
            .freeze(desk.matter.case, &DocumentRequest { recipient: to, ..desk.request(letter, &alone[0]) });
        assert!(refused.is_err(), "{kind:?} for a parent of an adult");
        let (pupil, on, guardians) = (desk.pupil, desk.today(), [desk.mother].into());
        let scopes = [ConsentScope::Papers].into();
        let consent = Action::GiveConsent { pupil, on, guardians, scopes, note: "".into() };
        desk.session.act(desk.matter.case, &Submission::from(consent)).unwrap();
        // Whoever is only told of it has no say in it, and is not invited.
        let wanted = if kind == DocumentKind::HearingInvitation { alone.to_vec() } else { desk.readers().to_vec() };
        assert_eq!(desk.offered(letter), wanted, "{kind:?} at 18 with consent");
    }
}

#[test]
fn an_authority_gets_its_own_letter_whatever_the_age() {
    let kinds = [
        (DocumentKind::InspectorateNotice, Authority::Inspectorate, "Aan de Inspectie van het Onderwijs"),
        (DocumentKind::MunicipalityNotice, Authority::Municipality, "Aan de gemeente"),
    ];
    for (kind, authority, addressed) in kinds {
        for years in [15, 17, 18] {
            let (mut desk, letter) = with(kind, |desk| desk.turns(years, desk.today()));
            let to = Recipient::Authority { pupil: desk.pupil, authority };
            assert_eq!(desk.offered(letter), std::slice::from_ref(&to), "{kind:?} at {years}");
            assert!(desk.letter(letter, &to).contains(addressed));
        }
    }
}

#[test]
fn a_letter_that_lacks_something_says_concept_on_paper_until_it_is_there_or_the_directie_lifts_it() {
    const CONCEPT: &str = "De brief is nog niet compleet.";
    let mut desk = Desk::suspended_without(Some(Element::Mandate {}));
    let to = desk.mother();
    let preview = desk.session.preview(desk.matter.case, &desk.request(DECISION, &to)).unwrap();
    assert_eq!(preview.missing.iter().map(|gap| gap.missing).collect::<Vec<_>>(), [Element::Mandate {}]);
    assert!(desk.letter(DECISION, &to).contains(CONCEPT));
    let me = desk.session.me().unwrap().id;
    for nobody in [me, app::domain::ids::StaffId(crate::support::fresh())] {
        let step = lift(nobody, DECISION, Element::Mandate {});
        assert_eq!(desk.refuses(step), Refusal::Measure(MeasureRefusal::OnlySchoolLeader));
    }
    assert!(desk.letter(DECISION, &to).contains(CONCEPT), "a refusal lifts nothing");
    let step = lift(desk.leader, DECISION, Element::Mandate {});
    desk.does(step);
    let text = desk.letter(DECISION, &to);
    assert!(!text.contains("concept") && !text.contains("CONCEPT") && !text.contains("niet vastgelegd"), "{text}");
    let file = desk.file();
    let made = &file.case.measure(desk.measure).unwrap().letters;
    assert_eq!(made.iter().map(|made| made.concept).collect::<Vec<_>>(), [true, true, false]);

    // Supplied instead of lifted.
    let mut desk = Desk::suspended_without(Some(Element::Schoolwork {}));
    let to = desk.mother();
    assert!(desk.letter(DECISION, &to).contains(CONCEPT));
    desk.does(Desk::schoolwork());
    let text = desk.letter(DECISION, &to);
    assert!(!text.contains(CONCEPT) && text.contains("Het schoolwerk van Bram gaat door."), "{text}");
}

#[test]
fn the_name_of_another_child_in_the_reasons_blocks_every_copy_until_a_person_resolves_it() {
    let mut desk = Desk::suspended_without(None);
    let mut decision = desk.decision(desk.plan());
    decision.reasons = "Hij wachtte yasmina op en riep naar mevrouw El Khatib.".into();
    desk.does(MeasureStep::Change { decision, reason: "Aangevuld.".into() });
    let inspectorate = Recipient::Authority { pupil: desk.pupil, authority: Authority::Inspectorate };
    for (letter, to) in desk.readers().map(|to| (DECISION, to)).into_iter().chain([(INSPECTORATE, inspectorate)]) {
        let mut request = desk.request(letter, &to);
        let preview = desk.session.preview(desk.matter.case, &request).unwrap();
        let found: Vec<_> = preview.passages.into_iter().filter(|passage| !passage.findings.is_empty()).collect();
        assert_eq!(found.len(), 1, "{to:?}");
        let seq = desk.file().case.seq;
        assert!(matches!(desk.freeze(letter, &to), Err(AppError::NamesFound)));
        assert_eq!(desk.file().case.seq, seq, "nothing was kept");
        request.edits.insert(found[0].key.clone(), "Hij wachtte een andere leerling op.".to_owned());
        let id = desk.session.freeze(desk.matter.case, &request).unwrap();
        let text = text_of(&desk.session.frozen(id).unwrap().pdf);
        assert!(text.contains("een andere leerling op") && !text.contains("Khatib"), "{text}");
        assert!(!text.to_lowercase().contains("yasm"));
    }
}

#[test]
fn no_letter_of_any_kind_names_another_family_nor_what_concerns_the_other_parent() {
    let kinds = FAMILY.into_iter().chain([DocumentKind::InspectorateNotice, DocumentKind::MunicipalityNotice]);
    for kind in kinds {
        let (mut desk, letter) = with(kind, |desk| {
            let theirs = guardian(&desk.matter.bullied, "Samira", "Bouazza");
            desk.session.save_guardian(theirs).unwrap();
            let father = guardian(&desk.matter.bullying, "Erik", "Westra");
            desk.session.save_guardian(father).unwrap();
        });
        let readers = desk.offered(letter);
        assert!(!readers.is_empty(), "{kind:?}");
        for to in readers {
            let text = desk.letter(letter, &to);
            assert!(text.contains("Bram van 't Hoff") && text.contains("2026-001"), "{kind:?}: {text}");
            for name in ["Yasm", "Khatib", "Samira", "Bouazza"] {
                assert!(!text.contains(name), "{kind:?} for {to:?} says {name}: {text}");
            }
            if to == desk.mother() {
                assert!(!text.contains("Erik") && !text.contains("Westra"), "{kind:?}: {text}");
            }
        }
    }
}

#[test]
fn a_decision_that_is_withdrawn_before_it_held_is_taken_back_by_letter_to_whoever_got_it() {
    let mut desk = Desk::suspended_without(None);
    let (on, mother) = (desk.today(), desk.mother());
    desk.does(MeasureStep::SendLetter { letter: DECISION, to: mother.clone(), on, channel: ContactWay::Letter });
    desk.does(MeasureStep::Withdraw { on, reason: "Het filmpje bleek van iemand anders".into() });
    assert_eq!(desk.duties(), [(DutyKind::SendWithdrawal(mother.clone()), on)], "who knew of it, and nobody else");
    assert_eq!(desk.lacks(DECISION), [], "nothing of the decision needs defending any more");
    let sent = MeasureStep::SendLetter { letter: DECISION, to: mother.clone(), on, channel: ContactWay::Letter };
    desk.does(sent.clone());
    assert_eq!(desk.duties().len(), 1, "no letter about it was made: what was handed over today was the decision");
    let text = desk.letter(DECISION, &mother);
    assert!(text.contains("Intrekking van het besluit tot schorsing"), "{text}");
    assert!(text.contains("De schorsing gaat niet door.") && text.contains("Het filmpje bleek van iemand anders"));
    assert!(!text.contains("De dreiging hield niet op."), "the reasons are not told again: {text}");
    desk.does(sent);
    assert_eq!((desk.duties(), desk.next()), (Vec::new(), None));
    desk.session.rebuild_projections().unwrap();
    assert_eq!(desk.duties(), []);

    let mut silent = Desk::suspended_without(None);
    let on = silent.today();
    silent.does(MeasureStep::Withdraw { on, reason: "Vergissing.".into() });
    assert_eq!((silent.duties(), silent.offered(DECISION)), (Vec::new(), Vec::new()), "nobody knew: nothing to tell");
    let step = MeasureStep::MakeLetter { letter: DECISION, to: silent.mother(), report: None };
    assert_eq!(silent.refuses(step), Refusal::Measure(MeasureRefusal::Over));
}

#[test]
fn a_suspension_that_is_withdrawn_while_it_held_can_still_be_told_to_the_family_and_the_inspectie() {
    let mut desk = Desk::suspended_without(None);
    let on = desk.today() + Days::new(2);
    desk.home.clock.set(at("2026-11-26T09:00:00Z"));
    assert_eq!(desk.today(), on, "the second of three days");
    desk.does(MeasureStep::Withdraw { on, reason: "Het overleg gaf een andere weg.".into() });
    let kinds: Vec<DutyKind> = desk.duties().into_iter().map(|(kind, _)| kind).collect();
    let [pupil, mother] = desk.readers();
    assert!(kinds.contains(&DutyKind::ReportSuspension));
    for to in [&pupil, &mother] {
        assert!(kinds.contains(&DutyKind::SendDecision(to.clone())), "never told: {kinds:?}");
        assert_eq!(desk.offered(DECISION), [pupil.clone(), mother.clone()]);
        let text = desk.letter(DECISION, to);
        assert!(text.contains("De schorsing is ingetrokken op 26 november 2026."), "{text}");
        assert!(text.contains("De dreiging hield niet op.") && text.contains("bezwaar"), "it held: {text}");
    }
    let authority = Authority::Inspectorate;
    let text = desk.letter(INSPECTORATE, &Recipient::Authority { pupil: desk.pupil, authority });
    assert!(text.contains("Ingetrokken op donderdag 26 november 2026"), "{text}");
    desk.send(DECISION);
    let by = "K. Smit, directeur".into();
    desk.does(MeasureStep::TellInspectorate { on, by, reference: "".into() });
    assert_eq!(desk.duties(), []);
    // Objecting stays possible, and what is decided on it is told.
    let letter = desk.object();
    assert_eq!(desk.offered(letter), desk.readers());
    desk.send(letter);
    assert_eq!(desk.duties(), []);
}

#[test]
fn a_letter_about_a_withdrawal_starts_no_new_term_for_whoever_had_the_decision() {
    let mut desk = Desk::suspended_without(None);
    desk.send(DECISION);
    desk.home.clock.set(at("2026-11-26T09:00:00Z"));
    let on = desk.today();
    desk.does(MeasureStep::Withdraw { on, reason: "Het overleg gaf een andere weg.".into() });
    for to in desk.readers() {
        let text = desk.letter(DECISION, &to).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(text.contains("Er begint nu geen nieuwe termijn."), "{text}");
        assert!(text.contains("dinsdag 5 januari 2027") && !text.contains("deze brief op"), "{text}");
    }
}

#[test]
fn only_an_openbare_school_tells_until_when_someone_can_go_to_the_court() {
    let (mut desk, letter) = with(DocumentKind::ObjectionDecision, |_| {});
    let to = desk.mother();
    let text = desk.letter(letter, &to);
    assert!(text.contains("burgerlijke rechter") && !text.contains("in beroep"), "{text}");
    let mut school = desk.session.school().clone();
    school.school_type = app::domain::people::SchoolType::Public;
    desk.session.save_school(school).unwrap();
    let text = desk.letter(letter, &to);
    assert!(text.contains("in beroep gaan bij de rechtbank") && text.contains("dinsdag 5 januari 2027"), "{text}");
}
