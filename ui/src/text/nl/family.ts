import type { ConsentScope, RequestAnswer, Role, SafetyAskKind, StandingKind } from "../../ipc/bindings";

const some = (count: number, one: string, more: string) => (count === 1 ? one : `${String(count)} ${more}`);

/** Why word or a paper does not go to a parent. */
const heldBack = {
  pupil_is_adult: "de leerling is 18 of ouder en gaf hiervoor geen toestemming",
  no_custody: "geen gezag",
  no_contact: "school mag geen contact opnemen",
  stranger: "hoort niet bij deze leerling",
} satisfies Partial<Record<StandingKind, string>>;

/** Who may know what, who comes and goes; on "Betrokkenen". */
export const family = {
  standings: {
    by_right: "wordt ingelicht",
    by_consent: "wordt ingelicht, met toestemming van de leerling",
    on_request: "krijgt beperkte informatie, op verzoek",
    pupil_is_adult: `wordt niet ingelicht: ${heldBack.pupil_is_adult}`,
    no_custody: `wordt niet ingelicht: ${heldBack.no_custody}`,
    no_contact: `wordt niet ingelicht: ${heldBack.no_contact}`,
    stranger: heldBack.stranger,
  } satisfies Record<StandingKind, string>,
  whom: {
    tell: (names: string) => `Vertel het aan ${names}.`,
    nobody: "Er is nog geen ouder bekend die dit mag horen. Kijk bij Betrokkenen.",
    other: (name: string, standing: string) => `${name}: ${standing}.`,
  },
  /** The same, beside a paper that is not for this parent. */
  notFor: (standing: StandingKind): string => (standing in heldBack ? `Niet voor deze ouder: ${heldBack[standing as keyof typeof heldBack]}` : ""),
  consent: {
    title: "Toestemming van de leerling",
    lead: "Deze leerling is 18 of ouder en beslist zelf. Ouders horen alleen iets als de leerling dat wil.",
    scopes: {
      told: "Dat er een dossier is en hoe het afloopt",
      talks: "Gesprekken met deze ouder",
      papers: "Verslagen en brieven",
    } satisfies Record<ConsentScope, string>,
    none: "Er is geen toestemming vastgelegd. Ouders krijgen niets te horen.",
    given: (date: string, parents: string, scopes: string) => `${date}: toestemming voor ${parents}. Het gaat om: ${scopes.toLowerCase()}.`,
    taken: (date: string) => `${date}: toestemming ingetrokken.`,
    add: "Leg toestemming vast",
    change: "Wijzig de toestemming",
    replaces: "Dit komt in de plaats van wat eerder is afgesproken.",
    noParents: "Voeg eerst een ouder of verzorger toe.",
    on: "Op welke dag zei de leerling dit?",
    needOn: "Vul de dag in.",
    guardians: "Welke ouder mag het weten?",
    needGuardians: "Kies minstens één ouder.",
    scope: "Wat mag deze ouder weten?",
    needScope: "Kies wat de ouder mag weten.",
    note: "Toelichting",
    submit: "Leg de toestemming vast",
    withdraw: "De leerling trekt dit in",
    withdrawTitle: "Toestemming intrekken",
    withdrawLead: "Wat al is verteld of gegeven, blijft zo. Vanaf deze dag horen de ouders niets meer.",
    withdrawSubmit: "Leg vast dat het is ingetrokken",
  },
  request: {
    open: "Verzoek om informatie",
    openFor: (name: string) => `Verzoek om informatie van ${name}`,
    title: (name: string) => `Verzoek om informatie van ${name}`,
    lead: "Een ouder zonder gezag krijgt op verzoek beperkte informatie over het kind. Niet als de ouder met gezag die ook niet zou krijgen, of als het belang van het kind ertegen is.",
    source: "Burgerlijk Wetboek 1, artikel 377c",
    on: "Wanneer is er geantwoord?",
    needOn: "Vul de dag in.",
    answer: "Wat is het antwoord?",
    needAnswer: "Kies het antwoord.",
    answers: {
      granted: "De informatie wordt gegeven",
      withheld_from_both: "Niet: de ouder met gezag zou dit ook niet krijgen",
      childs_interest: "Niet: het belang van het kind is ertegen",
    } satisfies Record<RequestAnswer, string>,
    ground: "Waarom?",
    needGround: "Schrijf op waarom dit het antwoord is.",
    submit: "Leg het antwoord vast",
    said: (date: string, answer: string) => `Verzoek om informatie, ${date}: ${answer.charAt(0).toLowerCase()}${answer.slice(1)}.`,
  },
  leaving: {
    open: "Leerling is weg",
    openFor: (name: string) => `Leerling is weg: ${name}`,
    title: (name: string) => `${name} gaat weg`,
    lead: "Bijvoorbeeld naar een andere school. De stappen vragen dan niets meer van deze leerling. Volgmomenten die al gepland staan, houd je of laat je vervallen.",
    on: "Sinds wanneer?",
    needOn: "Vul de dag in.",
    reason: "Waarom?",
    reasonHint: "Bijvoorbeeld: naar een andere school.",
    needReason: "Schrijf op waarom.",
    submit: "Leg vast dat de leerling weg is",
    left: (date: string, reason: string) => `Weg sinds ${date}. ${reason}`,
    backOpen: "Leerling is terug",
    backOpenFor: (name: string) => `Leerling is terug: ${name}`,
    backTitle: (name: string) => `${name} is terug`,
    backLead: "Wat bij de stappen nog ontbreekt, telt dan weer mee.",
    backSubmit: "Leg vast dat de leerling terug is",
    planned: (count: number) =>
      count === 1
        ? "Er staat nog een volgmoment gepland. Houd het, of laat het vervallen."
        : `Er staan nog ${String(count)} volgmomenten gepland. Houd ze, of laat ze vervallen.`,
  },
  bound: "Er lopen nog afspraken of sancties van deze leerling. Kijk of ze nog kloppen, en beëindig wat niet meer geldt.",
  boundFor: (name: string) => `${name} is weg of bleek niet betrokken, maar heeft nog afspraken of sancties.`,
  toPromises: "Bekijk afspraken en sancties",
  role: {
    follows: "Wat er dan verandert",
    joins: "Stap 3 en 4 gaan ook over deze leerling. Na stap 3 komen er volgmomenten.",
    step: (role: Role) => (role === "bullied" ? "Stap 1 vraagt een gesprek met deze leerling." : "Stap 2 vraagt een eigen gesprek met deze leerling."),
    safety: "Je kijkt ook opnieuw naar de veiligheid van vandaag.",
    leaves: "De stappen vragen niets meer van deze leerling.",
    stays: "Wat al is vastgelegd blijft staan en blijft leesbaar.",
    promises: (count: number) =>
      `${count === 1 ? "Er loopt nog een afspraak of sanctie" : `Er lopen nog ${String(count)} afspraken of sancties`}. Die beëindig je zelf bij Afspraken en sancties.`,
    planned: (count: number) =>
      count === 1
        ? "Er staat nog een volgmoment gepland. Dat houd je, of je laat het vervallen."
        : `Er staan nog ${String(count)} volgmomenten gepland. Die houd je, of je laat ze vervallen.`,
    tell: "Dit gezin weet nog niet dat er een dossier is. Vertel het.",
    papers: "Verslagen die al gemaakt zijn, veranderen niet.",
    added: "Deze leerling telt meteen mee in de stappen hieronder.",
  },
  safety: {
    title: "Kijk opnieuw naar de veiligheid",
    why: (why: SafetyAskKind, step: number | null, name: string) =>
      ({
        step: step === null ? "Er is een stap begonnen." : `Stap ${String(step)} is begonnen.`,
        round: "Er is een nieuwe ronde begonnen.",
        reopened: "Het dossier is heropend.",
        pupil: `${name} hoort nu bij wie gepest wordt.`,
        worse: `Het werd erger voor ${name}.`,
      })[why],
    last: (date: string) => `Afgesproken op ${date}:`,
    nothing: "Er was toen niets extra’s nodig.",
    early: "De ouders worden eerder gebeld dan bij stap 4.",
    told: (date: string) => `Verteld dat stap 2 is op ${date}.`,
    confirm: "Dit klopt nog",
    change: "Wijzig",
    form: "Veiligheid vandaag",
    submit: "Leg vast wat er nodig is",
    look: "Veiligheid vandaag",
  },
  stop: {
    title: "Is dit plan nog de goede weg?",
    lead: "Is er iets bijgekomen? Kijk opnieuw naar deze vier vragen.",
    allNo: "vier keer nee",
    open: (count: number) => some(count, "1 keer ja, nog niet doorverwezen", "keer ja, nog niet doorverwezen"),
    passed: (count: number) => some(count, "1 keer ja, doorverwezen", "keer ja, doorverwezen"),
    no: "Nee",
    yes: "Ja, nog niet doorverwezen",
    referred: (date: string, to: string) => `Ja, doorverwezen op ${date} naar ${to}`,
    change: "Wijzig",
    changeFor: (question: string) => `Wijzig het antwoord: ${question}`,
    notYet: "Ja, maar nog niet doorverwezen",
  },
  decisions: {
    title: "Is het pesten?",
    none: "nog niet bepaald",
    now: (outcome: string, date: string) => `${outcome.toLowerCase()}, ${date}`,
    earlier: "Eerdere oordelen",
    one: (outcome: string, date: string) => `${outcome}, ${date}`,
    indicated: (outcome: string) => `De antwoorden wezen naar: ${outcome.toLowerCase()}.`,
    again: "Bepaal het opnieuw",
    first: "Bepaal of het pesten is",
  },
} as const;
