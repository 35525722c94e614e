use domain::people::{Custody, Name, StaffRole};

use super::*;
use crate::error::Damage;
use crate::testing::{Fixture, actor, later, now, pupil};

fn noor(class: &str) -> Pupil {
    let name = Name { first: "Noor".to_owned(), last: "Yılmaz".to_owned(), ..Name::default() };
    Pupil { id: pupil(1), name, class: class.to_owned(), born: None, nicknames: Vec::new() }
}

#[test]
fn people_of_every_kind_come_back() {
    let mut fixture = Fixture::new();
    let guardian = Guardian {
        id: GuardianId(Uuid::from_u128(5)),
        name: Name::default(),
        pupils: vec![(pupil(1), Custody::Yes)],
        contact: String::new(),
        language: String::new(),
        interpreter: false,
        contact_allowed: true,
    };
    let staff = Staff { id: actor(), name: Name::default(), role: StaffRole::Mentor };
    fixture
        .vault()
        .write::<_, VaultError>(now(), |w| {
            w.put_person(&noor("2B"), actor())?;
            w.put_person(&guardian, actor())?;
            w.put_person(&staff, actor())
        })
        .unwrap();
    fixture.reopen();
    let people = fixture.vault().read(|r| r.people()).unwrap();
    assert_eq!(people.pupils.into_values().collect::<Vec<_>>(), [noor("2B")]);
    assert_eq!(people.guardians.into_values().next().as_ref(), Some(&guardian));
    assert_eq!(people.staff.into_values().next().as_ref(), Some(&staff));
    assert_eq!(fixture.vault().read(|r| r.pupil(pupil(1))).unwrap(), Some(noor("2B")));
    assert_eq!(fixture.vault().read(|r| r.guardian(guardian.id)).unwrap(), Some(guardian));
    assert_eq!(fixture.vault().read(|r| r.staff(actor())).unwrap(), Some(staff));
    assert_eq!(fixture.vault().read(|r| r.pupil(pupil(2))).unwrap(), None);
}

#[test]
fn every_version_is_kept_with_its_moment() {
    let mut fixture = Fixture::new();
    for (at, class) in [(0, "2B"), (1, "2B"), (2, "3A")] {
        fixture.vault().write(later(at), |w| w.put_person(&noor(class), actor())).unwrap();
    }
    let history = fixture.vault().read(|r| r.person_history::<Pupil>(pupil(1).0)).unwrap();
    let seen: Vec<_> = history.iter().map(|v| (v.number, v.value.class.as_str(), v.changed_at)).collect();
    assert_eq!(seen, [(1, "2B", later(0)), (2, "3A", later(2))], "putting the same again is no change");
    assert!(!format!("{history:?}").contains("Noor"));
}

#[test]
fn settings_have_a_history_too() {
    let mut fixture = Fixture::new();
    for days in [vec![2, 7, 14], vec![3, 7]] {
        fixture.vault().write(now(), |w| w.put_setting("follow_up_days", &days, actor())).unwrap();
    }
    assert_eq!(fixture.vault().read(|r| r.setting::<Vec<u16>>("follow_up_days")).unwrap(), Some(vec![3, 7]));
    assert_eq!(fixture.vault().read(|r| r.setting::<Vec<u16>>("unknown")).unwrap(), None);
    assert_eq!(fixture.vault().read(|r| r.setting_history::<Vec<u16>>("follow_up_days")).unwrap().len(), 2);
}

#[test]
fn a_damaged_person_is_never_shown() {
    for sql in [
        "UPDATE record SET body = replace(body, 'Noor', 'Nora')",
        "UPDATE record SET body = body || char(0)",
        "UPDATE record SET changed_at = '2020-01-01T00:00:00Z'",
        "UPDATE record SET version = 9",
        "UPDATE record SET mac = zeroblob(32)",
    ] {
        let mut fixture = Fixture::new();
        fixture.vault().write(now(), |w| w.put_person(&noor("2B"), actor())).unwrap();
        fixture.tamper(sql);
        let damaged = VaultError::Damaged(Damage::Row);
        assert_eq!(fixture.vault().read(|r| r.pupil(pupil(1))).unwrap_err(), damaged, "{sql}");
        assert_eq!(fixture.vault().read(|r| r.people()).unwrap_err(), damaged, "{sql}");
    }
}

#[test]
fn two_people_can_not_be_swapped() {
    let mut fixture = Fixture::new();
    let other = Pupil { id: pupil(2), ..noor("2C") };
    fixture
        .vault()
        .write::<_, VaultError>(now(), |w| {
            w.put_person(&noor("2B"), actor()).and_then(|()| w.put_person(&other, actor()))
        })
        .unwrap();
    let [one, two] = [pupil(1), pupil(2)];
    fixture.tamper(&format!(
        "UPDATE record SET key = 'x' WHERE key = '{one}'; UPDATE record SET key = '{one}' WHERE key = '{two}'; \
         UPDATE record SET key = '{two}' WHERE key = 'x';"
    ));
    assert_eq!(fixture.vault().read(|r| r.pupil(one)).unwrap_err(), VaultError::Damaged(Damage::Row));
}

#[test]
fn erasing_a_person_takes_every_version() {
    let mut fixture = Fixture::new();
    for class in ["2B", "3A"] {
        fixture.vault().write(now(), |w| w.put_person(&noor(class), actor())).unwrap();
    }
    assert_eq!(fixture.vault().write(now(), |w| w.erase_person(PersonKind::Pupil, pupil(1).0)), Ok(true));
    assert_eq!(fixture.vault().write(now(), |w| w.erase_person(PersonKind::Pupil, pupil(1).0)), Ok(false));
    assert_eq!(fixture.vault().read(|r| r.person_history::<Pupil>(pupil(1).0)).unwrap(), []);
}
