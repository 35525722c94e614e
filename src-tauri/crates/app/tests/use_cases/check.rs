//! Files that were made here and are in no dossier: what is told of each.

use app::domain::compose::archive::ArchivePurpose;
use app::{Finding, KeyStanding, LossReason, SealPaper, Way, says_it_is};

use crate::seals::{check, finding, with_paper};
use crate::support::at;

#[test]
fn what_left_and_was_not_kept_is_told_by_the_register() {
    let (_home, mut session, matter, _) = with_paper();
    let archive = session.make_archive(matter.case, ArchivePurpose::Archive, Way::Saved).unwrap();
    let told = check(&session, &archive);
    let listed = told.listed.unwrap();
    assert_eq!((told.finding, told.standing), (Finding::Listed, Some(KeyStanding::Present)));
    assert!(listed.what.starts_with("Heel dossier 2026-001"), "{}", listed.what);
    assert_eq!((listed.case, listed.made_at), (Some(matter.case), at("2026-11-24T09:00:00Z")));
    let card = session.seal_paper(SealPaper::Card, "saved").unwrap().pdf;
    let told = check(&session, &card);
    assert_eq!((told.finding, told.seal), (Finding::Listed, None), "a card has no seal, and is known all the same");
    assert_eq!(told.listed.unwrap().what, "Zegelkaart");
    let own = session.fingerprint();
    session.report_lost_key(own, session.today(), LossReason::Lost).unwrap();
    assert_eq!(finding(&session, &archive), Finding::Listed, "what was made here is not doubted for a lost key");
    let notice = session.seal_paper(SealPaper::Notice(own), "opened").unwrap().pdf;
    assert_eq!(check(&session, &notice).listed.unwrap().what, "Melding: dit digitale zegel geldt niet meer");
    let mut changed = archive;
    changed[500] ^= 1;
    let told = check(&session, &changed);
    assert!(matches!(told.finding, Finding::Changed(_)) && told.listed.is_none());
}

#[test]
fn every_sealed_file_says_by_itself_what_it_is_and_names_nobody() {
    let (_home, mut session, matter, pdf) = with_paper();
    assert_eq!(says_it_is(&pdf), Some("Afspraken"));
    let archive = session.make_archive(matter.case, ArchivePurpose::Archive, Way::Saved).unwrap();
    assert_eq!(says_it_is(&archive), Some("Heel dossier"));
    let own = session.fingerprint();
    session.report_lost_key(own, session.today(), LossReason::Lost).unwrap();
    let notice = session.seal_paper(SealPaper::Notice(own), "opened").unwrap().pdf;
    assert_eq!(says_it_is(&notice), Some("Melding: dit digitale zegel geldt niet meer"));
    // Whoever writes a name where a title stands is not read aloud.
    let from = b"/Title(Afspraken)";
    let mut named = pdf;
    let mut met = 0;
    while let Some(start) = named.windows(from.len()).position(|window| window == from) {
        named[start..start + from.len()].copy_from_slice(b"/Title(Sam Bakke)");
        met += 1;
    }
    assert!(met > 0, "a title as it is written");
    assert_eq!(says_it_is(&named), None);
    assert_eq!(says_it_is(b"geen PDF"), None);
}
