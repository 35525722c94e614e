//! The mentor's own settings and those of the school.

use chrono::{Months, NaiveDate};
use domain::calendar::{HolidayImport, OwnDay};
use domain::case::{Field, Refusal, TextProblem, check_name, check_text};
use domain::measure::MeasureTexts;
use domain::people::{FamilyTexts, School};
use domain::terms::LegalDay;
use domain::text::is_blank;
use seal::Fingerprint;
use vault::{KdfCost, Passphrase, RecoveryKey};

use crate::error::AppError;
use crate::people::optional;
use crate::projection;
use crate::session::{SCHOOL, Session};
use crate::strength::{Strength, advise};

pub(crate) const RECOVERY_CONFIRMED: &str = "recovery-confirmed";

/// How many years away, at most, the own days of a school lie.
pub(crate) const OWN_DAY_YEARS: u32 = 10;

/// The most characters an address may have, over all its lines.
const ADDRESS_MOST: u32 = 300;

/// The most own days without school a school can enter.
pub(crate) const MOST_OWN_DAYS: usize = 200;

impl Session {
    /// Whether the recovery key was typed back once.
    pub fn is_recovery_confirmed(&self) -> Result<bool, AppError> {
        Ok(self.vault.read(|reader| reader.setting(RECOVERY_CONFIRMED))?.unwrap_or(false))
    }

    /// Checks a recovery key that was typed back from paper, and remembers that it was right.
    pub fn confirm_recovery_key(&mut self, typed: &str) -> Result<(), AppError> {
        let key = RecoveryKey::parse(typed).map_err(|_| AppError::NotARecoveryKey)?;
        if !self.vault.is_recovery_key(&key)? {
            return Err(AppError::WrongRecoveryKey);
        }
        self.set_confirmed(true)
    }

    /// Makes a new recovery key; the old paper no longer opens the vault. Asks the passphrase once more.
    pub fn renew_recovery_key(&mut self, passphrase: String) -> Result<RecoveryKey, AppError> {
        self.check_passphrase(passphrase)?;
        let key = self.vault.renew_recovery_key()?;
        self.set_confirmed(false)?;
        Ok(key)
    }

    /// Sets another passphrase. Asks the old one once more.
    pub fn change_passphrase(&mut self, old: String, new: String, cost: KdfCost) -> Result<(), AppError> {
        self.check_passphrase(old)?;
        let me = self.me()?;
        if advise(&new, &[&me.name.first, &me.name.last, &self.school.name]).0 == Strength::TooShort {
            return Err(AppError::PassphraseTooShort);
        }
        Ok(self.vault.change_passphrase(&Passphrase::new(new), cost)?)
    }

    /// Changes the school's settings. What was decided before stays as it was.
    pub fn save_school(&mut self, school: School) -> Result<(), AppError> {
        let school = checked_school(school, self.clock.today())?;
        let (now, me, people) = (self.clock.now(), self.me, &self.people);
        // The calendar counts when the agenda is looked at; these are part of what the lists keep.
        let derive = school.legal_days != self.school.legal_days || school.school_type != self.school.school_type;
        self.vault.write(now, |writer| {
            writer.put_setting(SCHOOL, &school, me)?;
            if derive { projection::rebuild(writer, people, &school) } else { Ok(()) }
        })?;
        self.school = school;
        Ok(())
    }

    /// The fingerprint of the key that seals this mentor's documents.
    pub fn fingerprint(&self) -> Fingerprint {
        self.key.fingerprint()
    }

    pub(crate) fn set_confirmed(&mut self, confirmed: bool) -> Result<(), AppError> {
        let (now, me) = (self.clock.now(), self.me);
        Ok(self.vault.write(now, |writer| writer.put_setting(RECOVERY_CONFIRMED, &confirmed, me))?)
    }

    fn check_passphrase(&self, passphrase: String) -> Result<(), AppError> {
        let right = self.vault.is_passphrase(&Passphrase::new(passphrase))?;
        if right { Ok(()) } else { Err(AppError::Unlock(vault::UnlockError::Wrong)) }
    }
}

fn checked_school(school: School, today: NaiveDate) -> Result<School, AppError> {
    let text = |text: &str| -> Result<String, Refusal> {
        if is_blank(text) { Ok(String::new()) } else { check_text(text, Field::SchoolText) }
    };
    let rising = school.follow_up_days.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    let in_range = school.follow_up_days.iter().all(|days| (1..=365).contains(days));
    if school.follow_up_days.is_empty() || school.follow_up_days.len() > 12 || !rising || !in_range {
        return Err(AppError::BadIntervals);
    }
    if school.own_days.len() > MOST_OWN_DAYS {
        return Err(Refusal::DateTooFar(Field::Date).into());
    }
    Ok(School {
        name: check_name(&school.name, Field::SchoolName)?,
        address: checked_address(&school.address)?,
        place: optional(&school.place, Field::Place)?,
        region: school.region,
        school_type: school.school_type,
        follow_up_days: school.follow_up_days,
        own_days: school.own_days.into_iter().map(|own| checked_own_day(own, today)).collect::<Result<_, _>>()?,
        more_information: text(&school.more_information)?,
        anti_bullying: optional(&school.anti_bullying, Field::SchoolText)?,
        confidant: optional(&school.confidant, Field::SchoolText)?,
        complaints: optional(&school.complaints, Field::SchoolText)?,
        counting: school.counting,
        import: school.import.map(|import| checked_import(import, today)).transpose()?,
        legal_days: checked_legal_days(school.legal_days)?,
        measures: measure_texts(&school.measures, today)?,
        public_decision: school.public_decision,
        family: FamilyTexts {
            reach: optional(&school.family.reach, Field::SchoolText)?,
            substitute: optional(&school.family.substitute, Field::SchoolText)?,
            privacy: optional(&school.family.privacy, Field::SchoolText)?,
            keeping: optional(&school.family.keeping, Field::SchoolText)?,
        },
    })
}

/// The texts for letters about measures; any may be blank, and then the letter says that it lacks.
fn measure_texts(texts: &MeasureTexts, today: NaiveDate) -> Result<MeasureTexts, Refusal> {
    if texts.checked_on.is_some_and(|on| on > today) {
        return Err(Refusal::DateInFuture(Field::On));
    }
    let checked = |text: &str| if is_blank(text) { Ok(String::new()) } else { check_text(text, Field::SchoolText) };
    Ok(MeasureTexts {
        objection_private: checked(&texts.objection_private)?,
        objection_public: checked(&texts.objection_public)?,
        appeal_private: checked(&texts.appeal_private)?,
        appeal_public: checked(&texts.appeal_public)?,
        committee: checked(&texts.committee)?,
        procedure: checked(&texts.procedure)?,
        checked_on: texts.checked_on,
    })
}

/// A calendar that was read from a file, with at most as many days as the school's own.
fn checked_import(import: HolidayImport, today: NaiveDate) -> Result<HolidayImport, Refusal> {
    if import.days.len() > MOST_OWN_DAYS {
        return Err(Refusal::DateTooFar(Field::Date));
    }
    if import.on > today {
        return Err(Refusal::DateInFuture(Field::On));
    }
    let latest = today.checked_add_months(Months::new(12 * OWN_DAY_YEARS));
    if import.complete_until.is_some_and(|until| latest.is_some_and(|latest| until > latest)) {
        return Err(Refusal::DateTooFar(Field::Until));
    }
    let days = import.days.into_iter().map(|own| checked_own_day(own, today)).collect::<Result<_, _>>()?;
    Ok(HolidayImport { days, ..import })
}

/// Days that count as a public holiday for legal terms, each with where that was read.
fn checked_legal_days(days: Vec<LegalDay>) -> Result<Vec<LegalDay>, Refusal> {
    if days.len() > MOST_OWN_DAYS {
        return Err(Refusal::DateTooFar(Field::Date));
    }
    let checked = |day: LegalDay| Ok(LegalDay { source: check_text(&day.source, Field::SchoolText)?, ..day });
    days.into_iter().map(checked).collect()
}

/// A stretch of days near enough to be meant.
fn checked_own_day(own: OwnDay, today: NaiveDate) -> Result<OwnDay, Refusal> {
    let OwnDay { first, last, name } = own;
    let (years, near) = (Months::new(12 * OWN_DAY_YEARS), Field::Date);
    if today.checked_sub_months(years).is_some_and(|earliest| first < earliest) {
        return Err(Refusal::DateTooOld(near));
    }
    if today.checked_add_months(years).is_some_and(|latest| last > latest) {
        return Err(Refusal::DateTooFar(near));
    }
    if last < first {
        return Err(Refusal::EndBeforeStart);
    }
    Ok(OwnDay { first, last, name: check_name(&name, Field::SchoolText)? })
}

/// The lines of an address, blank ones left out; together they must fit in the head of a paper.
pub(crate) fn checked_address(lines: &[String]) -> Result<Vec<String>, Refusal> {
    if lines.iter().map(|line| line.chars().count()).sum::<usize>() > ADDRESS_MOST as usize {
        return Err(Refusal::Text { field: Field::Address, problem: TextProblem::TooLong { most: ADDRESS_MOST } });
    }
    lines.iter().filter(|line| !is_blank(line)).map(|line| check_name(line, Field::Address)).collect()
}
