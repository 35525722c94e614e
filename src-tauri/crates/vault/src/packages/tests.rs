use chrono::NaiveDate;
use domain::access::{Asker, Asks, Entitled, Identity};
use uuid::Uuid;

use super::*;
use crate::error::Damage;
use crate::testing::{Fixture, later, now};

const ME: StaffId = StaffId(Uuid::from_u128(7));

fn request(number: u128, pupil: u128) -> DataRequest {
    DataRequest {
        id: DataRequestId(Uuid::from_u128(number)),
        pupil: PupilId(Uuid::from_u128(pupil)),
        asks: Asks::Correction { what: "De datum klopt niet.".into() },
        by: Asker::Pupil {},
        entitled: Entitled::ByRight,
        all_the_same: None,
        identity: Identity::Known,
        identity_note: None,
        received: NaiveDate::from_ymd_opt(2026, 11, 3).unwrap(),
        extended: None,
        packages: Vec::new(),
        answer: None,
    }
}

fn package(number: u128) -> ReportId {
    ReportId(Uuid::from_u128(number))
}

#[test]
fn a_request_keeps_its_history_and_its_package() {
    let mut fixture = Fixture::new();
    let first = request(1, 11);
    let changed = DataRequest { identity_note: Some("Nagevraagd.".into()), ..first.clone() };
    for version in [&first, &first, &changed] {
        fixture.vault().write(now(), |w| w.put_data_request(version, ME)).unwrap();
    }
    fixture.vault().write(now(), |w| w.add_package(first.id, package(5), b"%PDF")).unwrap();
    fixture.reopen();
    let (kept, history, all, bytes) = fixture
        .vault()
        .read(|r| {
            let (id, file) = (first.id, package(5));
            Ok::<_, VaultError>((
                r.data_request(id)?,
                r.data_request_history(id)?,
                r.data_requests()?,
                r.package(file)?,
            ))
        })
        .unwrap();
    assert_eq!((kept.as_ref(), all), (Some(&changed), vec![changed.clone()]));
    let versions: Vec<_> = history.into_iter().map(|version| (version.number, version.value)).collect();
    assert_eq!(versions, [(1, first), (2, changed)], "saying the same again is no version");
    assert_eq!(bytes, b"%PDF");
    assert_eq!(fixture.vault().read(|r| r.package(package(6))).unwrap_err(), VaultError::NotFound);
}

#[test]
fn what_was_changed_beside_the_program_is_noticed() {
    let mut fixture = Fixture::new();
    fixture.vault().write(now(), |w| w.add_package(DataRequestId(Uuid::from_u128(1)), package(5), b"%PDF")).unwrap();
    fixture.tamper("UPDATE package SET bytes = x'00'");
    assert_eq!(fixture.vault().read(|r| r.package(package(5))).unwrap_err(), VaultError::Damaged(Damage::Row));
    assert_eq!(fixture.vault().read(|r| r.verify_rows()).unwrap_err(), VaultError::Damaged(Damage::Row));
}

#[test]
fn one_package_goes_with_the_backups_that_have_it_and_the_request_stays() {
    let mut fixture = Fixture::new();
    let request = request(1, 11);
    fixture
        .vault()
        .write(now(), |w| {
            w.put_data_request(&request, ME)?;
            w.add_package(request.id, package(21), b"%PDF een")?;
            w.add_package(request.id, package(22), b"%PDF twee")
        })
        .unwrap();
    fixture.vault().backup(now()).unwrap();
    let before = fixture.vault().erasures();
    assert_eq!(fixture.vault().write(later(1), |w| w.erase_package(package(21))), Ok(true));
    assert_eq!(fixture.vault().write(later(1), |w| w.erase_package(package(21))), Ok(false));
    assert_eq!(fixture.vault().erasures(), before + 1);
    let clean = fixture.vault().backup(later(2)).unwrap();
    let kept: Vec<_> = fixture.vault().folder().backups().unwrap().into_iter().map(|kept| kept.name).collect();
    assert_eq!(kept, [clean.name], "no backup has it any more");
    fixture.reopen();
    assert_eq!(fixture.vault().read(|r| r.package(package(21))).unwrap_err(), VaultError::NotFound);
    assert_eq!(fixture.vault().read(|r| r.package(package(22))).unwrap(), b"%PDF twee");
    assert_eq!(fixture.vault().read(|r| r.data_requests()).unwrap(), [request]);
}

#[test]
fn everything_about_a_pupil_goes_at_once_and_nothing_about_another() {
    let mut fixture = Fixture::new();
    for (number, pupil) in [(1, 11), (2, 11), (3, 12)] {
        let request = request(number, pupil);
        fixture
            .vault()
            .write(now(), |w| {
                w.put_data_request(&request, ME)?;
                w.add_package(request.id, package(number + 20), b"%PDF")
            })
            .unwrap();
    }
    let erased = fixture.vault().write(now(), |w| w.erase_data_requests(PupilId(Uuid::from_u128(11)))).unwrap();
    assert_eq!(erased, 2);
    let left = fixture.vault().read(|r| r.data_requests()).unwrap();
    assert_eq!(left, [request(3, 12)]);
    let id = DataRequestId(Uuid::from_u128(1));
    assert!(fixture.vault().read(|r| r.data_request_history(id)).unwrap().is_empty());
    assert_eq!(fixture.vault().read(|r| r.package(package(21))).unwrap_err(), VaultError::NotFound);
    assert!(fixture.vault().read(|r| r.package(package(23))).is_ok());
}
