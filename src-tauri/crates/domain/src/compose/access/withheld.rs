//! What is left out of a package, and on what ground: said in the package, in words a person can change.

use super::{Draft, texts};
use crate::compose::PassageKind;
use crate::document::Block;
use crate::model::ExternalStatus;

impl Draft<'_> {
    pub(super) fn left_out(&mut self) {
        let (pupil, cases) = (self.pupil.id, self.package.cases);
        let parent = self.parent.map(|parent| parent.id);
        let any = |found: &dyn Fn(&crate::case::Case) -> bool| cases.iter().any(found);
        let mut kept = Vec::new();
        if any(&|case| case.participations.iter().any(|p| p.pupil != pupil)) {
            kept.push(("others", texts::WITHHELD_OTHERS));
        }
        if any(&|case| case.conversations.iter().any(|talk| !talk.pupils.contains(&pupil))) {
            kept.push(("talks", texts::WITHHELD_TALKS));
        }
        let sanctioned = |case: &crate::case::Case| {
            case.sanctions.iter().any(|s| s.pupil != pupil) || case.measures.iter().any(|m| m.pupil != pupil)
        };
        if any(&sanctioned) {
            kept.push(("sanctions", texts::WITHHELD_SANCTIONS));
        }
        let shielded = |case: &crate::case::Case| {
            case.life.witnesses.iter().any(|witness| witness.pupil != pupil) || !case.life.evidence.is_empty()
        };
        if any(&shielded) {
            kept.push(("witnesses", texts::WITHHELD_WITNESSES));
        }
        let of_other_parent = |case: &crate::case::Case| {
            let talks = case.conversations.iter().filter(|talk| talk.pupils.contains(&pupil));
            talks.into_iter().any(|talk| !self.is_for(&talk.guardians))
                || case
                    .life
                    .requests
                    .iter()
                    .any(|request| request.pupil == pupil && parent.is_some_and(|id| id != request.guardian))
        };
        if any(&of_other_parent) {
            kept.push(("parent", texts::WITHHELD_PARENT));
        }
        if any(&|case| case.external() != ExternalStatus::None) {
            kept.push(("outside", texts::WITHHELD_OUTSIDE));
        }
        if kept.is_empty() {
            return;
        }
        self.teller.at(texts::LEFT_OUT.to_owned());
        let mut items = Vec::new();
        for (key, words) in kept {
            items.push(self.own_words(PassageKind::Withheld, &format!("withheld:{key}"), words));
        }
        let lead = texts::left_out(self.is_pupil());
        self.part(texts::LEFT_OUT, vec![Block::Paragraph(lead), Block::List { numbered: false, items }]);
    }
}
