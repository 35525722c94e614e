//! A report of three pages: composed, laid out, written, sealed, verified, kept.

use std::collections::BTreeMap;

use app::Session;
use chrono::TimeDelta;
use domain::action::{Action, SignatureInput, SignatureWay};
use domain::case::Case;
use domain::compose::{Composed, Desk, Request, compose, signers};
use domain::document::{Document, DocumentKind, Drawing, SealNote};
use domain::ids::{CaseId, ReportId, StaffId};
use domain::model::{CaseNumber, Recipient, Role};
use domain::people::{Name, Staff, StaffRole};
use domain::protocol::Step;
use rand::SeedableRng as _;
use rand::rngs::StdRng;
use seal::{Holder, SealingKey, Verdict};
use uuid::Uuid;

use crate::figure::{Outcome, Times, tell, tell_ms};
use crate::folk::Folk;
use crate::scribe::Scribe;
use crate::{compared, script, store};

const REASON: &str = "Vastgelegd door de school";
const PAGES: usize = 3;
const LONG: usize = 40;

/// Measures a paper by itself, without a vault.
pub fn measure(small: bool) -> Outcome {
    let name = Name { first: "Joke".into(), infix: "de".into(), last: "Vries".into(), call: String::new() };
    let folk = Folk::new(8, Staff { id: StaffId(Uuid::from_u128(1)), name, role: StaffRole::Mentor });
    let mut scribe = Scribe::new(&folk, store::today(), CaseNumber { year: 2026, serial: 14 });
    tell_three_pages(&mut scribe)?;
    let now = scribe.now();
    let holder = Holder { name: "Joke de Vries (mentor)".into(), school: folk.school.name.clone() };
    let chance = &mut StdRng::seed_from_u64(7);
    let key = SealingKey::generate(&holder, now - TimeDelta::days(1), now + TimeDelta::days(3650), chance)?;

    let request = request(&scribe.case, &folk)?;
    let composed = composed(&scribe, &request)?;
    let pdf = report::write(&composed.document)?;
    let sealed = seal::sign(&pdf.bytes, &key, now, REASON)?;
    if pdf.pages != PAGES || composed.has_findings() {
        return Err(format!("not the report it should be: {} pages", pdf.pages).into());
    }
    let verify = || match seal::verify(&sealed, &[key.fingerprint()]) {
        Verdict::Intact(seal) => Ok(seal),
        _ => Err("the seal is not intact".into()),
    };
    verify()?;

    let runs = if small { 5 } else { 100 };
    let times = Times::of(runs, || self::composed(&scribe, &request))?;
    tell_ms("report of 3 pages: composed, scanned for names", times.median(), None);
    let times = Times::of(runs, || Ok(report::count_pages(&composed.document)?))?;
    tell_ms("report of 3 pages: laid out", times.median(), None);
    let times = Times::of(runs, || Ok(report::write(&composed.document)?))?;
    tell_ms("report of 3 pages: laid out, tagged, written", times.median(), None);
    let times = Times::of(runs, || Ok(seal::sign(&pdf.bytes, &key, now, REASON)?))?;
    tell_ms("report of 3 pages: sealed", times.median(), None);
    let made = || Ok(seal::sign(&report::write(&composed.document)?.bytes, &key, now, REASON)?);
    let ours = Times::of(runs, made)?.median();
    tell_ms("report of 3 pages: laid out, written, sealed", ours, 25.0);
    let times = Times::of(runs, verify)?;
    tell_ms("report of 3 pages: seal verified", times.median(), None);
    let whole = || {
        let document = self::composed(&scribe, &request)?.document;
        let sealed = seal::sign(&report::write(&document)?.bytes, &key, now, REASON)?;
        Ok(seal::verify(&sealed, &[key.fingerprint()]))
    };
    tell_ms("report of 3 pages: all of that together", Times::of(runs, whole)?.median(), None);
    tell_size("report of 3 pages: size of the file", sealed.len(), Some(100.0));
    compared::tell(&composed.document, ours, small)?;

    let long = long(&composed.document)?;
    let pdf = report::write(&long)?;
    let runs = if small { 2 } else { 20 };
    let times = Times::of(runs, || Ok(report::count_pages(&long)?))?;
    tell_ms("report of 40 pages: laid out", times.median(), None);
    let times = Times::of(runs, || Ok(seal::sign(&report::write(&long)?.bytes, &key, now, REASON)?))?;
    tell_ms("report of 40 pages: laid out, written, sealed", times.median(), None);
    let sealed = seal::sign(&pdf.bytes, &key, now, REASON)?;
    let times = Times::of(runs, || Ok(seal::verify(&sealed, &[key.fingerprint()])))?;
    tell_ms("report of 40 pages: seal verified", times.median(), None);
    tell_size("report of 40 pages: size of the file", sealed.len(), None);
    Ok(())
}

#[expect(clippy::cast_precision_loss, reason = "a report is not that large")]
fn tell_size(name: &str, bytes: usize, goal: Option<f64>) {
    tell(name, bytes as f64 / 1e3, "kB", goal);
}

/// The same report with its content again and again, until it has 40 pages.
fn long(document: &Document) -> Outcome<Document> {
    let mut long = document.clone();
    for block in document.blocks.iter().cycle() {
        match report::count_pages(&long)? {
            ..LONG => long.blocks.push(block.clone()),
            LONG => return Ok(long),
            _ => break,
        }
    }
    Err("no content gives forty pages".into())
}

/// Freezes such a report in a vault, version after version.
pub fn freeze(session: &mut Session, case: CaseId) -> Outcome {
    let file = session.case(case)?;
    let request = request_of(&file.case, &file.people, session.me()?.id)?;
    let times = Times::of(20, || Ok(session.freeze(case, &request)?))?;
    tell_ms("report of 3 pages: frozen and kept in the vault", times.median(), None);
    Ok(())
}

/// A case up to the talk with the parents of the gepeste leerling, with as long an account as three pages hold.
pub fn tell_three_pages(scribe: &mut Scribe<'_>) -> Outcome {
    script::ordinary(scribe, 6)?;
    let pupil = scribe.case.pupils(Role::Bullied).next().ok_or("nobody is bullied")?;
    let mut talk = script::parent_talk(scribe, pupil, 0);
    let (paragraph, mut longest) = (scribe.folk.prose(4), None);
    for paragraphs in 1.. {
        let mut next = scribe.in_two_minds();
        talk.account.0 = vec![paragraph.as_str(); paragraphs].join("\n");
        next.does(Action::Record { conversation: Box::new(talk.clone()) })?;
        let document = composed(&next, &request(&next.case, scribe.folk)?)?.document;
        match report::write(&document)?.pages {
            ..PAGES => {}
            PAGES => longest = Some(next),
            _ => break,
        }
    }
    let longest = longest.ok_or("no account gives three pages")?;
    scribe.case = longest.case;
    scribe.events.extend(longest.events);
    Ok(())
}

fn composed(scribe: &Scribe<'_>, request: &Request) -> Outcome<Composed> {
    let folk = scribe.folk;
    let seal = SealNote { holder: "Joke de Vries (mentor), Voorbeeldcollege".into(), fingerprint: "0F ".repeat(32) };
    let desk = Desk {
        people: &folk.people,
        school: &folk.school,
        author: folk.mentor,
        today: scribe.today,
        now: scribe.now(),
        id: ReportId(Uuid::from_u128(2)),
        chain_head: &"0f".repeat(32),
        mark: None,
        seal: Some(&seal),
    };
    Ok(compose(&scribe.case, request, desk)?)
}

fn request(case: &Case, folk: &Folk) -> Outcome<Request> {
    request_of(case, &folk.people, folk.mentor)
}

/// A report of the last talk with parents, for all of them, signed on the screen by everyone.
fn request_of(case: &Case, people: &domain::people::People, mentor: StaffId) -> Outcome<Request> {
    let talk = case.conversations.iter().rfind(|talk| talk.step == Step::Parents).ok_or("no talk with parents")?;
    let pupil = *talk.pupils.first().ok_or("a talk about nobody")?;
    let guardians = people.guardians_of(pupil).iter().map(|guardian| guardian.id).collect();
    let recipient = Recipient::Guardians { pupil, guardians };
    let (kind, conversation) = (DocumentKind::ParentReport, Some(talk.id));
    let mut request = Request {
        kind,
        recipient,
        conversation,
        letter: None,
        edits: BTreeMap::new(),
        stays: Vec::new(),
        signatures: Vec::new(),
    };
    let asked = signers(&request, mentor).into_iter();
    request.signatures = asked
        .map(|(signer, meaning)| SignatureInput { signer, meaning, way: SignatureWay::Drawn { drawing: signature() } })
        .collect();
    Ok(request)
}

/// Two strokes with as many points as a hand makes.
fn signature() -> Drawing {
    let wave = (0..120_u16).map(|step| (40 + 4 * step, 100 + 60 * (step % 16).abs_diff(8) / 8)).collect();
    let line = (0..40_u16).map(|step| (80 + 10 * step, 170 - step / 2)).collect();
    Drawing { width: 600, height: 200, strokes: vec![wave, line] }
}
