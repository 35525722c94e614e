//! The two papers that tell a case whole: the archive to the school, and the access package to one reader.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;

use super::papers::{desk, strange_names};
use super::properties::{begun, play, throws};
use super::world::*;
use crate::access::{Asker, Asks, DataRequest, Entitled, Identity};
use crate::action::{Action, ConversationInput, EvidenceInput, Submission};
use crate::case::Case;
use crate::compose::access::{ComposedPackage, Package, access, scan_over};
use crate::compose::archive::{ArchivePurpose, Whole, archive};
use crate::document::{Block, Document};
use crate::ids::{CaseId, DataRequestId, GuardianId, PupilId};
use crate::model::{ExternalStatus, RequestAnswer, Role, SanctionKind, Warning};
use crate::names::{Named, fold};
use crate::people::People;
use crate::protocol::{Protocol, Step};
use crate::references::{Handles, near};
use crate::text::Text;

const SOMEONE: &str = "een andere leerling";

fn archived(world: &World) -> Document {
    let whole = Whole { protocol: Protocol::current(), purpose: ArchivePurpose::Archive, linked: &[] };
    archive(&world.case, whole, desk(world)).expect("a case that was opened can be archived")
}

fn asked(pupil: PupilId, by: Asker, received: NaiveDate) -> DataRequest {
    DataRequest {
        id: DataRequestId(uuid::Uuid::from_u128(0x77)),
        pupil,
        asks: Asks::Access {},
        by,
        entitled: Entitled::ByRight,
        all_the_same: None,
        identity: Identity::Shown,
        identity_note: None,
        received,
        extended: None,
        packages: Vec::new(),
        answer: None,
    }
}

pub fn packed(
    world: &World,
    cases: &[Case],
    pupil: PupilId,
    by: Asker,
    edits: &BTreeMap<String, String>,
) -> ComposedPackage {
    let request = asked(pupil, by, world.today);
    access(Package { request: &request, cases, edits, stays: &[] }, desk(world)).unwrap()
}

/// What a person does on the page that shows the findings: every name goes.
fn resolved(world: &World, cases: &[Case], pupil: PupilId, by: Asker) -> ComposedPackage {
    instead(world, cases, pupil, by, |_| SOMEONE.to_owned())
}

pub fn instead(
    world: &World,
    cases: &[Case],
    pupil: PupilId,
    by: Asker,
    words: impl Fn(Named) -> String,
) -> ComposedPackage {
    let mut edits = BTreeMap::new();
    for (_, passage) in packed(world, cases, pupil, by, &edits).passages {
        let mut text = passage.text.clone();
        for finding in passage.findings.iter().rev() {
            text.replace_range(finding.start..finding.end, &words(finding.person));
        }
        if text != passage.text {
            edits.insert(passage.key, text);
        }
    }
    packed(world, cases, pupil, by, &edits)
}

pub fn askers(people: &People, pupil: PupilId) -> Vec<Asker> {
    let parents = people.guardians_of(pupil).into_iter().map(|parent| Asker::Guardian { guardian: parent.id });
    std::iter::once(Asker::Pupil {}).chain(parents).collect()
}

/// A text as the archive tells it: everyone it refers to by name.
fn by_name(world: &World, text: &str) -> String {
    let (handles, people) = (Handles::new(&world.people), &world.people);
    let mut told = text.to_owned();
    for reference in handles.find(text, &near(&world.case, people)).into_iter().rev() {
        let name = match reference.person {
            Named::Pupil(id) => people.pupils[&id].name.full(),
            Named::Guardian(id) => people.guardians[&id].name.full(),
            Named::Staff(id) => people.staff[&id].name.full(),
        };
        told.replace_range(reference.start..reference.end, &name);
    }
    told
}

pub fn text(document: &Document) -> String {
    document.texts().join("\n")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn an_archive_tells_every_text_of_any_case(far in 0..3_u8, throws in throws(40)) {
        let mut world = begun(far);
        play(&mut world, &throws, |_, _, _| {});
        if world.case.opened.is_none() {
            return Ok(());
        }
        let document = archived(&world);
        let readable = text(&document);
        let case = &world.case;
        let texts = case.conversations.iter().map(|c| &c.account)
            .chain(case.conversations.iter().filter_map(|c| c.remarks.as_ref()))
            .chain(case.agreements.iter().flat_map(|a| [&a.what, &a.check]))
            .chain(case.sanctions.iter().map(|s| &s.what))
            .chain(case.life.evidence.iter().flat_map(|e| [&e.what, &e.seen_where, &e.seen_by]))
            .chain(case.life.witnesses.iter().map(|w| &w.account))
            .chain(case.life.class_work.iter().map(|w| &w.what))
            .chain(case.measures.iter().flat_map(|m| [&m.facts, &m.tried]))
            .chain(case.findings.iter().map(|f| &f.shows))
            .chain(case.opened.iter().map(|o| &o.what));
        for recorded in texts {
            let told = by_name(&world, recorded.written().unwrap());
            prop_assert!(readable.contains(&told), "{told}");
        }
        // Every line of the timeline has its words.
        let tables = document.blocks.iter().filter_map(|block| match block {
            Block::Table { header, rows } if header.len() == 4 && header[1] == "Ingevoerd op" => Some(rows),
            _ => None,
        });
        let lines: Vec<&Vec<String>> = tables.flatten().collect();
        prop_assert_eq!(lines.len(), case.timeline.len());
        for line in lines {
            prop_assert!(!line[2].is_empty() && !line[2].starts_with(" ("), "{:?}", line);
        }
    }

    #[test]
    fn an_archive_shows_what_was_erased_as_erased(far in 1..3_u8, throws in throws(20)) {
        let mut world = begun(far);
        play(&mut world, &throws, |_, _, _| {});
        let mut gone = Vec::new();
        for entry in &mut world.journal {
            for (_, text) in entry.texts.values_mut() {
                gone.extend(text.written().map(str::to_owned));
                *text = Text::Erased;
            }
        }
        world.case = Case::replay(world.case.id, &world.journal).unwrap();
        let readable = text(&archived(&world));
        prop_assert!(readable.contains("[gewist]"));
        for erased in gone.iter().filter(|erased| erased.chars().count() > 12) {
            prop_assert!(!readable.contains(erased.as_str()), "{}", erased);
        }
    }

    #[test]
    fn no_package_of_one_pupil_names_another(far in 0..3_u8, throws in throws(40)) {
        let mut world = begun(far);
        play(&mut world, &throws, |_, _, _| {});
        let cases = [world.case.clone()];
        for pupil in world.case.participations.iter().map(|p| p.pupil) {
            let strange = strange_names(&world, pupil);
            for by in askers(&world.people, pupil) {
                let composed = resolved(&world, &cases, pupil, by);
                prop_assert!(!composed.has_findings(), "{:?}", composed.passages);
                let readable = fold(&text(&composed.document));
                let words: Vec<&str> = readable.split(|c: char| !c.is_alphanumeric()).collect();
                let met: Vec<_> = strange.iter().filter(|name| words.contains(&name.as_str())).collect();
                prop_assert!(met.is_empty(), "{:?} of {:?}: {:?}", by, pupil, met);
                let left: Vec<_> = scan_over(&cases, &world.people, pupil).find(&text(&composed.document));
                prop_assert!(left.is_empty(), "{:?}", left);
                let keys: std::collections::BTreeSet<_> = composed.passages.iter().map(|(_, p)| &p.key).collect();
                prop_assert_eq!(keys.len(), composed.passages.len(), "a key stands for one text");
            }
        }
    }
}

/// A talk with words of its own.
pub fn said(step: Step, pupils: &[PupilId], guardians: &[GuardianId], account: &str) -> Action {
    let talk = if guardians.is_empty() { talk(step, pupils) } else { parent_talk(step, pupils[0], guardians) };
    record(ConversationInput { account: account.into(), ..talk })
}

/// Noor is bullied in one case, and bullies Liv in another one.
fn two_cases() -> (World, Vec<Case>) {
    let mut first = World::opened();
    first.does(assess(crate::model::Outcome::Bullying));
    first.does(said(Step::Bullied, &[NOOR], &[], "Noor vertelt van de fietsenstalling."));
    first.does(said(Step::Bullying, &[SEM], &[], "Eén jongen ontkent alles."));
    first.does(Action::Sanction {
        sanction: crate::action::SanctionInput {
            what: "Twee weken corvee.".into(),
            ..sanction(SEM, SanctionKind::Measure)
        },
    });
    first.does(said(Step::Parents, &[NOOR], &[NOORS_MOTHER], "Moeder wil elke week bellen."));
    first.does(said(Step::Parents, &[NOOR], &[NOORS_FATHER], "Vader verhuist in het voorjaar."));
    first.does(Action::Agree { agreement: agreement(SEM, Some(NOOR)) });
    first.does(Action::SetExternal {
        status: ExternalStatus::Running,
        on: first.today,
        contact: "De wijkagent belde.".into(),
        agreed: "".into(),
    });
    first.does(Action::RecordWitness {
        pupil: EVA,
        on: first.today,
        staff: vec![MENTOR],
        account: "Zij zag het bij de fietsen.".into(),
    });
    first.does(Action::LogEvidence {
        evidence: EvidenceInput {
            what: "Een filmpje van de gang.".into(),
            seen_by: "Eva zag het.".into(),
            ..evidence(first.today)
        },
    });
    let mut second = World::new();
    second.case = Case::new(CaseId(uuid::Uuid::from_u128(0x42)));
    let pupils = vec![(LIV, Role::Bullied), (NOOR, Role::Bullying)];
    second.does(Action::Open { intake: Box::new(crate::action::Intake { pupils, ..intake() }) });
    second.does(assess(crate::model::Outcome::Bullying));
    second.does(said(Step::Bullied, &[LIV], &[], "Een meisje huilt om de groepsapp."));
    second.does(said(Step::Bullying, &[NOOR], &[], "Noor geeft toe dat zij het schreef."));
    let cases = vec![first.case.clone(), second.case];
    (first, cases)
}

#[test]
fn a_package_has_the_pupils_own_data_of_all_cases_whole() {
    let (world, cases) = two_cases();
    let readable = text(&resolved(&world, &cases, NOOR, Asker::Pupil {}).document);
    for own in [
        "Noor vertelt van de fietsenstalling.",
        "Noor geeft toe dat zij het schreef.",
        "Laat haar met rust.",
        "Moeder wil elke week bellen.",
        "Vader verhuist in het voorjaar.",
        "Een filmpje van de gang.",
    ] {
        assert!(readable.contains(own), "{own}\n{readable}");
    }
    for others in [
        "Eén jongen ontkent alles.",
        "Twee weken corvee.",
        "Zij zag het bij de fietsen.",
        "Eva zag het.",
        "De wijkagent belde.",
        "Een meisje huilt om de groepsapp.",
    ] {
        assert!(!readable.contains(others), "{others}\n{readable}");
    }
    let sem = text(&resolved(&world, &cases[..1], SEM, Asker::Pupil {}).document);
    assert!(sem.contains("Twee weken corvee.") && sem.contains("Eén jongen ontkent alles."));
    assert!(!sem.contains("Gemeld door"), "who reported it is told to the one it was done to, and to nobody else");
    let eva = text(&resolved(&world, &cases[..1], EVA, Asker::Pupil {}).document);
    assert!(eva.contains("Zij zag het bij de fietsen."), "a witness reads what that witness told");
    assert!(!eva.contains("lelijke dingen"), "and not what the case is about");
}

#[test]
fn each_parent_reads_no_word_of_the_other() {
    let (mut world, _) = two_cases();
    let (mother, father) = (Asker::Guardian { guardian: NOORS_MOTHER }, Asker::Guardian { guardian: NOORS_FATHER });
    for guardian in world.people.guardians.values_mut() {
        guardian.contact = format!("contact van {}", guardian.name.first);
        for (pupil, custody) in &mut guardian.pupils {
            // Only who has no custody asks for limited information.
            if guardian.id == NOORS_FATHER && *pupil == NOOR {
                *custody = crate::people::Custody::No;
            }
        }
    }
    let request = request(NOOR, NOORS_FATHER, world.today, RequestAnswer::ChildsInterest);
    world.does(Submission { action: request, reasons: [(Warning::NoCustody, "Besproken.".into())].into() });
    let cases = [world.case.clone()];
    let hers = text(&resolved(&world, &cases, NOOR, mother).document);
    assert!(hers.contains("Moeder wil elke week bellen.") && !hers.contains("Vader verhuist in het voorjaar."));
    assert!(hers.contains("Wat de andere ouder met de school besprak"), "that it is left out is said, with the ground");
    assert!(!hers.contains("Verzoek om informatie"));
    let his = text(&resolved(&world, &cases, NOOR, father).document);
    assert!(his.contains("Vader verhuist in het voorjaar.") && !his.contains("Moeder wil elke week bellen."));
    assert!(his.contains("Verzoek om informatie"));
    let [his_name, her_name] = [NOORS_FATHER, NOORS_MOTHER].map(|id| world.people.guardians[&id].name.first.clone());
    assert!(hers.contains(&format!("contact van {her_name}")) && !hers.contains(&format!("contact van {his_name}")));
}

#[test]
fn a_ground_can_be_worded_and_not_be_left_empty_and_a_stranger_gets_nothing() {
    let (world, cases) = two_cases();
    let own = "Namen van anderen laten we weg.";
    let edits = BTreeMap::from([("withheld:others".to_owned(), own.to_owned())]);
    assert!(text(&packed(&world, &cases, NOOR, Asker::Pupil {}, &edits).document).contains(own));
    let empty = BTreeMap::from([("withheld:others".to_owned(), " ".to_owned())]);
    assert!(packed(&world, &cases, NOOR, Asker::Pupil {}, &empty).has_blanks());
    let stranger = asked(NOOR, Asker::Guardian { guardian: SEMS_MOTHER }, world.today);
    let package = Package { request: &stranger, cases: &cases, edits: &BTreeMap::new(), stays: &[] };
    assert!(access(package, desk(&world)).is_err());
    let nobody = text(&packed(&world, &[], JAAP, Asker::Pupil {}, &BTreeMap::new()).document);
    assert!(nobody.contains("Je staat in geen enkel dossier"), "that nothing is kept is an answer too");
}
