//! Cases that hang together: linking, merging and splitting, each as one transaction over two cases.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::Datelike;
use domain::action::Safety;
use domain::calendar::Calendar;
use domain::case::{Case, Context, Refusal};
use domain::ids::{CaseId, ConversationId, PupilId};
use domain::journal::NewEvent;
use domain::model::{CaseNumber, Role, Warning};
use domain::protocol::Protocol;
use domain::relations::{self, Both, SplitInput};
use domain::text::Prose;
use vault::Writer;

use crate::cases::CaseFile;
use crate::chance::{self, Ids};
use crate::error::AppError;
use crate::projection;
use crate::session::{Session, protocol_of, stored};

/// What goes to a new case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// Who are in the new case, each in one role.
    pub pupils: Vec<(PupilId, Role)>,
    /// Those of them who stay in the old case too.
    pub staying: BTreeSet<PupilId>,
    /// The conversations that are copied, each only with pupils of the new case.
    pub conversations: Vec<ConversationId>,
    /// What the new case is about.
    pub what: Prose,
    /// Why.
    pub reason: Prose,
    /// Why all the same, for what a copied conversation is warned about.
    pub reasons: BTreeMap<Warning, Prose>,
}

impl Session {
    /// Says of two cases that they hang together, or that they are about the same. Answers the first.
    pub fn link_cases(
        &mut self,
        case: CaseId,
        other: CaseId,
        duplicate: bool,
        reason: &Prose,
    ) -> Result<CaseFile, AppError> {
        let (first, second) = self.both(case, other)?;
        self.change_both(&first, &second, |context| relations::link(&first, &second, duplicate, reason, context))?;
        self.case(case)
    }

    /// Lets a case go on in another one. Answers the other, where the work goes on.
    pub fn merge_cases(&mut self, case: CaseId, into: CaseId, reason: &Prose) -> Result<CaseFile, AppError> {
        let (first, second) = self.both(case, into)?;
        self.change_both(&first, &second, |context| relations::merge(&first, &second, reason, context))?;
        self.case(into)
    }

    /// Lets pupils of a case go on in a new one. Answers the new one.
    pub fn split_case(&mut self, case: CaseId, split: Split) -> Result<CaseFile, AppError> {
        let old = self.load(case)?;
        let new = Case::new(CaseId(chance::id()?));
        let Split { pupils, staying, conversations, what, reason, reasons } = split;
        // What was agreed about safety goes for these pupils too until somebody looks at it again.
        let safety = old.safety.as_ref().map_or_else(Safety::default, |safety| Safety {
            needs: safety.needs.clone(),
            note: safety.note.as_ref().and_then(|note| note.written()).map(Prose::from).unwrap_or_default(),
            parents_early: safety.parents_early,
            step_two_told_for: safety.step_two_told_for.filter(|day| *day >= self.clock.today()),
        });
        let input = SplitInput { pupils, staying, conversations, what, safety, reason, reasons };
        self.change_both(&old, &new, |context| relations::split(&old, &new, &input, context))?;
        self.case(new.id)
    }

    fn both(&self, case: CaseId, other: CaseId) -> Result<(Arc<Case>, Arc<Case>), AppError> {
        if case == other {
            return Err(Refusal::SameCase.into());
        }
        Ok((self.load(case)?, self.load(other)?))
    }

    /// As [`Session::change`], over two cases: both journals in one transaction, or none.
    fn change_both(
        &mut self,
        first: &Case,
        second: &Case,
        decide: impl FnOnce(&Context<'_>) -> Result<Both, Refusal>,
    ) -> Result<(), AppError> {
        let (now, today) = (self.clock.now(), self.clock.today());
        let protocol = protocol_of(first)?;
        // A copy of a conversation is checked against the points of the protocol it was held by.
        if second.opened.is_some() && protocol_of(second)?.version != protocol.version {
            return Err(AppError::Vault(vault::VaultError::Newer));
        }
        let protocol = if second.opened.is_none() { Protocol::current() } else { protocol };
        let (ids, calendar, me) = (Ids::new()?, Calendar::of(&self.school), self.me);
        let (people, school) = (&self.people, &self.school);
        self.vault.write(now, |writer| {
            let year = today.year();
            let serial = if second.opened.is_none() { writer.next_case_number(year)? } else { 0 };
            let context = Context {
                now,
                today,
                actor: me,
                ids: &|| ids.next(),
                number: CaseNumber { year, serial },
                people,
                school,
                calendar: &calendar,
                protocol,
            };
            let Both { first: to_first, second: to_second } = decide(&context)?;
            let follow = |writer: &mut Writer<'_>, case: &Case, events: &[NewEvent]| {
                let mut changed = case.clone();
                for event in events {
                    changed.apply(&event.entry(changed.seq + 1, now, me))?;
                }
                writer.append(case.id, case.seq, me, &stored(events, &changed, people))?;
                writer.put_projection(&projection::of(&changed, protocol_of(&changed)?, people, school))?;
                Ok::<_, AppError>(())
            };
            follow(writer, first, &to_first)?;
            follow(writer, second, &to_second)
        })?;
        self.forget_recent();
        Ok(())
    }
}
