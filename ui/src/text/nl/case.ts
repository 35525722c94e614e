import type { Missing } from "../../ipc/case";
import { model } from "./model";

const day = (iso: string) =>
  new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "long" }).format(new Date(`${iso}T12:00:00`));

export const dossier = {
  number: (number: string) => `Dossier ${number}`,
  round: (round: number) => `Ronde ${String(round)}`,
  phases: { open: "Loopt", closed: "Afgerond", withdrawn: "Ingetrokken" },
  closed: "Dit dossier is afgerond. Je kunt het heropenen als het pesten terugkomt.",
  withdrawn: "Dit dossier is ingetrokken. Het telt niet mee en er komt niets meer bij.",
  reopen: "Heropen dit dossier",
  next: {
    label: "Volgende",
    none: "Er is nu niets dat je moet doen.",
    inStep: (step: number) => `stap ${String(step)}`,
    on: (iso: string) => `op ${day(iso)}`,
    due: (iso: string) => `was gepland op ${day(iso)}`,
  },
  tabs: {
    label: "Onderdelen van dit dossier",
    steps: "Stappen",
    agreements: "Afspraken en sancties",
    documents: "Documenten",
    involved: "Betrokkenen",
    timeline: "Tijdlijn",
  },
  /** What to do, as the start of "Volgende: … (stap 4)". */
  todo: (missing: Missing, name: string): string => {
    const withName = name === "" ? "" : ` met ${name}`;
    const forName = name === "" ? "" : ` voor ${name}`;
    switch (missing.what) {
      case "referral":
        return `doorverwijzen: ${model.stopCards[missing.card].toLowerCase()}`;
      case "assessment":
        return "bepalen of het pesten is";
      case "bullying_pupil":
        return "vastleggen wie mogelijk pest";
      case "conversation":
        return `gesprek${withName}`;
      case "agreement":
        return `een afspraak maken${withName}`;
      case "sanction":
        return `vastleggen wat er volgt als het niet stopt${forName}`;
      case "reflective_answer":
        return `punt 3.6 beantwoorden${forName}`;
      case "reflective_sanction":
        return `een reflectieve sanctie afspreken${withName}`;
      case "parent_talk":
        return name === "" ? "gesprek met de ouders" : `gesprek met de ouders van ${name}`;
      case "follow_up":
        return `vragen hoe het gaat${name === "" ? "" : ` met ${name}`}`;
      case "follow_up_plan":
        return `stap 3 vastleggen${forName}; dan komen de volgmomenten vanzelf`;
      case "finding":
        return "vaststellen of het pesten is gestopt";
      case "not_stopped":
        return "verder met stap 7: het pesten is niet gestopt";
      case "family_informed":
        return `het gezin van ${missing.name} inlichten over de afronding`;
      case "incident_answer":
        return "punt 6.2 beantwoorden";
      case "close":
        return "het dossier afronden";
      case "round_done":
        return "stap 1 tot en met 3 opnieuw doorlopen";
      case "meeting":
        return `gesprek met directie en ouders van ${name}`;
      case "meeting_report":
        return `verslag maken van het gesprek over ${name}`;
    }
  },
  /** The verb on the button of the next action. */
  act: (missing: Missing): string => {
    switch (missing.what) {
      case "conversation":
      case "parent_talk":
      case "meeting":
        return "Begin het gesprek";
      case "follow_up":
        return "Leg volgmoment vast";
      case "meeting_report":
        return "Maak verslag";
      case "close":
        return "Rond af";
      case "assessment":
        return "Beantwoord de vragen";
      case "referral":
      case "bullying_pupil":
      case "agreement":
      case "sanction":
      case "reflective_answer":
      case "reflective_sanction":
      case "follow_up_plan":
      case "finding":
      case "not_stopped":
      case "family_informed":
      case "incident_answer":
      case "round_done":
        return "Ga erheen";
    }
  },
  step: {
    who: "Wie",
    points: "Punten",
    pointsDone: (done: number, of: number) => `${String(done)} van ${String(of)} punten gedaan of niet nodig`,
    conversations: "Gesprekken",
    noConversations: "Er is nog geen gesprek vastgelegd.",
    ready: "Is deze stap klaar?",
    readyYes: "Ja. Alles wat bij deze stap hoort, is vastgelegd.",
    readyNo: "Nog niet. Dit ontbreekt nog:",
    early: (before: number) => `Meestal doe je eerst stap ${String(before)}. Je kunt toch beginnen.`,
    start: (step: number) => `Start stap ${String(step)}`,
    talk: "Leg een gesprek vast",
    talkWith: (name: string) => `Leg een gesprek met ${name} vast`,
    talkParents: (name: string) => `Leg een gesprek met de ouders van ${name} vast`,
    statement: "Leg een schriftelijke verklaring vast",
    continueDraft: "Ga verder met het gesprek",
    noParentTalk: "Er komt geen gesprek met deze ouders",
    notSpoken: (names: string) => `Nog niet gesproken: ${names}. Ook deze ouder heeft gezag.`,
    noRows: "Er zijn nog geen leerlingen voor deze stap.",
    addPupil: "Voeg een leerling toe",
    added: "toegevoegd door het programma",
    happens: "alleen als het gebeurt",
    corrected: (times: number) => (times === 1 ? "1 keer verbeterd" : `${String(times)} keer verbeterd`),
    remarks: "Opmerkingen van het gezin",
    written: "Schriftelijke verklaring",
    talkOn: (date: string) => `Gesprek op ${date}`,
    correct: "Verbeter de tekst",
    report: "Maak verslag",
  },
  point: {
    group: (id: string) => `Stand van punt ${id}`,
    open: "Open",
    done: "Gedaan",
    notNeeded: "Niet nodig",
    reason: "Waarom is dit niet nodig?",
    needReason: "Vul in waarom dit punt niet nodig is.",
    save: "Leg vast",
    cancel: "Toch niet",
    prompts: "Vragen die helpen",
    card: "Achtergrond",
    set: (id: string, state: string) => `Punt ${id}: ${state.toLowerCase()}.`,
  },
  side: {
    label: "Afspraken, volgmomenten en documenten",
    agreements: "Afspraken",
    noAgreements: "Nog geen afspraken.",
    followUps: "Volgmomenten",
    noFollowUps: "Die komen vanzelf als stap 3 is vastgelegd.",
    documents: "Documenten",
    noDocuments: "Nog geen documenten.",
    all: "Bekijk alles",
    make: "Maak een document",
    version: (version: number) => `versie ${String(version)}`,
  },
  involved: {
    title: "Betrokkenen",
    parents: "Ouders en verzorgers",
    noParents: "Nog geen ouders of verzorgers bekend.",
    addParent: "Voeg ouder of verzorger toe",
    changeRole: "Wijzig betrokkenheid",
    noContact: "School mag geen contact opnemen",
    interpreter: (language: string) => `Tolk nodig${language === "" ? "" : ` (${language})`}`,
    age: (age: number | null) => (age === null ? "leeftijd onbekend" : `${String(age)} jaar`),
    class: (name: string) => (name === "" ? "klas onbekend" : `klas ${name}`),
    editPupil: "Wijzig gegevens",
  },
  timeline: { title: "Tijdlijn", empty: "Er is nog niets gebeurd.", by: (name: string) => `door ${name}`, onDay: (date: string) => `ging over ${date}` },
  withdraw: {
    open: "Trek dit dossier in",
    title: "Dit dossier intrekken?",
    text: "Doe dit als de melding over de verkeerde leerling gaat of dubbel is. Het dossier blijft zichtbaar als ingetrokken, met je reden.",
    reason: "Waarom trek je het in?",
    need: "Vul in waarom je het dossier intrekt.",
    submit: "Trek in",
    cancel: "Toch niet",
  },
} as const;

export const cases = {
  title: "Dossiers",
  create: "Nieuwe melding",
  filter: "Zoek in dossiers",
  filterHint: "Op naam, klas of nummer.",
  show: "Toon",
  phases: { open: "Lopend", closed: "Afgerond", all: "Alle" },
  empty: "Er zijn nog geen dossiers.",
  emptyTodo: "Een dossier begint met een melding. Wie, wat, waar en sinds wanneer is genoeg.",
  none: "Geen dossier gevonden. Probeer een ander woord, of toon alle dossiers.",
  columns: { number: "Nummer", pupil: "Leerling", next: "Volgende", activity: "Laatst gewerkt" },
  count: (count: number) => (count === 1 ? "1 dossier" : `${String(count)} dossiers`),
} as const;

export const start = {
  title: (name: string) => (name === "" ? "Vandaag" : `Dag ${name}`),
  date: (date: string) => `Het is ${date}.`,
  late: "Te laat",
  today: "Vandaag",
  week: "Deze week",
  nothing: "Er staat niets gepland voor vandaag of deze week.",
  resume: "Verder waar je was",
  recent: "Laatst gewerkt",
  silent: "Stil: 14 dagen geen actie",
  lastActivity: (date: string) => `laatste actie ${date}`,
  drafts: "Nog niet af",
  draftIntake: "Melding",
  create: "Nieuwe melding",
  firstTitle: "Klaar om te beginnen",
  first: [
    "Een dossier begint met een melding: wie, wat, waar en sinds wanneer.",
    "Wat je typt, wordt vanzelf bewaard.",
    "Na tien minuten niets doen gaat het programma op slot.",
    "Bij het vergrendelen en afsluiten wordt een back-up gemaakt.",
  ],
} as const;

export const agenda = {
  title: "Opvolging",
  lead: "Alle volgmomenten van alle dossiers. Ze komen vanzelf uit stap 3.",
  late: "Te laat",
  today: "Vandaag",
  week: "Deze week",
  later: "Later",
  empty: "Er staan geen volgmomenten gepland.",
  hold: "Leg vast",
  holdNamed: (name: string) => `Leg volgmoment met ${name} vast`,
  move: "Verzet",
  moveNamed: (name: string) => `Verzet volgmoment met ${name}`,
  cancel: "Laat vervallen",
  original: (date: string) => `eerst gepland op ${date}`,
  open: (number: string) => `Dossier ${number}`,
} as const;
