//! Which papers can be made of a case now, and for whom.

use chrono::NaiveDate;

use super::{agreements, family};
use crate::case::{Case, Conversation, Measure, Phase, Standing};
use crate::document::DocumentKind;
use crate::ids::{ConversationId, GuardianId, PupilId};
use crate::measure::{Letter, LetterOf, Plan};
use crate::model::{Authority, ConsentScope, Recipient, Round};
use crate::people::{Custody, People};
use crate::protocol::Step;

/// A paper that can be made now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Which paper.
    pub kind: DocumentKind,
    /// For whom.
    pub recipient: Recipient,
    /// About which conversation.
    pub conversation: Option<ConversationId>,
    /// The letter of a measure it is.
    pub letter: Option<LetterOf>,
    /// The round it is of.
    pub round: Round,
    /// The version it would get.
    pub version: u32,
}

/// The papers that can be made of a case now, in the order of the steps. Parents who are no addressee on the date that
/// counts are left out: [`held_back`] has those.
pub fn offers(case: &Case, people: &People, today: NaiveDate) -> Vec<Offer> {
    candidates(case, people, today).into_iter().filter(|(_, why)| why.is_none()).map(|(offer, _)| offer).collect()
}

/// The papers for parents who are no addressee on the date that counts, with why not. Freezing one asks for a reason.
pub fn held_back(case: &Case, people: &People, today: NaiveDate) -> Vec<(Offer, Standing)> {
    candidates(case, people, today).into_iter().filter_map(|(offer, why)| Some((offer, why?))).collect()
}

fn candidates(case: &Case, people: &People, today: NaiveDate) -> Vec<(Offer, Option<Standing>)> {
    let mut list = List { case, people, today, candidates: Vec::new() };
    list.sheets_and_invitations();
    for pupil in case.parties().filter(|pupil| agreements::concerns(case, *pupil)) {
        list.family(DocumentKind::Agreements, pupil);
    }
    for conversation in &case.conversations {
        list.conversation(conversation);
    }
    for measure in &case.measures {
        list.measure(measure);
    }
    list.closing();
    list.candidates
}

/// Papers, each with why it is held back, if it is.
struct List<'a> {
    case: &'a Case,
    people: &'a People,
    today: NaiveDate,
    candidates: Vec<(Offer, Option<Standing>)>,
}

impl List<'_> {
    fn add(
        &mut self,
        kind: DocumentKind,
        recipient: Recipient,
        conversation: Option<ConversationId>,
        letter: Option<LetterOf>,
    ) {
        let on = self.case.reader_date(letter, self.today);
        let scope = kind.scope();
        let why = match &recipient {
            Recipient::Pupil { .. } | Recipient::Authority { .. } => None,
            Recipient::Guardians { pupil, guardians } => {
                guardians.iter().map(|id| self.standing(*pupil, *id, scope, on)).find(|standing| !standing.may())
            }
        };
        let version = self.case.next_version(kind, &recipient, conversation, letter);
        let round = self.case.round_of_paper(conversation, letter);
        self.candidates.push((Offer { kind, recipient, conversation, letter, round, version }, why));
    }

    fn standing(&self, pupil: PupilId, guardian: GuardianId, scope: ConsentScope, on: NaiveDate) -> Standing {
        self.case.standing(self.people, pupil, guardian, scope, on)
    }

    /// A copy for the pupil, and one for each parent.
    fn family(&mut self, kind: DocumentKind, pupil: PupilId) {
        self.add(kind, Recipient::Pupil { pupil }, None, None);
        self.parents(kind, pupil);
    }

    fn parents(&mut self, kind: DocumentKind, pupil: PupilId) {
        for guardian in self.people.guardians_of(pupil) {
            self.add(kind, parent(pupil, guardian.id), None, None);
        }
    }

    /// Until 18 the parents are invited, from then on the pupil; a parent then only as the pupil agrees.
    fn invitation(&mut self, kind: DocumentKind, pupil: PupilId) {
        if self.people.pupils.get(&pupil).is_some_and(|known| known.is_adult_on(self.today)) {
            self.add(kind, Recipient::Pupil { pupil }, None, None);
        }
        self.parents(kind, pupil);
    }

    /// What a family is told and invited to, and the form for a pupil's own story.
    fn sheets_and_invitations(&mut self) {
        let case = self.case;
        let active = matches!(case.phase, Phase::Open | Phase::Closed);
        let pupils: Vec<PupilId> = case.participations.iter().map(|p| p.pupil).collect();
        for pupil in pupils.into_iter().filter(|_| active) {
            if family::is_told_about(case, pupil) {
                self.family(DocumentKind::CaseSheet, pupil);
            }
            if family::writes(case, pupil) {
                self.add(DocumentKind::StatementForm, Recipient::Pupil { pupil }, None, None);
            }
            if family::is_invited(case, pupil) {
                self.invitation(DocumentKind::TalkInvitation, pupil);
            }
            if family::has_meeting(case, pupil) {
                self.invitation(DocumentKind::MeetingInvitation, pupil);
            }
        }
    }

    /// What tells of the end, and the summary for the pupil's own file.
    fn closing(&mut self) {
        let case = self.case;
        for pupil in case.parties().filter(|pupil| family::has_ended(case, *pupil)) {
            self.family(DocumentKind::ClosingNotice, pupil);
        }
        let looked_at = case.finding().is_some() || case.incident_now().is_some_and(|incident| incident.serious);
        let active = matches!(case.phase, Phase::Open | Phase::Closed);
        for pupil in case.parties().filter(|_| looked_at && active) {
            let authority = Authority::PupilFile;
            self.add(DocumentKind::MagisterSummary, Recipient::Authority { pupil, authority }, None, None);
        }
    }

    /// The report of a conversation with parents, for those who were there; from 18 also for the pupil, who is then the
    /// one to be informed.
    fn conversation(&mut self, conversation: &Conversation) {
        let kind = match conversation.step {
            Step::Parents => DocumentKind::ParentReport,
            Step::Measures => DocumentKind::MeetingReport,
            _ => return,
        };
        let [pupil] = conversation.pupils.as_slice() else { return };
        let (pupil, about) = (*pupil, Some(conversation.id));
        let adult = self.people.pupils.get(&pupil).is_some_and(|known| known.is_adult_on(self.today));
        if adult {
            self.add(kind, Recipient::Pupil { pupil }, about, None);
        }
        if conversation.guardians.is_empty() {
            // A meeting of step 7 without parents: under 18 for each parent with custody.
            let family = self.people.guardians_of(pupil).into_iter();
            let parents: Vec<_> = family.filter(|g| g.custody_of(pupil) == Some(Custody::Yes)).map(|g| g.id).collect();
            for guardian in parents.into_iter().filter(|_| !adult) {
                self.add(kind, parent(pupil, guardian), about, None);
            }
            return;
        }
        let (readers, others): (Vec<_>, Vec<_>) =
            conversation.guardians.iter().partition(|id| self.standing(pupil, **id, kind.scope(), self.today).may());
        if !readers.is_empty() {
            self.add(kind, Recipient::Guardians { pupil, guardians: readers }, about, None);
        }
        for guardian in others {
            self.add(kind, parent(pupil, guardian), about, None);
        }
    }

    /// The letters that a measure has now, a copy for each reader.
    fn measure(&mut self, measure: &Measure) {
        let decided = measure.decision().is_some();
        let mut letters = Vec::new();
        if !decided {
            letters.push(Letter::Proposal {});
        }
        if !decided || measure.not_heard_before.is_some() {
            letters.push(Letter::Invitation {});
        }
        let hearings = u8::try_from(measure.heard.len()).unwrap_or(u8::MAX);
        letters.extend((0..hearings).map(|number| Letter::Hearing { number }));
        if measure.plan().is_removal() && !decided {
            letters.push(Letter::Announcement {});
        }
        if decided {
            letters.push(Letter::Decision {});
            if match measure.plan() {
                Plan::Suspension { first, last, .. } => last > first,
                Plan::Removal { .. } => true,
            } {
                letters.push(Letter::Inspectorate {});
            }
            if measure.asks_municipality(self.people) {
                letters.push(Letter::Municipality {});
            }
        }
        let ruled = measure.objections.iter().filter(|objection| objection.decision.is_some());
        letters.extend(ruled.map(|objection| Letter::Objection { objection: objection.id }));
        for letter in letters.into_iter().filter(|letter| measure.still_tells(*letter)) {
            let kind = measure.kind_of(letter);
            for reader in self.case.letter_readers(measure, letter, self.people, self.today) {
                self.add(kind, reader, None, Some(LetterOf { measure: measure.id, letter }));
            }
        }
    }
}

fn parent(pupil: PupilId, guardian: GuardianId) -> Recipient {
    Recipient::Guardians { pupil, guardians: vec![guardian] }
}
