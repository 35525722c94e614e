import type { Counting } from "../../ipc/bindings";

const number = (count: number, one: string, more: string) => `${String(count)} ${count === 1 ? one : more}`;

/** The days without school, as the settings show them. */
export const calendar = {
  lead: "Volgmomenten vallen op schooldagen. Valt er een op een vrije dag, dan schuift het op.",
  known: (date: string) => `De schoolvakanties zijn bekend tot en met ${date}. Daarna staat er “vakanties onbekend” bij een volgmoment.`,
  unknown: "De schoolvakanties zijn niet bekend. Bij elk volgmoment staat “vakanties onbekend”.",
  plan: {
    title: "Volgmomenten",
    region: "Vakantieregio",
    counting: "Hoe tellen de dagen na stap 3?",
    countings: {
      calendar_days: "Kalenderdagen",
      school_days: "Schooldagen",
    } satisfies Record<Counting, string>,
    countingHints: {
      calendar_days: "Zo staat het in het stappenplan.",
      school_days: "Weekenden en vakanties tellen niet mee.",
    } satisfies Record<Counting, string>,
    days: "Volgmomenten na stap 3, in dagen",
    daysHint: "Oplopende getallen met een komma ertussen. Standaard 2, 7, 14.",
    needDays: "Vul oplopende getallen van 1 tot en met 365 in, met een komma ertussen.",
    submit: "Bewaar",
    kept: "Opgeslagen. Wat al gepland is, verandert niet.",
  },
  own: {
    title: "Eigen vrije dagen",
    lead: "Studiedagen, een projectweek, carnaval: dagen waarop jouw school geen les heeft.",
    none: "Er zijn nog geen eigen dagen.",
    first: "Eerste dag",
    last: "Laatste dag",
    lastHint: "Leeg als het één dag is.",
    name: "Hoe heet het?",
    nameHint: "Bijvoorbeeld: studiedag.",
    needFirst: "Vul de eerste dag in.",
    needOrder: "De laatste dag ligt voor de eerste.",
    needName: "Vul in hoe deze dag heet.",
    add: "Voeg toe",
    remove: "Verwijder",
    removeNamed: (name: string, days: string) => `Verwijder ${name}, ${days}`,
    removed: (name: string) => `${name} is verwijderd.`,
  },
  import: {
    title: "Vakantiekalender lezen",
    lead: "Heeft je school een kalender met vrije dagen (.ics)? Lees die hier in. Je ziet eerst wat erin staat.",
    choose: "Kies een kalender",
    again: "Kies een nieuwere kalender",
    now: (count: number, on: string) => `Ingelezen op ${on}: ${number(count, "vrije periode", "vrije perioden")}.`,
    complete: (until: string) => `Volgens jou staan alle vakanties erin tot en met ${until}.`,
    forget: "Verwijder deze kalender",
    forgotten: "De ingelezen kalender is verwijderd.",
    preview: (file: string) => `Wat er in ${file} staat`,
    previewLead: "Er is nog niets bewaard. Aangevinkt is wat op een vrije dag lijkt. Haal het vinkje weg bij dagen waarop er wel les is.",
    replaces: "Dit vervangt de kalender die je eerder hebt ingelezen.",
    alreadyKnown: "staat al in de kalender",
    all: "Vink alles aan",
    nothing: "Vink alles uit",
    chosen: (count: number, of: number) => `${String(count)} van ${String(of)} aangevinkt`,
    left: (counts: { timed: number; repeating: number; distant: number; unreadable: number }) =>
      [
        counts.timed > 0 && number(counts.timed, "afspraak met een tijd", "afspraken met een tijd"),
        counts.repeating > 0 && number(counts.repeating, "afspraak die zich herhaalt", "afspraken die zich herhalen"),
        counts.distant > 0 && number(counts.distant, "dag die lang voorbij of heel ver weg is", "dagen die lang voorbij of heel ver weg zijn"),
        counts.unreadable > 0 && number(counts.unreadable, "afspraak zonder leesbare datum", "afspraken zonder leesbare datum"),
      ]
        .filter((one) => one !== false)
        .join(", "),
    leftOut: (what: string) => `Overgeslagen: ${what}.`,
    until: "Tot en met welke dag staan álle vakanties erin?",
    untilHint: "Laat leeg als je dat niet zeker weet. Dan blijven latere jaren “vakanties onbekend”.",
    needSome: "Vink minstens één dag aan.",
    submit: "Bewaar deze dagen",
    cancel: "Toch niet",
    done: (count: number) => `${number(count, "vrije periode is", "vrije perioden zijn")} bewaard.`,
  },
  official: {
    title: "Schoolvakanties van de overheid",
    public: "Feestdagen in het komende jaar",
    name: "Vakantie",
    day: "Feestdag",
    days: "Dagen",
    source: "Bron",
    checked: "Gecontroleerd op",
    sources: { rijksoverheid: "Rijksoverheid, Overzicht schoolvakanties", openholidays: "OpenHolidays, naar de Rijksoverheid" } as {
      [source in string]?: string;
    },
    advice: "De herfst- en voorjaarsvakantie zijn een advies. Wijkt je school af? Voeg dan eigen dagen toe.",
  },
  span: (first: string, last: string) => (first === last ? first : `${first} tot en met ${last}`),
} as const;
