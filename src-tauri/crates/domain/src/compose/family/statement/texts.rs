//! The words of the form for a pupil's own story.

pub(super) const WRITE: &str = "Er is iets gebeurd op school, of er wordt over gepraat. We willen graag van jou horen hoe het volgens \
                                jou is gegaan. Schrijf het op dit blad op, in je eigen woorden.";
pub(super) const HOW_TO_WRITE: [&str; 4] = [
    "Schrijf op wat je zelf hebt gezien, gehoord en gedaan.",
    "Er is geen goed of fout antwoord. Spelfouten geven niet.",
    "Weet je iets niet meer? Schrijf dat dan op. Iets overslaan mag ook.",
    "Je zit in een eigen ruimte. Wil je liever praten of typen, of heb je hulp nodig? Vraag het aan wie erbij is.",
];
pub(super) const WHEN_WRITTEN: &str = "Wanneer je dit schrijft";
pub(super) const WRITTEN_WHEN: [(&str, u8); 3] =
    [("Datum, en in welke ruimte:", 1), ("Hoe laat begonnen, en hoe laat klaar:", 1), ("Wie van school erbij is:", 1)];
pub(super) const YOUR_STORY: &str = "Jouw verhaal";
pub(super) const QUESTIONS_TO_PUPIL: [(&str, u8); 6] = [
    ("Wat is er gebeurd? Begin bij het begin.", 9),
    ("Waar en wanneer was dat?", 3),
    ("Wie waren erbij, of zagen het?", 3),
    ("Wat gebeurde er daarna?", 4),
    ("Wat vind jij ervan? Hoe gaat het nu met je?", 4),
    ("Wat moet er volgens jou gebeuren? Wat kun je zelf doen?", 4),
];
pub(super) const AFTER_WRITING: &str = "Klaar met schrijven";
pub(super) const TICKS: [&str; 4] = [
    "Ik heb dit zelf geschreven.",
    "Iemand van school heeft het voor mij opgeschreven. Ik heb het daarna gelezen, of gehoord.",
    "Ik wil er ook over praten.",
    "Ik teken niet. Dat mag.",
];
pub(super) const WHO_READS: &str = "Wie dit leest";
pub(super) const WHO_READS_TEXT: &str = "De mentor leest wat je schrijft en praat er met je over. Het blad blijft op school, in het \
                                         dossier. Andere leerlingen en hun ouders krijgen dit blad niet.";
pub(super) const MY_STORY: &str = "Dit is mijn verhaal.";
pub(super) const SUPERVISOR: &str = "Wie van school erbij was";
pub(super) const OF_THE_SCHOOL: &str = "medewerker van school";
pub(super) const I_WAS_THERE: &str = "Ik was erbij toen dit werd geschreven.";
