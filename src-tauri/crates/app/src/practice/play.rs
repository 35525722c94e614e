//! Plays the script: sets the clock to each scene and does what it says.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::action::{Action, Intake, SignatureInput, SignatureWay, Submission};
use domain::case::Case;
use domain::compose::{Request, signers};
use domain::document::DocumentKind;
use domain::ids::{CaseId, ConversationId, GuardianId, MeasureId, PupilId, StaffId};
use domain::measure::LetterOf;
use domain::model::{Recipient, Signer};
use domain::people::{Guardian, Pupil, Staff};
use domain::text::Prose;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::days::SchoolDays;
use super::scribble;
use super::script::{Scene, Script};
use crate::cases::NewCase;
use crate::chance;
use crate::clock::Clock;
use crate::error::AppError;
use crate::session::Session;

/// Plays all scenes in a vault that was just made.
pub(super) fn play(session: &mut Session, clock: &Clock, days: &SchoolDays, script: &Script) -> Result<(), AppError> {
    let mut stage = Stage { ids: BTreeMap::new(), cases: BTreeMap::new(), session, days, script };
    stage.ids.insert(script.mentor.key.clone(), stage.session.me.0);
    stage.hire()?;
    for (case, scene) in script.scenes() {
        clock.set(SchoolDays::moment(days.back(scene.at), scene.time));
        stage.play(case, scene)?;
    }
    Ok(())
}

struct Stage<'a> {
    session: &'a mut Session,
    days: &'a SchoolDays,
    script: &'a Script,
    /// What each name in the script stands for.
    ids: BTreeMap<String, Uuid>,
    /// The cases as they are now.
    cases: BTreeMap<String, Case>,
}

/// A document to freeze, as a scene says it.
#[derive(Deserialize)]
struct Freeze {
    kind: DocumentKind,
    recipient: Recipient,
    conversation: Option<ConversationId>,
    letter: Option<LetterOf>,
    /// Texts that only this paper has.
    #[serde(default)]
    edits: BTreeMap<String, String>,
    /// In the order in which people are asked to sign.
    signed: Vec<How>,
}

/// Two cases that hang together, by the names they have in the script.
#[derive(Deserialize)]
#[serde(tag = "do", rename_all = "snake_case")]
enum Relate {
    Link { other: String, duplicate: bool, reason: Prose },
    Merge { into: String, reason: Prose },
}

#[derive(Clone, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
enum How {
    Drawn,
    Paper,
    ReadAtHome,
    Refused { reason: Prose, witness: Prose },
}

impl Stage<'_> {
    fn hire(&mut self) -> Result<(), AppError> {
        let script = self.script;
        for line in &script.people.staff {
            let id = StaffId(self.id(&line.key)?);
            self.session.save_staff(Staff { id, name: line.name.name(), role: line.role })?;
        }
        Ok(())
    }

    fn play(&mut self, key: &str, scene: &Scene) -> Result<(), AppError> {
        let mut act = Value::Object(scene.act.clone());
        complete(&mut act, "scene", &self.script.defaults);
        self.resolve(&mut act, key, self.days.back(scene.at))?;
        match act.get("do").and_then(Value::as_str) {
            Some("open") => self.open(key, act),
            Some("freeze") => self.freeze(key, parse(act)?),
            Some("link" | "merge") => self.relate(key, parse(act)?),
            _ => self.act(key, parse(act)?),
        }
    }

    fn open(&mut self, key: &str, act: Value) -> Result<(), AppError> {
        let Action::Open { intake } = parse(act)? else { return Err(AppError::NotFound) };
        let new_pupils = self.newcomers(&intake);
        let pupils: Vec<PupilId> = new_pupils.iter().map(|pupil| pupil.id).collect();
        let id = CaseId(self.id(key)?);
        let file = self.session.open_case(NewCase { id, new_pupils, intake: *intake })?;
        self.cases.insert(key.to_owned(), file.case);
        self.register_guardians_of(&pupils)
    }

    fn act(&mut self, key: &str, action: Action) -> Result<(), AppError> {
        let file = self.session.act(self.case(key)?.id, &Submission::from(action))?;
        self.cases.insert(key.to_owned(), file.case);
        Ok(())
    }

    fn freeze(&mut self, key: &str, freeze: Freeze) -> Result<(), AppError> {
        let case = self.case(key)?.id;
        let Freeze { kind, recipient, conversation, letter, edits, signed } = freeze;
        let edits = edits.into_iter().map(|(passage, text)| Ok((self.passage(&passage)?, text)));
        let edits = edits.collect::<Result<_, AppError>>()?;
        let mut request =
            Request { kind, recipient, conversation, letter, edits, stays: Vec::new(), signatures: Vec::new() };
        let asked = signers(&request, self.session.me).into_iter();
        request.signatures = asked
            .zip(signed)
            .map(|((signer, meaning), how)| SignatureInput { signer, meaning, way: way(signer, how) })
            .collect();
        self.session.freeze(case, &request).map(drop)
    }

    fn relate(&mut self, key: &str, relate: Relate) -> Result<(), AppError> {
        let (id, other) = match &relate {
            Relate::Link { other, .. } | Relate::Merge { into: other, .. } => {
                (self.case(key)?.id, self.case(other)?.id)
            }
        };
        match relate {
            Relate::Link { duplicate, reason, .. } => self.session.link_cases(id, other, duplicate, &reason)?,
            Relate::Merge { reason, .. } => self.session.merge_cases(id, other, &reason)?,
        };
        for case in self.cases.values_mut().filter(|case| case.id == id || case.id == other) {
            *case = self.session.case(case.id)?.case;
        }
        Ok(())
    }

    /// The pupils of a report who are not registered yet.
    fn newcomers(&self, intake: &Intake) -> Vec<Pupil> {
        let lines = self.script.people.pupils.iter();
        let known = lines.filter_map(|line| Some((PupilId(*self.ids.get(&line.key)?), line)));
        known
            .filter(|(id, _)| intake.pupils.iter().any(|(pupil, _)| pupil == id))
            .filter(|(id, _)| !self.session.people.pupils.contains_key(id))
            .map(|(id, line)| Pupil {
                id,
                name: line.name.name(),
                class: line.class.clone(),
                born: line.born(self.days.today()),
                nicknames: Vec::new(),
            })
            .collect()
    }

    fn register_guardians_of(&mut self, pupils: &[PupilId]) -> Result<(), AppError> {
        let script = self.script;
        for line in &script.people.guardians {
            let of = line.of.iter().map(|(key, custody)| Ok((PupilId(self.id(key)?), *custody)));
            let of: Vec<_> = of.collect::<Result<_, AppError>>()?;
            if !of.iter().any(|(pupil, _)| pupils.contains(pupil)) {
                continue;
            }
            let id = GuardianId(self.id(&line.key)?);
            self.session.save_guardian(Guardian {
                id,
                name: line.name.name(),
                pupils: of,
                contact: line.contact.clone(),
                language: line.language.clone(),
                interpreter: line.interpreter,
                contact_allowed: line.contact_allowed,
            })?;
        }
        Ok(())
    }

    /// Puts what references stand for in their place.
    fn resolve(&mut self, value: &mut Value, case: &str, now: NaiveDate) -> Result<(), AppError> {
        match value {
            Value::String(text) => {
                if let Some(reference) = text.strip_prefix('@') {
                    *text = self.meaning_of(reference, case, now)?;
                }
                Ok(())
            }
            Value::Array(items) => items.iter_mut().try_for_each(|item| self.resolve(item, case, now)),
            Value::Object(fields) => fields.values_mut().try_for_each(|field| self.resolve(field, case, now)),
            Value::Null | Value::Bool(_) | Value::Number(_) => Ok(()),
        }
    }

    fn meaning_of(&mut self, reference: &str, case: &str, now: NaiveDate) -> Result<String, AppError> {
        let words: Vec<&str> = reference.split(' ').collect();
        match words.as_slice() {
            ["new"] => Ok(chance::id()?.to_string()),
            ["now"] => Ok(now.to_string()),
            ["day" | "school", ..] => self.days.said(reference).map(|day| day.to_string()).ok_or(AppError::NotFound),
            ["check", who, number] => {
                let pupil = PupilId(self.id(who)?);
                let checks = self.case(case)?.follow_ups.iter().filter(|check| check.pupil == pupil);
                nth(checks, number).map(|check| check.id.to_string())
            }
            ["agreement", who, number] => {
                let pupil = PupilId(self.id(who)?);
                let agreements = self.case(case)?.agreements.iter().filter(|agreement| agreement.pupil == pupil);
                nth(agreements, number).map(|agreement| agreement.id.to_string())
            }
            ["objection", measure, number] => {
                let measure = MeasureId(self.id(measure)?);
                let found = self.cases.values().find_map(|case| case.measure(measure)).ok_or(AppError::NotFound)?;
                nth(found.objections.iter(), number).map(|objection| objection.id.to_string())
            }
            _ => self.id(reference).map(|id| id.to_string()),
        }
    }

    /// The key of a passage: its part, and what the name behind it stands for.
    fn passage(&mut self, key: &str) -> Result<String, AppError> {
        let (part, name) = key.split_once(":@").ok_or(AppError::NotFound)?;
        Ok(format!("{part}:{}", self.meaning_of(name, "", self.days.today())?))
    }

    /// The id that goes by a name; a new one the first time.
    fn id(&mut self, name: &str) -> Result<Uuid, AppError> {
        if let Some(id) = self.ids.get(name) {
            return Ok(*id);
        }
        let id = chance::id()?;
        self.ids.insert(name.to_owned(), id);
        Ok(id)
    }

    fn case(&self, key: &str) -> Result<&Case, AppError> {
        self.cases.get(key).ok_or(AppError::NotFound)
    }
}

/// Adds what a scene leaves out: to an object, or to each object of a list, the defaults under its name.
fn complete(value: &mut Value, name: &str, defaults: &Map<String, Value>) {
    match value {
        Value::Object(fields) => {
            for (key, default) in defaults.get(name).and_then(Value::as_object).into_iter().flatten() {
                fields.entry(key).or_insert_with(|| default.clone());
            }
            fields.iter_mut().for_each(|(key, field)| complete(field, key, defaults));
        }
        Value::Array(items) => items.iter_mut().for_each(|item| complete(item, name, defaults)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn parse<T: DeserializeOwned>(act: Value) -> Result<T, AppError> {
    serde_json::from_value(act).map_err(|_| AppError::NotFound)
}

fn nth<T>(mut items: impl Iterator<Item = T>, number: &str) -> Result<T, AppError> {
    let number: usize = number.parse().map_err(|_| AppError::NotFound)?;
    items.nth(number.saturating_sub(1)).ok_or(AppError::NotFound)
}

fn way(signer: Signer, how: How) -> SignatureWay {
    let (Signer::Pupil { id: PupilId(id) }
    | Signer::Guardian { id: GuardianId(id) }
    | Signer::Staff { id: StaffId(id) }) = signer;
    match how {
        How::Drawn => SignatureWay::Drawn { drawing: scribble::signature(id) },
        How::Paper => SignatureWay::Paper {},
        How::ReadAtHome => SignatureWay::ReadAtHome {},
        How::Refused { reason, witness } => SignatureWay::NotSigned { reason, witness },
    }
}
