//! Closing, opening again, the next round, withdrawing; and freezing a document.

use chrono::NaiveDate;

use super::{Decision, Texts};
use crate::action::{ReportMade, SignatureInput, SignatureWay};
use crate::case::{Field, FollowUpState, MeasureRefusal, Refusal};
use crate::document::Subject;
use crate::event::{Event, NameStored, NameWay, SignatureStored, SignedWay};
use crate::ids::{PupilId, StaffId};
use crate::model::{ContactWay, Recipient, Round, Signer, Warning};
use crate::names::Named;
use crate::protocol::Step;
use crate::text::{About, Prose};

impl Decision<'_> {
    pub(super) fn record_finding(&mut self, on: NaiveDate, stopped: bool, shows: &Prose) -> Result<(), Refusal> {
        self.past(on, Field::On, &[])?;
        let mut texts = self.texts();
        let shows = texts.must(About::Case, shows, Field::Shows)?;
        self.push(Event::FindingRecorded { round: self.case.round, on, stopped, shows }, texts);
        Ok(())
    }

    pub(super) fn inform_family(
        &mut self,
        pupil: PupilId,
        on: NaiveDate,
        channel: ContactWay,
        note: &Prose,
        by: Option<StaffId>,
    ) -> Result<(), Refusal> {
        self.pupil_in_case(pupil)?;
        let by = by.unwrap_or(self.context.actor);
        self.known_staff(&[by])?;
        if !self.case.parties().any(|party| party == pupil) {
            return Err(Refusal::WrongRole);
        }
        self.past(on, Field::On, &[pupil])?;
        let mut texts = self.texts();
        let note = texts.may(About::Pupil(pupil), note, Field::Note)?;
        self.push(Event::FamilyInformed { round: self.case.round, pupil, on, channel, note, by: Some(by) }, texts);
        Ok(())
    }

    pub(super) fn answer_incident(
        &mut self,
        serious: bool,
        registered_on: Option<NaiveDate>,
        registered_by: &Prose,
    ) -> Result<(), Refusal> {
        let mut texts = self.texts();
        let registered_by = match registered_on {
            Some(on) => {
                self.past(on, Field::RegisteredOn, &[])?;
                Some(texts.must_short(About::Case, registered_by, Field::RegisteredBy)?)
            }
            None => texts.may_short(About::Case, registered_by, Field::RegisteredBy)?,
        };
        self.push(Event::IncidentAnswered { round: self.case.round, serious, registered_on, registered_by }, texts);
        Ok(())
    }

    pub(super) fn close(&mut self, light: bool, note: &Prose) -> Result<(), Refusal> {
        if self.case.pause().is_some() {
            return Err(Refusal::CasePaused);
        }
        if light {
            // Decided in this stretch: what was no bullying before it came back may be bullying now.
            let decided = self.case.assessments.last().filter(|last| last.stretch == self.case.stretch);
            if !decided.is_some_and(|last| last.outcome.allows_light_closing()) {
                return Err(Refusal::NoLightClosing);
            }
        } else {
            if !self.case.finding().is_some_and(|finding| finding.stopped) {
                return Err(Refusal::NoFinding);
            }
            if self.case.incident_now().is_none() {
                return Err(Refusal::IncidentOpen);
            }
            let uninformed = self.case.present_parties().any(|pupil| !self.case.is_told(pupil));
            self.warn_if(uninformed, Warning::FamilyNotInformed);
        }
        // What is planned stays planned, and can be held after closing. Advice and one check are what a light closing is.
        let open = self.case.follow_ups.iter().filter(|f| f.state == FollowUpState::Planned).count();
        self.warn_if(open > usize::from(light), Warning::OpenFollowUps);
        self.warn_of_duties();
        self.warn_if(!self.case.untold().is_empty(), Warning::CaseUntold);
        let mut texts = self.texts();
        let note = texts.may(About::Case, note, Field::Note)?;
        self.push(Event::CaseClosed { on: self.context.today, light, note }, texts);
        Ok(())
    }

    pub(super) fn reopen(&mut self, reason: &Prose) -> Result<(), Refusal> {
        let mut texts = self.texts();
        let reason = texts.must(About::Case, reason, Field::Reason)?;
        self.push(Event::CaseReopened { on: self.context.today, reason }, texts);
        Ok(())
    }

    pub(super) fn start_round(&mut self, reason: &Prose) -> Result<(), Refusal> {
        let now = self.case.round;
        let steps = [Step::Bullied, Step::Bullying, Step::Together];
        if steps.iter().all(|step| self.case.conversations_of(*step, now).next().is_none()) {
            return Err(Refusal::RoundEmpty);
        }
        let mut texts = self.texts();
        let reason = texts.must(About::Case, reason, Field::Reason)?;
        let round = Round(now.0.saturating_add(1));
        self.push(Event::RoundStarted { round, on: self.context.today, reason }, texts);
        Ok(())
    }

    fn warn_of_duties(&mut self) {
        let owed = !self.case.duties(&self.measure_facts()).is_empty();
        self.warn_if(owed, Warning::OpenMeasureDuties);
    }

    pub(super) fn withdraw(&mut self, reason: &Prose) -> Result<(), Refusal> {
        self.warn_of_duties();
        let mut texts = self.texts();
        let stored = texts.must(About::Case, reason, Field::Reason)?;
        self.push(Event::CaseWithdrawn { on: self.context.today, reason: stored }, texts);
        self.cancel_planned(reason, |_| true)
    }

    pub(super) fn freeze(&mut self, report: &ReportMade) -> Result<(), Refusal> {
        let pupil = report.recipient.pupil();
        self.pupil_in_case(pupil)?;
        if self.case.reports.iter().any(|known| known.id == report.id) {
            return Err(Refusal::AlreadyRecorded);
        }
        if let Recipient::Guardians { guardians, .. } = &report.recipient {
            if guardians.is_empty() {
                return Err(Refusal::NoGuardian);
            }
            for id in guardians {
                self.guardian_of(*id, pupil)?;
                let on = self.case.reader_date(report.letter, self.context.today);
                let standing = self.case.standing(self.context.people, pupil, *id, report.kind.scope(), on);
                self.warn_if(!standing.may(), Warning::NotAddressee);
            }
        }
        self.check_reported(report, pupil)?;
        let mut texts = self.texts();
        let mut signatures = Vec::new();
        for signature in &report.signatures {
            self.check_signer(signature.signer, pupil)?;
            let way = match &signature.way {
                SignatureWay::Drawn { .. } => SignedWay::Drawn,
                SignatureWay::Paper {} => SignedWay::Paper,
                SignatureWay::ReadAtHome {} => SignedWay::ReadAtHome,
                SignatureWay::NotSigned { reason, witness } => SignedWay::NotSigned {
                    reason: texts.must(About::Pupil(pupil), reason, Field::Reason)?,
                    witness: texts.must_short(About::Pupil(pupil), witness, Field::Witness)?,
                },
            };
            let SignatureInput { signer, meaning, .. } = signature;
            signatures.push(SignatureStored { signer: *signer, meaning: *meaning, way });
        }
        let names = self.settled(report, &mut texts)?;
        let event = Event::ReportFrozen {
            report: report.id,
            kind: report.kind,
            round: self.case.round_of_paper(report.conversation, report.letter),
            recipient: report.recipient.clone(),
            conversation: report.conversation,
            version: self.case.next_version(report.kind, &report.recipient, report.conversation, report.letter),
            on: self.context.today,
            sha256: report.sha256.clone(),
            signatures,
            letter: report.letter,
            names,
        };
        self.push(event, texts);
        report.letter.map_or(Ok(()), |of| self.letter_frozen(of, report))
    }

    /// What was done about names of others. A reason is about the one whose name stays, and goes with that pupil.
    fn settled(&self, report: &ReportMade, texts: &mut Texts<'_>) -> Result<Vec<NameStored>, Refusal> {
        let mut names = Vec::new();
        for settled in &report.names {
            let way = match &settled.stays {
                Some(reason) => {
                    let about = match settled.person {
                        Named::Pupil(pupil) if self.case.role_of(pupil).is_some() => About::Pupil(pupil),
                        _ => About::Case,
                    };
                    NameWay::Stays { reason: texts.must(about, reason, Field::Reason)? }
                }
                None if settled.reference => NameWay::Reference,
                None => NameWay::Words,
            };
            names.push(NameStored { part: settled.part.clone(), person: settled.person, way });
        }
        Ok(names)
    }

    /// A report is about a conversation of its own step with this pupil or this pupil's parents.
    fn check_reported(&self, report: &ReportMade, pupil: PupilId) -> Result<(), Refusal> {
        let step = match report.kind.subject() {
            Subject::Conversation(step) => step,
            Subject::Measure => return self.check_letter_paper(report),
            Subject::Case => {
                let alone = report.letter.is_none() && report.conversation.is_none();
                return if alone { Ok(()) } else { Err(Refusal::UnknownConversation) };
            }
        };
        if report.letter.is_some() {
            return Err(MeasureRefusal::WrongKind.into());
        }
        let Some(id) = report.conversation else {
            return if step == Step::Together { Ok(()) } else { Err(Refusal::UnknownConversation) };
        };
        let found = self.case.conversation(id).filter(|c| c.step == step && c.pupils.contains(&pupil));
        found.map(|_| ()).ok_or(Refusal::UnknownConversation)
    }

    fn check_signer(&self, signer: Signer, pupil: PupilId) -> Result<(), Refusal> {
        let known = match signer {
            Signer::Pupil { id } => id == pupil,
            Signer::Guardian { id } => {
                self.context.people.guardians.get(&id).is_some_and(|g| g.custody_of(pupil).is_some())
            }
            Signer::Staff { id } => self.context.people.staff.contains_key(&id),
        };
        if known { Ok(()) } else { Err(Refusal::UnknownSigner) }
    }
}
