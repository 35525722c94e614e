//! Invented people, and chance that is the same in every run.

use std::cell::RefCell;

use chrono::{Days, NaiveDate};
use domain::calendar::{Calendar, Region};
use domain::ids::{GuardianId, PupilId, StaffId};
use domain::people::{Custody, Guardian, Name, People, Pupil, School, SchoolType, Staff, StaffRole};
use rand::rngs::StdRng;
use rand::{Rng as _, SeedableRng as _};
use uuid::Uuid;

const FIRST: [&str; 20] = [
    "Zoë", "Łukasz", "Noor", "Daan", "Amélie", "Omar", "Saar", "Jesse", "Yasmína", "Tygo", "Søren", "Emma", "Siebe",
    "İpek", "Bram", "Lotte", "Finn", "Roan", "Júlia", "Mees",
];
const LAST: [&str; 20] = [
    "Öztürk", "Wójcik", "Bakker", "Heuvel", "Dubois", "Bouazza", "Willemse", "Khatib", "Visser", "Brøgger", "Postma",
    "Hoekstra", "Aydın", "Hoff", "Kuiper", "Terpstra", "Vuković", "Szabó", "Zijlstra", "Nguyễn",
];
const INFIX: [&str; 6] = ["", "", "", "van der", "van den", "de"];

const SENTENCES: [&str; 10] = [
    "In de pauze staat de groep bij de kluisjes en wordt er hardop gelachen als deze leerling langs komt.",
    "“Ik durf niet meer naar de kantine. Ik eet mijn brood op het toilet, dan zie ik niemand.”",
    "Sinds de herfstvakantie gebeurt het bijna elke dag, meestal tussen het derde en het vierde uur.",
    "In de groepsapp verschijnen foto’s met een bijschrift; wie er iets van zegt, wordt eruit gezet.",
    "De docent Nederlands heeft gezien dat er bij het maken van groepjes steeds één leerling overblijft.",
    "“Het was een grapje. Iedereen deed mee en niemand zei dat het niet leuk was.”",
    "Er is afgesproken dat de jassen voortaan in het lokaal hangen en dat de mentor er elke ochtend naar vraagt.",
    "Thuis was gemerkt dat er op zondagavond buikpijn is; dat past bij wat op school wordt verteld.",
    "De leerling wil dat het stopt zonder dat de hele klas erover praat. Dat is zo afgesproken.",
    "We spreken af wie wat doet, wanneer we elkaar weer zien en wie er belt als het eerder misgaat.",
];

/// A school with people, and a source of ids and choices.
pub struct Folk {
    pub people: People,
    pub pupils: Vec<PupilId>,
    pub mentor: StaffId,
    pub leader: StaffId,
    pub school: School,
    pub calendar: Calendar,
    chance: RefCell<StdRng>,
}

impl Folk {
    /// So many pupils, three in four of them with two parents.
    pub fn new(pupils: usize, mentor: Staff) -> Self {
        let mut school =
            School::new("Voorbeeldcollege".into(), "Ergenshuizen".into(), Region::Middle, SchoolType::Public);
        school.anti_bullying = "J. ten Have, kamer 1.08, have@voorbeeld.example".into();
        school.confidant = "A. Dijkgraaf, kamer 0.12, dijkgraaf@voorbeeld.example".into();
        let mut folk = Self {
            people: People::default(),
            pupils: Vec::new(),
            mentor: mentor.id,
            leader: mentor.id,
            calendar: Calendar::of(&school),
            school,
            chance: RefCell::new(StdRng::seed_from_u64(2026)),
        };
        let leader = Staff { id: StaffId(folk.id()), name: folk.name(), role: StaffRole::SchoolLeader };
        folk.leader = leader.id;
        folk.people.staff = [mentor, leader].map(|staff| (staff.id, staff)).into();
        for _ in 0..pupils {
            folk.add_family();
        }
        folk
    }

    /// A random id.
    pub fn id(&self) -> Uuid {
        let mut bytes = [0; 16];
        self.chance.borrow_mut().fill_bytes(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    /// A number below `below`.
    pub fn number(&self, below: usize) -> usize {
        usize::try_from(self.chance.borrow_mut().next_u64() >> 1).unwrap_or_default() % below.max(1)
    }

    /// So many sentences, a line for every four.
    pub fn prose(&self, sentences: usize) -> String {
        let sentences: Vec<&str> = (0..sentences).map(|_| self.one_of(&SENTENCES)).collect();
        sentences.chunks(4).map(|paragraph| paragraph.join(" ")).collect::<Vec<_>>().join("\n")
    }

    /// Different pupils.
    pub fn some_pupils(&self, count: usize) -> Vec<PupilId> {
        let first = self.number(self.pupils.len());
        self.pupils.iter().cycle().skip(first).take(count.min(self.pupils.len())).copied().collect()
    }

    fn one_of(&self, texts: &[&'static str]) -> &'static str {
        texts.get(self.number(texts.len())).copied().unwrap_or_default()
    }

    fn name(&self) -> Name {
        Name {
            first: self.one_of(&FIRST).to_owned(),
            infix: self.one_of(&INFIX).to_owned(),
            last: self.one_of(&LAST).to_owned(),
            call: String::new(),
        }
    }

    fn add_family(&mut self) {
        let id = PupilId(self.id());
        let born = NaiveDate::from_ymd_opt(2010, 1, 1).unwrap_or_default() + Days::new(self.number(1200) as u64);
        let class = format!("{}{}", self.number(5) + 1, self.one_of(&["A", "B", "C", "D"]));
        let pupil = Pupil { id, name: self.name(), class, born: Some(born), nicknames: Vec::new() };
        for _ in 0..if self.number(4) == 0 { 1 } else { 2 } {
            let guardian = Guardian {
                id: GuardianId(self.id()),
                name: Name { last: pupil.name.last.clone(), ..self.name() },
                pupils: vec![(id, Custody::Yes)],
                contact: format!("06-{:08}", self.number(100)),
                language: String::new(),
                interpreter: false,
                contact_allowed: true,
            };
            self.people.guardians.insert(guardian.id, guardian);
        }
        self.pupils.push(id);
        self.people.pupils.insert(id, pupil);
    }
}
