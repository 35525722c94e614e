//! The Dutch that rules and dates need; what a paper says stands in `compose/texts.rs`, the steps in `protocol/nl.toml`.

use crate::calendar::Region;

/// The months, from January.
pub(crate) const MONTHS: [&str; 12] = [
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
];

/// Short forms that are not the beginning of the month they stand for.
pub(crate) const SHORT_MONTHS: [(&str, &str); 1] = [("mrt", "maart")];

/// The days of the week, from Monday.
pub(crate) const WEEKDAYS: [&str; 7] = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"];

/// Words for a day near today, each with its distance.
pub(crate) const NEAR_DAYS: [(&str, i64); 4] = [("eergisteren", -2), ("gisteren", -1), ("vandaag", 0), ("morgen", 1)];

/// How the file of school holidays writes the regions.
pub(crate) const REGIONS: [(&str, Region); 3] =
    [("noord", Region::North), ("midden", Region::Middle), ("zuid", Region::South)];

/// What that file calls the summer holiday.
pub(crate) const SUMMER: &str = "zomervakantie";

/// Words inside a surname that give nobody away. From other languages too: families bring their names along.
pub(crate) const PARTICLES: [&str; 14] =
    ["van", "von", "der", "den", "het", "ter", "ten", "del", "dos", "des", "las", "los", "bin", "ibn"];

/// What Dutch puts behind a name: Daan's, Daans, Daantje, Maxje.
pub(crate) const NAME_ENDINGS: [&str; 11] = ["s", "en", "je", "tje", "pje", "jes", "tjes", "ie", "ies", "e", "es"];

/// What it puts behind a name whose last letter is doubled: Brammetje, Emmaatje, Bobby's.
pub(crate) const DOUBLED_ENDINGS: [&str; 8] = ["etje", "etjes", "tje", "tjes", "ie", "ies", "y", "ys"];

/// Where parents find more, until the school says otherwise (card K4).
pub(crate) const MORE_INFORMATION: &str = "het gratis nummer 0800-5010, pestweb.nl of pestenislaf.nl";
/// Where the complaints route is described, until the school says otherwise.
pub(crate) const COMPLAINTS: &str = "de schoolgids";

/// How long a case is kept, until the school says otherwise.
pub(crate) const KEEPING: &str =
    "twee jaar na het afsluiten, en nooit langer dan twee jaar nadat de leerling van school is";
/// What tells people with one name apart in a reference, when their class does not.
pub(crate) const A_PUPIL: &str = "leerling";
/// Idem of a parent.
pub(crate) const A_PARENT: &str = "ouder";
/// Idem of a member of staff.
pub(crate) const A_COLLEAGUE: &str = "medewerker";
/// A pupil who is referred to and was erased.
pub(crate) const SOME_PUPIL: &str = "een leerling";
/// Idem a parent.
pub(crate) const SOME_PARENT: &str = "een ouder";
/// Idem a member of staff.
pub(crate) const SOME_COLLEAGUE: &str = "een medewerker";
