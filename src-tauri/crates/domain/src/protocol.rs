//! The seven steps as data: ids, texts, prompts.

use std::borrow::Borrow;
use std::fmt;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

/// The id of a point (*punt*), a criterion, a preliminary or a card, such as "2.3", "B4" or "V1".
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type), specta(transparent))]
#[serde(transparent)]
pub struct ItemId(pub String);

impl From<&str> for ItemId {
    fn from(id: &str) -> Self {
        Self(id.to_owned())
    }
}

impl Borrow<str> for ItemId {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ItemId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One of the seven steps (*stap*).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Step 1: the conversation with the gepeste leerling.
    Bullied,
    /// Step 2: the conversations with each pestende leerling.
    Bullying,
    /// Step 3: the conversation with both, or the same points with each apart.
    Together,
    /// Step 4: the conversations with parents.
    Parents,
    /// Step 5: follow-up.
    FollowUp,
    /// Step 6: closing.
    Closing,
    /// Step 7: it goes on, measures.
    Measures,
}

impl Step {
    /// All steps in order.
    pub const ALL: [Self; 7] =
        [Self::Bullied, Self::Bullying, Self::Together, Self::Parents, Self::FollowUp, Self::Closing, Self::Measures];

    /// Its number, 1 to 7.
    pub fn number(self) -> u8 {
        match self {
            Self::Bullied => 1,
            Self::Bullying => 2,
            Self::Together => 3,
            Self::Parents => 4,
            Self::FollowUp => 5,
            Self::Closing => 6,
            Self::Measures => 7,
        }
    }
}

/// The moment in a conversation a point belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "specta", derive(specta::Type))]
#[serde(rename_all = "snake_case")]
pub enum Pause {
    /// Before it starts.
    Before,
    /// While talking.
    During,
    /// Before saying goodbye.
    After,
}

/// A version of the protocol. A case remembers the one it was opened with.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Protocol {
    /// Raised whenever a text changes in substance.
    pub version: u32,
    /// V1 to V4, acknowledged at intake.
    pub before: Vec<Statement>,
    /// B1 to B7, the criteria of bullying.
    pub criteria: Vec<Statement>,
    /// P1 to P4, what teasing is.
    pub teasing: Vec<Statement>,
    /// K1 to K4, background.
    pub cards: Vec<Card>,
    /// The seven steps, in order.
    pub steps: Vec<StepText>,
}

/// A statement with an id.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Statement {
    /// Its id, such as "V1".
    pub id: ItemId,
    /// The statement.
    pub text: String,
    /// The background card that belongs to it.
    #[serde(default)]
    pub card: Option<ItemId>,
}

/// A background card.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Its id, such as "K3".
    pub id: ItemId,
    /// Its heading.
    pub title: String,
    /// Its text.
    pub text: String,
    /// For facts that age: the day they were last checked.
    #[serde(default)]
    pub checked_on: Option<String>,
}

/// The texts of one step.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StepText {
    /// 1 to 7.
    pub number: u8,
    /// Its heading.
    pub title: String,
    /// Who holds it (*wie*).
    pub who: String,
    /// Its points, in order.
    pub items: Vec<ChecklistItem>,
}

/// One point of a step (*punt*).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChecklistItem {
    /// Its id, such as "2.3".
    pub id: ItemId,
    /// The point.
    pub text: String,
    /// Questions that help.
    #[serde(default)]
    pub prompts: Vec<String>,
    /// The moment it belongs to.
    pub pause: Pause,
    /// Whether it is our addition to the school's plan, shown as such.
    #[serde(default)]
    pub added: bool,
    /// Whether it only counts when it happens (7.4 to 7.6).
    #[serde(default)]
    pub happens: bool,
    /// The background card that belongs to it.
    #[serde(default)]
    pub card: Option<ItemId>,
}

impl Protocol {
    /// The current protocol.
    ///
    /// # Panics
    /// Never: the file is part of the program, and a test reads it.
    pub fn current() -> &'static Self {
        static CURRENT: OnceLock<Protocol> = OnceLock::new();
        CURRENT.get_or_init(|| {
            toml::from_str(include_str!("protocol/nl.toml")).expect("the built-in protocol parses: a test reads it")
        })
    }

    /// The protocol with this version, if this program knows it.
    pub fn version(version: u32) -> Option<&'static Self> {
        let current = Self::current();
        (current.version == version).then_some(current)
    }

    /// The texts of a step.
    pub fn step(&self, step: Step) -> Option<&StepText> {
        self.steps.iter().find(|texts| texts.number == step.number())
    }

    /// The step a point belongs to.
    pub fn step_of(&self, item: &ItemId) -> Option<Step> {
        Step::ALL
            .into_iter()
            .find(|step| self.step(*step).is_some_and(|texts| texts.items.iter().any(|known| known.id == *item)))
    }

    /// A point by its id.
    pub fn item(&self, id: &ItemId) -> Option<&ChecklistItem> {
        self.steps.iter().flat_map(|step| &step.items).find(|item| item.id == *id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_of_the_plan_is_there_once() {
        let protocol = Protocol::current();
        let ids = |list: &[Statement]| list.iter().map(|s| s.id.0.clone()).collect::<Vec<_>>().join(" ");
        assert_eq!(ids(&protocol.before), "V1 V2 V3 V4");
        assert_eq!(ids(&protocol.criteria), "B1 B2 B3 B4 B5 B6 B7");
        assert_eq!(ids(&protocol.teasing), "P1 P2 P3 P4");
        let cards: Vec<_> = protocol.cards.iter().map(|card| card.id.0.as_str()).collect();
        assert_eq!(cards, ["K1", "K2", "K3", "K4"]);
        let items: Vec<_> =
            protocol.steps.iter().map(|s| s.items.iter().map(|i| i.id.0.as_str()).collect::<Vec<_>>()).collect();
        assert_eq!(
            items,
            [
                vec!["1.1", "1.2", "1.3"],
                vec!["2.1", "2.2", "2.3", "2.4"],
                vec!["3.0", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6"],
                vec!["4.1", "4.2", "4.3", "4.4"],
                vec!["5.1", "5.2", "5.3", "5.4"],
                vec!["6.1", "6.2"],
                vec!["7.1", "7.2", "7.3", "7.4", "7.5", "7.6"],
            ]
        );
    }

    #[test]
    fn at_most_nine_points_at_a_pause() {
        for step in &Protocol::current().steps {
            for pause in [Pause::Before, Pause::During, Pause::After] {
                assert!(step.items.iter().filter(|item| item.pause == pause).count() <= 9);
            }
        }
    }
}
