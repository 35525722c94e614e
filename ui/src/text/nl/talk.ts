import type { Pause } from "../../ipc/bindings";
import type { StepNumber } from "../../state/router.svelte";

type LineKind = "quote" | "seen" | "agreed";
type Chip = { kind: LineKind; text: string };
const seen = (text: string): Chip => ({ kind: "seen", text });
const agreed = (text: string): Chip => ({ kind: "agreed", text });

const withPupil = [
  seen("huilde"),
  seen("was stil"),
  seen("knikte"),
  seen("schudde nee"),
  seen("werd boos"),
  seen("wilde niet praten"),
];
const parents = [
  seen("schrok"),
  seen("was verdrietig"),
  seen("werd boos"),
  seen("herkent de signalen"),
  seen("herkent de signalen niet"),
  seen("is het eens met de aanpak"),
  seen("is het niet eens met de aanpak"),
];

/** Gespreksmodus: the whole window, used while talking. */
export const talk = {
  windowTitle: (step: number, number: string) => `Gesprek stap ${String(step)} · ${number}`,
  kicker: (step: number) => `Stap ${String(step)}`,
  with: (names: string) => `Gesprek met ${names}`,
  parentsOf: (name: string) => `de ouders van ${name}`,
  together: "Gesprek samen",
  nobody: "Gesprek",
  back: "Terug naar het dossier",
  backHint: "Terug naar het dossier (Esc). Alles is bewaard.",
  hide: "Verberg het scherm",
  hideHint: "Verberg het scherm (F9)",
  top: "Gesprek",
  practice: "VOORBEELD",
  show: "Ga verder met het gesprek",
  gone: "Dit gesprek is al vastgelegd of weggegooid.",
  pauses: {
    label: "Drie momenten",
    before: "Vooraf",
    during: "Tijdens",
    after: "Afronden",
  } satisfies Record<Pause | "label", string>,
  pauseTitles: {
    before: "Voordat je begint",
    during: "Tijdens het gesprek",
    after: "Voordat je stopt",
  } satisfies Record<Pause, string>,
  pauseLeads: {
    before: "Loop dit rustig na. Je hoeft niets aan te vinken om te beginnen.",
    during: "Luister. Typ of tik kort wat je hoort en ziet. Een verslag maak je later.",
    after: "Neem hier even de tijd voor.",
  } satisfies Record<Pause, string>,
  key: (index: number) => `Alt+${String(index)}`,
  on: {
    before: "Begin het gesprek",
    during: "Naar afronden",
  },
  who: "Wie zitten hier?",
  whoParents: "Welke ouders zitten hier?",
  whoHint: "Haal weg wie er niet bij is.",
  whoLeads: "Wie van de schoolleiding zit hier?",
  noLeaders: "Er is nog niemand van de schoolleiding bekend. Je vult die later in bij het verslag.",
  tongue: (name: string, language: string, interpreter: boolean) => {
    const speaks = language === "" ? "" : `${name} spreekt ${language}. `;
    return interpreter ? `${speaks}${language === "" ? `${name} heeft een tolk nodig` : "Er is een tolk nodig"}. Vraag geen kind om te tolken.` : speaks.trim();
  },
  noParents: "Er zijn nog geen ouders bekend. Je vult ze later in bij het verslag.",
  here: (names: string) => `Hier zitten: ${names}.`,
  away: (name: string) => `${name} is er niet bij.`,
  points: "Punten",
  before: {
    quiet: "We zitten in een rustige ruimte. Niemand stoort ons.",
    safeRoom: "We zitten in een veilige ruimte. Niemand stoort ons.",
    time: "Er is genoeg tijd.",
    noted: "Ik zeg: ik schrijf mee. Er is een dossier op school.",
    secret: "Ik zeg: ik kan niet alles geheimhouden. Als ik iets moet doorvertellen, hoor je dat eerst van mij.",
    secretParents: "Ik zeg: over andere leerlingen vertel ik niets.",
    why: "Ik zeg waarom we praten. Ik beschuldig niemand.",
  },
  joint: {
    apart: "Doe het dan apart. Neem dezelfde punten met elke leerling alleen door. Dat telt net zo goed.",
    way: "Hoe voer je dit gesprek?",
  },
  after: {
    read: "Ik lees de afspraken voor. Ik vraag: klopt dit zo?",
    what: "Ik vertel wat er nu met dit gesprek gebeurt, en wie het leest.",
    noAgreements: "Er zijn nog geen afspraken genoteerd.",
    agreements: "Afspraken om voor te lezen",
  },
  next: {
    legend: "Wanneer zien we elkaar weer?",
    planned: (date: string) => `Gepland: ${date}`,
    ahead: (days: number, later: boolean) => {
      if (days === 1) return later ? "De eerstvolgende schooldag" : "Morgen";
      const span = { 7: "een week", 14: "2 weken" }[days] ?? `${String(days)} dagen`;
      return later ? `Na ${span}` : `Over ${span}`;
    },
    unknown: "Vakanties onbekend",
    other: "Andere dag",
  },
  safe: {
    pupil: "Is het veilig tot die tijd?",
    hint: "Denk aan de pauze, de weg naar huis en de telefoon.",
    unsafe: "Regel nu iets, voordat jullie weggaan: een veilige plek, de weg naar huis, iemand om naartoe te gaan.",
    now: "Wat regel je nu?",
    note: "Wat precies?",
    agree: "Leg vast wat je regelt",
    agreed: "Vastgelegd. Dit staat nu bij de veiligheid in het dossier.",
  },
  lines: {
    title: "Wat je hoort en ziet",
    field: "Schrijf kort op wat je hoort of ziet",
    kinds: { quote: "Letterlijk", seen: "Gezien", agreed: "Afspraak" } satisfies Record<LineKind, string>,
    kindsLabel: "Noteer als",
    enter: "Enter",
    chips: "Tik aan wat je ziet of afspreekt",
    list: "Genoteerd",
    none: "Nog niets genoteerd.",
    edit: "Wijzig",
    strike: "Streep door",
    restore: "Zet terug",
    editLong: (line: string) => `Wijzig: ${line}`,
    strikeLong: (line: string) => `Streep door: ${line}`,
    restoreLong: (line: string) => `Zet terug: ${line}`,
    editing: "Verbeter deze regel",
    save: "Bewaar",
    cancel: "Laat zoals het was",
    struck: "Doorgestreept",
    struckToast: "De regel is doorgestreept.",
    who: "Wie belooft dit?",
    noted: (line: string) => `Opgeslagen: ${line}`,
  },
  trend: "Hoe is het met het pesten?",
  write: "Maak er een verslag van",
  writeHint: "Doe dit als je weer alleen bent. De regels komen in het verslag. Jij maakt de tekst af. Wat er al staat, blijft staan.",
  writeCheckHint: "Doe dit als je weer alleen bent. De regels komen in het volgmoment. Jij maakt de tekst af. Wat er al staat, blijft staan.",
  record: {
    quote: (time: string, text: string) => `${time} “${text.replace(/^[“"„]|[”"]$/gu, "")}”`.trim(),
    seen: (time: string, text: string) => `${time} Gezien: ${text}`.trim(),
    agreed: (time: string, text: string) => `${time} Afspraak: ${text}`.trim(),
    next: (date: string) => `We zien elkaar weer op ${date}.`,
    safe: (answer: string) => `Veilig tot die tijd: ${answer}.`,
    arranged: (needs: readonly string[]) => `Nu geregeld: ${needs.map((need) => need.charAt(0).toLowerCase() + need.slice(1)).join("; ")}.`,
  },
  /** Step 3 with one pupil alone: nothing that takes two. */
  chipsApart: [
    ...withPupil,
    seen("had spijt"),
    agreed("Ik laat de ander met rust."),
    agreed("Ik zet niets meer online."),
    agreed("Als er iets is, kom ik naar de mentor."),
  ],
  /** For who does not type: one press is one line. */
  chips: {
    1: [
      ...withPupil,
      agreed("Je komt naar mij als er iets gebeurt."),
      agreed("Ik vraag elke dag hoe het gaat."),
      agreed("Ik doe niets zonder het jou te zeggen."),
    ],
    2: [
      ...withPupil,
      seen("gaf het toe"),
      seen("zei dat het niet zo was"),
      seen("had spijt"),
      agreed("Ik laat de ander met rust."),
      agreed("Ik zet niets meer online."),
    ],
    3: [
      ...withPupil.slice(0, 5),
      seen("luisterden naar elkaar"),
      seen("boden excuses aan"),
      agreed("We laten elkaar met rust."),
      agreed("We zetten niets over elkaar online."),
      agreed("Als er iets is, komen we naar de mentor."),
    ],
    4: [...parents, agreed("We bellen als er iets is."), agreed("School belt over een week.")],
    5: [
      seen("was vrolijk"),
      seen("was rustig"),
      seen("was stil"),
      seen("huilde"),
      seen("wilde niet praten"),
      seen("zegt dat het goed gaat"),
      seen("zegt dat het niet goed gaat"),
      agreed("Je komt naar mij als er iets gebeurt."),
    ],
    6: [],
    7: [...parents, agreed("We bellen elke week."), agreed("Ouders praten er thuis over.")],
  } satisfies Record<StepNumber, readonly Chip[]>,
} as const;
