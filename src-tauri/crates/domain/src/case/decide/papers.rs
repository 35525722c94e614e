//! What becomes of a frozen paper outside: signed on paper afterwards.

use chrono::NaiveDate;

use super::{Decision, no_doubles};
use crate::case::{Field, Refusal};
use crate::event::{Event, ScanKept, SignedWay};
use crate::ids::ReportId;
use crate::model::Signer;

impl Decision<'_> {
    /// Whoever has a place in the paper and drew nothing in it may have signed the print: also who first did not want to.
    pub(super) fn sign_on_paper(
        &mut self,
        report: ReportId,
        signers: &[Signer],
        on: NaiveDate,
        scan: Option<&ScanKept>,
    ) -> Result<(), Refusal> {
        let found = self.case.reports.iter().find(|known| known.id == report).ok_or(Refusal::UnknownReport)?;
        if signers.is_empty() && scan.is_none() {
            return Err(Refusal::NothingChosen);
        }
        no_doubles(signers)?;
        for signer in signers {
            let place = found.signatures.iter().find(|signature| signature.signer == *signer);
            let place = place.ok_or(Refusal::UnknownSigner)?;
            if place.way == SignedWay::Drawn || found.signed_on_paper(*signer).is_some() {
                return Err(Refusal::SignedAlready);
            }
        }
        self.past(on, Field::On, &[])?;
        if on < found.on {
            return Err(Refusal::EndBeforeStart);
        }
        let texts = self.texts();
        self.push(Event::SignedOnPaper { report, signers: signers.to_vec(), on, scan: scan.cloned() }, texts);
        Ok(())
    }
}
