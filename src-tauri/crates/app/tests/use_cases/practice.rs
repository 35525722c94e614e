//! The practice vault: every example is there, whatever the day, and its papers leak nothing.

use std::collections::{BTreeMap, BTreeSet};

use app::domain::agenda::Bucket;
use app::domain::calendar::{Calendar, Day, NoSchool};
use app::domain::case::{FollowUpState, Missing, Phase};
use app::domain::compose::Offer;
use app::domain::document::DocumentKind;
use app::domain::ids::PupilId;
use app::domain::model::Round;
use app::domain::names::fold;
use app::domain::people::{Name, People};
use app::domain::protocol::Step;
use app::{AppError, CaseFile, CaseOrder, Clock, DocumentRequest, Door, Found, KdfCost, Session};

use crate::support::{at, folder, practice_door, signed_on_paper, text_of};

fn files(session: &Session) -> Vec<CaseFile> {
    let lines = session.cases("", None, CaseOrder::Number, 0, 50).unwrap().rows;
    lines.into_iter().map(|line| session.case(line.case).unwrap()).collect()
}

/// The next thing to do in each open case: step and what.
fn next(files: &[CaseFile]) -> Vec<(Round, Step, Missing)> {
    files.iter().filter_map(|file| file.progress.next.map(|next| (file.case.round, next.step, next.what))).collect()
}

#[test]
fn there_is_a_case_in_every_step() {
    let dir = folder();
    let door = practice_door(dir.path(), "2026-11-24T10:00:00Z");
    let session = door.open_practice().unwrap();
    assert!(session.is_practice() && session.is_recovery_confirmed().unwrap());
    assert_eq!(session.now(), at("2026-11-24T10:00:00Z"), "back in the present");
    let files = files(&session);
    let next = next(&files);
    for (round, step) in [
        (1, Step::Bullied),
        (1, Step::Bullying),
        (1, Step::Together),
        (1, Step::Parents),
        (1, Step::FollowUp),
        (1, Step::Closing),
        (2, Step::Measures),
        (2, Step::FollowUp),
    ] {
        assert!(next.iter().any(|found| found.0 == Round(round) && found.1 == step), "{step:?} in round {round}");
    }
    assert!(next.iter().any(|found| found.2 == Missing::Close), "one can be closed lightly");
    let phases: Vec<Phase> = files.iter().map(|file| file.case.phase).collect();
    assert_eq!(phases.iter().filter(|phase| **phase == Phase::Closed).count(), 2);
    assert_eq!(phases.iter().filter(|phase| **phase == Phase::Withdrawn).count(), 1);
    let meeting = files.iter().find(|file| file.case.conversations_of(Step::Measures, Round(2)).next().is_some());
    let versions = meeting.unwrap().case.reports.iter().filter(|report| report.kind == DocumentKind::MeetingReport);
    assert_eq!(versions.count(), 2, "two versions of the report of the meeting");
    let merged = files.iter().find(|file| file.case.merged_into().is_some()).unwrap();
    assert_eq!(merged.linked.len(), 2, "merged into one case, and linked to another");
    let roles = |file: &CaseFile| -> Vec<PupilId> { file.case.participations.iter().map(|p| p.pupil).collect() };
    let pages = files.iter().flat_map(roles).map(|pupil| session.pupil_page(pupil).unwrap().cases);
    let differ = pages.filter(|cases| cases.iter().any(|case| case.role != cases[0].role)).count();
    assert!(differ > 0, "a pupil has other roles in another case");
    let mut measures = files.iter().flat_map(|file| &file.case.measures);
    assert!(
        measures.any(|measure| measure.inspectorate.is_some() && !measure.lifts.is_empty()),
        "a suspension, complete"
    );
    let mut removals = files.iter().flat_map(|file| &file.case.measures).filter(|measure| measure.plan().is_removal());
    assert!(removals.any(|removal| removal.requested.is_some() && removal.decisions.is_empty()), "half-way");
    checks_show_every_form(&session, &files);
    let mut measures = files.iter().flat_map(|file| &file.case.measures);
    assert!(
        measures.any(|measure| measure.objections.iter().any(|objection| objection.decision.is_some())),
        "an objection"
    );
    let reports = || files.iter().flat_map(|file| &file.case.reports);
    for kind in DocumentKind::ALL.into_iter().filter(|kind| kind.is_letter()) {
        assert!(reports().any(|report| report.kind == kind), "no frozen {kind:?}");
    }
    let concepts = files.iter().flat_map(|file| &file.case.measures).flat_map(|measure| &measure.letters);
    let concept =
        concepts.filter(|made| made.concept).find_map(|made| made.report).expect("a letter that is a concept");
    let text = text_of(&session.frozen(concept).unwrap().pdf).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("de brief is nog niet compleet") && text.contains("Dit is nog niet vastgelegd."), "{text}");
    let overview = session.overview().unwrap();
    let buckets: Vec<Bucket> = overview.agenda.iter().map(|part| part.bucket).collect();
    assert_eq!(buckets, [Bucket::TooLate, Bucket::Today, Bucket::ThisWeek]);
    assert!(!overview.silent.is_empty());
    assert!(!session.is_practice_stale().unwrap());
}

/// Checks that a projectweek moved far, that wait for the police, and one beyond the holidays that are known.
fn checks_show_every_form(session: &Session, files: &[CaseFile]) {
    let calendar = Calendar::of(session.school());
    let week = session.school().own_days.first().unwrap();
    assert_eq!(calendar.no_school(week.first), Some(NoSchool::OwnDay("projectweek".to_owned())));
    let checks = |file: &CaseFile| file.case.follow_ups.clone();
    let far: Vec<_> = files.iter().flat_map(checks).filter(|check| check.original == week.first).collect();
    assert!(far.iter().any(|check| (check.date - check.original).num_days() > 3), "none is moved far: {far:?}");
    let unknown = files.iter().flat_map(checks).find(|check| calendar.day(check.date) == Day::Unknown);
    assert!(unknown.is_some_and(|check| check.state == FollowUpState::Planned), "one on a day nobody knows of");
    let paused = files.iter().find(|file| file.case.pause().is_some()).unwrap();
    let waits = paused.case.follow_ups.iter().any(|check| check.state == FollowUpState::Planned);
    assert!(waits, "a check waits for the end of the pause");
}

#[test]
fn any_day_of_the_year_will_do() {
    // New Year's night, the Sunday the clock changes, the summer holiday, a leap day, a year without known holidays.
    for moment in [
        "2027-01-01T00:05:00Z",
        "2027-03-28T02:30:00Z",
        "2027-08-10T09:00:00Z",
        "2028-02-29T23:50:00Z",
        "2033-05-05T12:00:00Z",
    ] {
        let dir = folder();
        let session = practice_door(dir.path(), moment).open_practice().unwrap();
        let files = files(&session);
        assert_eq!(files.len(), 16, "{moment}");
        let steps: BTreeSet<Step> = next(&files).into_iter().map(|found| found.1).collect();
        assert!(steps.contains(&Step::Bullied) && steps.contains(&Step::Measures), "{moment}: {steps:?}");
        let today = session.today();
        for file in &files {
            assert!(file.case.timeline.iter().all(|line| line.entered_at < session.now()), "{moment}");
            assert!(file.case.conversations.iter().all(|talk| talk.held_on < today), "{moment}");
        }
    }
}

#[test]
fn what_is_kept_of_the_examples_equals_what_is_rebuilt() {
    let dir = folder();
    let mut session = practice_door(dir.path(), "2026-11-24T10:00:00Z").open_practice().unwrap();
    let look = |session: &Session| {
        let lines = session.cases("", None, CaseOrder::Number, 0, 50).unwrap().rows;
        let people = session.people().pupils.values().map(|pupil| pupil.name.full());
        let found: Vec<_> = people.map(|name| session.cases(&name, None, CaseOrder::Number, 0, 50).unwrap()).collect();
        (lines, found, session.whole_agenda().unwrap())
    };
    let kept = look(&session);
    session.rebuild_projections().unwrap();
    assert_eq!(look(&session), kept);
}

#[test]
fn it_is_made_once_and_made_anew_on_request() {
    let dir = folder();
    let door = practice_door(dir.path(), "2026-11-24T10:00:00Z");
    let session = door.open_practice().unwrap();
    let head = session.chain_head().unwrap();
    session.close(true).unwrap();
    let session = door.open_practice().unwrap();
    assert_eq!(session.chain_head().unwrap(), head, "opened, not made again");
    drop(session);
    drop(door);
    let door = practice_door(dir.path(), "2026-12-24T10:00:00Z");
    let session = door.open_practice().unwrap();
    assert!(session.is_practice_stale().unwrap());
    drop(session);
    let session = door.reset_practice().unwrap();
    assert_ne!(session.chain_head().unwrap(), head);
    assert!(!session.is_practice_stale().unwrap());
    let earlier: Vec<_> = std::fs::read_dir(dir.path().join("earlier")).unwrap().collect();
    assert_eq!(earlier.len(), 1);
    assert!(earlier[0].as_ref().unwrap().path().join("current").join("vault.db").is_file(), "set aside, not deleted");
}

#[test]
fn a_practice_vault_that_can_not_be_used_is_set_aside() {
    let dir = folder();
    let door = practice_door(dir.path(), "2026-11-24T10:00:00Z");
    let mut session = door.open_practice().unwrap();
    let passphrase = app::PRACTICE_PASSPHRASE.to_owned();
    session.change_passphrase(passphrase, "een eigen geheime zin".to_owned(), KdfCost::for_tests()).unwrap();
    drop(session);
    drop(door.open_practice().unwrap());
    std::fs::write(dir.path().join("current").join("vault.db"), b"broken").unwrap();
    assert!(matches!(door.look().unwrap(), Found::Damaged(_)));
    drop(door.open_practice().unwrap());
    // Half made: the program was ended in the middle of it.
    let start = crate::support::first_start();
    let clock = Clock::at(at("2026-11-24T10:00:00Z"));
    let half = folder();
    let door = Door::claim(half.path(), true, clock, KdfCost::for_tests()).unwrap();
    drop(door.create(start, app::PRACTICE_PASSPHRASE.to_owned()).unwrap());
    assert_eq!(files(&door.open_practice().unwrap()).len(), 16);
}

#[test]
fn a_real_vault_is_never_practised_in() {
    let (home, session) = crate::support::Home::started();
    session.close(false).unwrap();
    let door = home.door();
    assert!(matches!(door.open_practice(), Err(AppError::NotFound)));
    assert!(matches!(door.reset_practice(), Err(AppError::NotFound)));
    assert_eq!(door.look().unwrap(), Found::Vault);
}

/// The names in a case that the family of a pupil must not read: told apart here without the program's own scan.
fn names_of_others(file: &CaseFile, reader: PupilId) -> BTreeSet<String> {
    let words = |name: &Name| {
        let parts = [&name.first, &name.call, &name.last].map(|part| fold(part)).join(" ");
        parts.split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
    };
    let people: &People = &file.people;
    let family = |pupil| people.guardians.values().filter(move |guardian| guardian.custody_of(pupil).is_some());
    let mut own: BTreeSet<String> = family(reader).flat_map(|guardian| words(&guardian.name)).collect();
    own.extend(words(&people.pupils[&reader].name));
    let mut others = BTreeSet::new();
    for pupil in people.pupils.values().filter(|pupil| pupil.id != reader) {
        others.extend(words(&pupil.name));
        others.extend(family(pupil.id).flat_map(|guardian| words(&guardian.name)));
    }
    others.retain(|word| word.chars().count() > 2 && !own.contains(word));
    others
}

fn leaks(text: &str, names: &BTreeSet<String>) -> Vec<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter(|word| names.contains(*word) || names.contains(word.trim_end_matches('s')))
        .map(str::to_owned)
        .collect()
}

#[test]
fn no_paper_of_any_example_names_another_family() {
    let dir = folder();
    let mut session = practice_door(dir.path(), "2026-11-24T10:00:00Z").open_practice().unwrap();
    let (mut made, mut blocked) = (0, 0);
    for file in files(&session) {
        let case = file.case.id;
        for report in &file.case.reports {
            let names = names_of_others(&file, report.recipient.pupil());
            assert_eq!(leaks(&text_of(&session.frozen(report.id).unwrap().pdf), &names), Vec::<String>::new());
        }
        for Offer { kind, recipient, conversation, letter, .. } in file.offers.clone() {
            let names = names_of_others(&file, recipient.pupil());
            assert!(!names.is_empty());
            let request = DocumentRequest {
                kind,
                recipient,
                conversation,
                letter,
                edits: BTreeMap::new(),
                stays: Vec::new(),
                signatures: Vec::new(),
            };
            let mut request = signed_on_paper(request, &session);
            let preview = session.preview(case, &request).unwrap();
            assert!(text_of(&preview.pdf).contains("Dit is een concept."));
            let found: Vec<_> = preview.passages.iter().filter(|passage| !passage.findings.is_empty()).collect();
            if !found.is_empty() {
                assert!(matches!(session.freeze(case, &request), Err(AppError::NamesFound)));
                blocked += 1;
            }
            for passage in preview.passages.iter().filter(|passage| passage.text.is_empty()) {
                request.edits.insert(passage.key.clone(), "Dinsdag om 15.30 uur, kamer 12.".to_owned());
            }
            for passage in found {
                let mut text = passage.text.clone();
                for finding in passage.findings.iter().rev() {
                    text.replace_range(finding.start..finding.end, "een andere leerling");
                }
                request.edits.insert(passage.key.clone(), text);
            }
            let id = session.freeze(case, &request).unwrap();
            let frozen = session.frozen(id).unwrap();
            let text = text_of(&frozen.pdf);
            assert!(text.contains("Dit is een voorbeeld met verzonnen gegevens."));
            assert_eq!(leaks(&text, &names), Vec::<String>::new(), "{} for {}", frozen.file_name, frozen.recipient);
            made += 1;
        }
    }
    assert!(made >= 30, "only {made} papers");
    assert!(blocked >= 1, "an example must show what a name does");
}
