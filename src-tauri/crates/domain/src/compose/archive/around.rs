//! What surrounds the steps: contact outside, notes, who was told what, keeping and handing over.

use super::{Archive, texts};
use crate::compose::PassageKind;
use crate::compose::telling::texts::ERASED;
use crate::compose::telling::{fact, facts, minor};
use crate::compose::texts::and;
use crate::compose::words::{word, words};
use crate::dates;
use crate::document::Block;
use crate::text::Text;

impl Archive<'_> {
    /// Contact outside the school, what was seen online, work with the class, and witnesses, who stay shielded.
    pub(super) fn around(&mut self) {
        let (case, words) = (self.case, words());
        let mut outside = Vec::new();
        for external in &case.life.external {
            let contact = told(external.contact.as_ref());
            let agreed = told(external.agreed.as_ref());
            let status = word(&words.external, external.status);
            outside.push(fact(&dates::in_full(external.on), texts::external(status, &contact, &agreed)));
        }
        let outside = if outside.is_empty() {
            vec![Block::Paragraph(texts::NO_EXTERNAL.to_owned())]
        } else {
            vec![Block::Facts(outside)]
        };
        self.part(texts::EXTERNAL, outside);

        let mut blocks = Vec::new();
        for seen in &case.life.evidence {
            let at = seen.at.map(|at| at.format("%-H.%M").to_string());
            blocks.push(minor(texts::evidence(&dates::in_full(seen.on), at.as_deref())));
            let kept = seen.kept_by.as_ref().map_or_else(|| texts::KEPT_BY_NOBODY.to_owned(), |text| told(Some(text)));
            let mut known = vec![
                fact(texts::SEEN_WHERE, told(Some(&seen.seen_where))),
                fact(texts::SEEN_WHAT, told(Some(&seen.what))),
                fact(texts::SEEN_BY, told(Some(&seen.seen_by))),
                fact(texts::KEPT_BY, kept),
            ];
            known.extend(corrections(&seen.corrections));
            blocks.push(Block::Facts(known));
        }
        self.part(texts::EVIDENCE, blocks);

        let mut blocks = Vec::new();
        for work in &case.life.class_work {
            let kind = word(&words.class_work, work.work);
            blocks.push(minor(texts::class_work(&dates::in_full(work.on), kind)));
            let mut known = vec![fact(texts::BY, self.teller.all_staff(&work.staff))];
            known.extend(corrections(&work.corrections));
            blocks.extend([Block::Facts(known), Block::Paragraph(told(Some(&work.what)))]);
        }
        self.part(texts::CLASS_WORK, blocks);

        let mut blocks = Vec::new();
        for (index, witness) in case.life.witnesses.iter().enumerate() {
            blocks.push(minor(texts::witness(index + 1, &dates::in_full(witness.on))));
            let mut known = vec![fact(texts::BY, self.teller.all_staff(&witness.staff))];
            known.extend(corrections(&witness.corrections));
            blocks.extend([Block::Facts(known), Block::Paragraph(told(Some(&witness.account)))]);
        }
        if !blocks.is_empty() {
            blocks.insert(0, Block::Paragraph(texts::WITNESSES_SHIELDED.to_owned()));
        }
        self.part(texts::WITNESSES, blocks);
    }

    /// Which family was told what, and what pupils of age agreed to.
    pub(super) fn families(&mut self) {
        let (case, words) = (self.case, words());
        let mut known = Vec::new();
        for told in &case.life.told {
            let note = self.teller.maybe(PassageKind::Note, "told", told.pupil.0, told.note.as_ref());
            let way = word(&words.ways, told.channel);
            let how = texts::told(&dates::in_full(told.on), way, &self.teller.staff(told.by), note.as_deref());
            known.push(fact(&texts::case_told(&self.teller.pupil(told.pupil)), how));
        }
        for pupil in case.untold() {
            known.push(fact(&texts::case_told(&self.teller.pupil(pupil)), texts::NOT_TOLD));
        }
        for consent in &case.life.consents {
            let parents: Vec<String> = consent.guardians.iter().map(|id| self.teller.guardian(*id)).collect();
            let scopes: Vec<String> = consent.scopes.iter().map(|s| word(&words.scopes, *s).to_owned()).collect();
            let note = self.teller.maybe(PassageKind::Note, "consent", consent.pupil.0, consent.note.as_ref());
            let what = if scopes.is_empty() {
                texts::CONSENT_WITHDRAWN.to_owned()
            } else {
                texts::consent(&and(&parents), &and(&scopes))
            };
            let label = texts::consent_of(&self.teller.pupil(consent.pupil), &dates::in_full(consent.on));
            known.push(fact(&label, texts::noted(&what, note.as_deref())));
        }
        for request in &case.life.requests {
            let ground = self.teller.text(PassageKind::Reason, "ground", request.pupil.0, &request.ground);
            let label = texts::request(&self.teller.guardian(request.guardian), &dates::in_full(request.on));
            let answer = word(&words.requests, request.answer);
            known.push(fact(&label, texts::noted(answer, Some(&ground))));
        }
        let blocks = if known.is_empty() { Vec::new() } else { vec![Block::Facts(known)] };
        self.part(texts::FAMILIES, blocks);
    }

    /// How the case fared: who left, to whom it went, what it hangs together with, why it must be kept.
    pub(super) fn keeping(&mut self) {
        let (case, words) = (self.case, words());
        let mut known = Vec::new();
        for (pupil, left) in &case.life.left {
            let label = texts::left(&self.teller.pupil(*pupil), &dates::in_full(left.on));
            known.push(fact(&label, told(Some(&left.reason))));
        }
        for (link, number) in
            case.life.links.iter().zip(self.whole.linked.iter().chain(std::iter::repeat(&String::new())))
        {
            let label = texts::linked(number, &dates::in_full(link.on));
            known.push(fact(&label, texts::noted(word(&words.links, link.link), Some(&told(Some(&link.reason))))));
        }
        if let Some(handed) = &case.life.handed_over {
            let to = self.teller.staff(handed.to);
            known.push(fact(&texts::handed(&to, &dates::in_full(handed.on)), told(handed.note.as_ref())));
        }
        for received in &case.life.received {
            let value = texts::received(&received.sha256, &received.certificate);
            known.push(fact(texts::RECEIVED, value));
        }
        if let Some(hold) = &case.life.legal_hold {
            known.push(fact(&texts::legal_hold(&dates::in_full(hold.on)), told(Some(&hold.reason))));
        }
        let known = facts(known.into_iter().map(Some).collect());
        let blocks = if known.is_empty() { Vec::new() } else { vec![Block::Facts(known)] };
        self.part(texts::KEEPING, blocks);
    }
}

fn told(text: Option<&Text>) -> String {
    text.map_or_else(String::new, |text| text.written().unwrap_or(ERASED).to_owned())
}

fn corrections(whys: &[Text]) -> impl Iterator<Item = (String, String)> + '_ {
    whys.iter().map(|why| fact(texts::CORRECTED, told(Some(why))))
}
