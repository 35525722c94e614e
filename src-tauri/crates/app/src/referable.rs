//! Whom the texts of a case can refer to, as the page offers them while one types.

use domain::case::Case;
use domain::names::{Named, fold};
use domain::people::{Name, People};
use domain::references::{Handles, near};

/// Someone whom a text can refer to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referable {
    /// Who.
    pub person: Named,
    /// How the reference reads in a text.
    pub shown: String,
    /// What tells this person apart: the class of a pupil, the children of a parent.
    pub detail: String,
    /// By which beginnings of words this person is found, folded.
    pub words: Vec<String>,
}

/// Everyone whom a text of this case can refer to: pupils first, then parents, then staff, each by name.
pub(crate) fn referable(case: &Case, people: &People) -> Vec<Referable> {
    let handles = Handles::new(people);
    let mut all: Vec<Referable> = near(case, people)
        .into_iter()
        .filter_map(|person| {
            let (name, detail, nicknames) = look(person, people)?;
            let parts = [&name.first, &name.call, &name.last].into_iter().chain(nicknames);
            let mut words: Vec<String> = parts
                .flat_map(|part| {
                    fold(part).split(|c: char| !c.is_alphanumeric()).map(str::to_owned).collect::<Vec<_>>()
                })
                .collect();
            words.retain(|word| !word.is_empty());
            words.push(fold(&name.full()));
            words.sort();
            words.dedup();
            Some(Referable { person, shown: handles.shown(person)?, detail, words })
        })
        .collect();
    let order = |person: Named| match person {
        Named::Pupil(_) => 0,
        Named::Guardian(_) => 1,
        Named::Staff(_) => 2,
    };
    all.sort_by_cached_key(|one| (order(one.person), fold(&one.shown), one.person));
    all
}

fn look(person: Named, people: &People) -> Option<(&Name, String, &[String])> {
    match person {
        Named::Pupil(id) => {
            people.pupils.get(&id).map(|pupil| (&pupil.name, pupil.class.clone(), pupil.nicknames.as_slice()))
        }
        Named::Guardian(id) => people.guardians.get(&id).map(|guardian| {
            let wards = guardian.pupils.iter().filter_map(|(pupil, _)| people.pupils.get(pupil));
            let wards: Vec<&str> = wards.map(|pupil| pupil.name.short()).collect();
            (&guardian.name, wards.join(", "), &[][..])
        }),
        Named::Staff(id) => people.staff.get(&id).map(|staff| (&staff.name, String::new(), &[][..])),
    }
}
