import type { Element, ObjectionOutcome, Plan, Stage } from "../../ipc/bindings";
import { common } from "./common";
import { measureForms } from "./measure-forms";
import { measureSettings } from "./measure-settings";

const day = common.dateShort;
const ofName = (name: string) => (name === "" ? "" : ` van ${name}`);
const toName = (name: string) => (name === "" ? "" : ` aan ${name}`);

const kinds = { suspension: "Schorsing", removal: "Verwijdering" } satisfies Record<Plan["plan"], string>;

/** What the law still asks, by its code. */
const duties: { [what in string]?: (name: string) => string } = {
  report_suspension: () => "de schorsing melden bij de Inspectie",
  report_removal: () => "de verwijdering melden bij de Inspectie",
  tell_municipality: () => "de gemeente inlichten",
  send_decision: (name) => `het besluit sturen${toName(name)}`,
  send_withdrawal: (name) => `per brief laten weten dat het besluit is ingetrokken${toName(name)}`,
  hear: (name) => (name === "" ? "alsnog horen" : `${name} alsnog horen`),
  end_suspension: () => "de schorsing beëindigen: het overleg is klaar",
  hear_objection: () => "het gezin horen over het bezwaar",
  decide_objection: () => "beslissen op het bezwaar",
  send_objection_decision: (name) => `de beslissing op bezwaar sturen${toName(name)}`,
};

/** Suspension and removal (*schorsing en verwijdering*). */
export const measures = {
  title: "Maatregelen",
  none: "Er is geen schorsing of verwijdering voorgesteld.",
  advice: "Een schorsing of verwijdering is het laatste middel. De schoolleiding en het schoolbestuur (bevoegd gezag) besluiten; jij doet een voorstel.",
  propose: "Stel een maatregel voor",
  open: (title: string) => `Open: ${title}`,
  back: "Terug naar het dossier",
  missing: "Deze maatregel is niet gevonden.",
  kinds,
  kindOf: (kind: Plan["plan"], name: string) => `${kinds[kind]}${ofName(name)}`,
  /** "Schorsing, 4 nov 2026 tot en met 6 nov 2026". */
  plan: (plan: Plan): string => {
    if (plan.plan === "removal") return plan.from === null ? "Verwijdering" : `Verwijdering per ${day(plan.from)}`;
    return plan.first === plan.last
      ? `Schorsing op ${day(plan.first)}`
      : `Schorsing van ${day(plan.first)} tot en met ${day(plan.last)}`;
  },
  pending: "De schorsing duurt zolang het overleg met de Inspectie over de verwijdering duurt.",
  states: {
    proposed: "Voorgesteld",
    decided: "Besloten",
    withdrawn: "Ingetrokken",
    ended: "Eerder gestopt",
  },
  duty: (what: string, name: string): string | undefined => duties[what]?.(name),
  goTo: "Ga naar de maatregel",
  next: {
    label: "Nu te doen",
    none: "Er is nu niets te doen bij deze maatregel.",
    due: (iso: string) => `uiterlijk ${common.date(iso)}`,
    extended: (iso: string) => `Door een weekend of feestdag loopt de wettelijke termijn tot en met ${day(iso)}. Plan op de eerste datum.`,
    late: (iso: string) => `dit moest op ${common.date(iso)}`,
    button: "Ga erheen",
  },
  order: "De stappen, in de volgorde van de wet",
  orderHint: "De volgorde is advies. Je kunt elke stap openen. Wat ontbreekt, staat bij de brief.",
  stages: {
    proposal: "Voorstel van de mentor",
    request: "Verzoek aan het schoolbestuur (bevoegd gezag)",
    announcement: "Voornemen aankondigen",
    hearing: "Leerling en ouders horen",
    compulsory: "Geldt de Leerplichtwet?",
    consultation: "Overleg met de Inspectie",
    school: "Andere school",
    decision: "Besluit",
    schoolwork: "Schoolwerk regelen",
    letter: "Brief met het besluit",
    inspectorate: "Melding bij de Inspectie",
    municipality: "Gemeente inlichten",
    ending: "Schorsing beëindigen",
    objections: "Bezwaar",
  } satisfies Record<Stage, string>,
  noObjections: "Geen bezwaar ontvangen",
  followsFromBirth: "volgt uit de geboortedatum",
  lifted: "goedgekeurd door de directie",
  notAsked: "de wet vraagt dit hier niet",
  explain: {
    proposal: "Dit is het voorstel zoals het is vastgelegd. Het besluit heeft zijn eigen velden.",
    request: "De directeur vraagt het schoolbestuur (bevoegd gezag) om de verwijdering.",
    announcement: "Laat het gezin schriftelijk weten dat de school van plan is te verwijderen, vóór het besluit. Iedere ouder met gezag krijgt een eigen brief.",
    hearing: "Vraag de leerling en de ouders naar hun kant. Doe dat vóór het besluit.",
    compulsory: "Het programma rekent met de geboortedatum. Weet je meer, leg dat dan vast: een vrijstelling, of een startkwalificatie (havo, vwo of mbo 2).",
    consultation: "Is de leerling leerplichtig, dan overlegt de school eerst met de Inspectie. Zolang dat overleg duurt, mag een schorsing doorlopen.",
    school: "Een leerplichtige leerling kan pas weg als een andere school de leerling wil toelaten.",
    decision: "Leg vast wie heeft besloten, namens wie, en waarom.",
    schoolwork: "Het schoolwerk gaat door. Spreek af wie daarvoor zorgt.",
    letter: "Het besluit gaat schriftelijk en met redenen naar de leerling en, onder de 18, naar elke ouder met gezag. Leg vast wanneer en hoe.",
    inspectorate: "Een schorsing van meer dan een dag en elke verwijdering meldt de school meteen bij de Inspectie, met de redenen.",
    municipality: "De leerling is niet meer leerplichtig en heeft geen startkwalificatie. De gemeente moet dit meteen weten.",
    ending: "Het overleg waarop deze schorsing wachtte, is klaar. Leg vast wat de laatste dag is.",
    objections: "Het gezin kan bezwaar maken. Leg elk bezwaar vast; het programma zegt nooit dat een bezwaar te laat is.",
  } satisfies Record<Stage, string>,
  letter: {
    concept: "CONCEPT, niet compleet",
    conceptLead: "De brief houdt dit kenmerk tot alles er is, of tot de directie het goedkeurt. Niets is op slot.",
    complete: "Compleet",
    completeLead: "Alles wat de brief nodig heeft, is vastgelegd.",
    lifted: "Compleet, met goedkeuring van de directie",
    ofDecision: "De brief met het besluit",
    ofAnnouncement: "De brief met het voornemen",
    ofObjection: "De brief met de beslissing op bezwaar",
    gaps: (count: number) => (count === 1 ? "Dit ontbreekt nog:" : `Deze ${String(count)} dingen ontbreken nog:`),
    source: (reference: string, checked: string | null) =>
      checked === null ? `Bron: ${reference}` : `Bron: ${reference} (gecontroleerd op ${day(checked)})`,
    supply: "Vul aan",
    lift: "Directie keurt dit goed",
    liftedBy: (name: string, reason: string) => `Goedgekeurd door ${name}. Reden: ${reason}`,
    makeKind: (kind: string) => `Maak: ${kind.charAt(0).toLowerCase()}${kind.slice(1)}`,
    makeFor: (name: string, version: number) => (version > 1 ? `Voor ${name}, versie ${String(version)}` : `Voor ${name}`),
    readers: "Voor wie is de brief?",
    reader: (name: string, adult: boolean) => (adult ? `${name} (18 jaar of ouder: een eigen brief)` : name),
    sent: (on: string, channel: string) => `Verstuurd op ${day(on)}, ${channel.toLowerCase()}`,
    sentConcept: (on: string) => `Op ${day(on)} als concept verstuurd. Dit telt niet als bekendmaking.`,
    sentBefore: (on: string) => `Het eerdere besluit is verstuurd op ${day(on)}.`,
    notSent: "Nog niet verstuurd",
    until: (unextended: string, extended: string) =>
      unextended === extended
        ? `Bezwaar kan tot en met ${common.date(extended)}.`
        : `Bezwaar kan tot en met ${common.date(extended)} (zonder verlenging: ${day(unextended)}).`,
    uncertain: "Voor dat jaar zijn nog niet alle feestdagen bekend. De termijn kan later aflopen.",
  },
  lack: (missing: Element["missing"], name: string): string =>
    ({
      birth_date: "De geboortedatum van de leerling. Zonder die datum is niet bekend wie de brief krijgt.",
      guardian: "Een ouder met gezag. De leerling is onder de 18.",
      custody: `Of ${name} gezag heeft.`,
      contact: `Een weg naar ${name}. Deze ouder heeft gezag, maar school mag geen contact opnemen: overleg met de schoolleiding.`,
      request: "Het verzoek van de directeur aan het schoolbestuur (bevoegd gezag).",
      announcement: "De aankondiging, verstuurd aan iedereen, vóór het besluit.",
      hearing: `Dat ${name} vóór het besluit is gehoord of dat niet wilde.`,
      consultation: "Het overleg met de Inspectie, klaar vóór het besluit.",
      receiving_school: "Een andere school die de leerling wil toelaten, gevonden vóór het besluit.",
      decision: "Het besluit zelf.",
      on_behalf_of: "Namens wie er is besloten.",
      mandate: "Waar het mandaat staat.",
      reasons: "De redenen van het besluit.",
      schoolwork: "Wie zorgt dat het schoolwerk doorgaat.",
      objection_text: "De tekst van de school over bezwaar maken. Die staat bij Instellingen.",
      decided_in_time: "Dat het besluit is genomen vóór de eerste dag.",
      single_stretch: "Samen met een eerdere schorsing duurt dit langer dan een week aan één stuk.",
      objection_hearing: "Het horen van het gezin, vóór de beslissing op bezwaar.",
      reports_offered: "Dat het gezin de stukken kon lezen.",
      objection_decision: "De beslissing op het bezwaar.",
      objection_reasons: "De redenen van de beslissing op bezwaar.",
    })[missing satisfies Element["missing"]],
  facts: {
    proposedBy: (name: string, on: string) => `Voorgesteld door ${name} op ${day(on)}`,
    facts: "Wat er is gebeurd",
    tried: "Wat al is geprobeerd",
    invited: (on: string, channel: string) => `uitgenodigd op ${day(on)}, ${channel.toLowerCase()}`,
    heard: (on: string) => `gehoord op ${day(on)}`,
    declined: (on: string) => `wilde niet gehoord worden of kwam niet (${day(on)})`,
    notYet: "nog niet gehoord",
    hearing: (on: string, voices: string, staff: string) => `Gesprek op ${day(on)} met ${voices}; van school: ${staff}`,
    later: "Waarom het horen niet vóór het besluit kon",
    requested: (on: string, by: string) => `Gevraagd op ${day(on)} door ${by}`,
    compulsory: "De leerling valt onder de Leerplichtwet.",
    notCompulsory: "De leerling valt niet onder de Leerplichtwet.",
    answer: (applies: string, qualified: string) => `Leerplichtwet: ${applies.toLowerCase()}. Startkwalificatie: ${qualified.toLowerCase()}.`,
    consulted: (begun: string, ended: string | null) =>
      ended === null ? `Overleg begonnen op ${day(begun)}` : `Overleg van ${day(begun)} tot en met ${day(ended)}`,
    school: (on: string, school: string) => `${school} wil de leerling toelaten, sinds ${day(on)}`,
    decided: (on: string, by: string) => `Besloten op ${day(on)} door ${by}`,
    board: "Het schoolbestuur (bevoegd gezag) heeft zelf besloten",
    behalf: (of: string) => `Namens ${of}`,
    mandate: (where: string) => `Mandaat: ${where}`,
    reasons: "Redenen",
    changed: "Waarom het besluit is gewijzigd",
    before: "Eerder besluit",
    schoolwork: (by: string) => `Verantwoordelijk: ${by}`,
    told: (on: string, by: string) => `Gemeld op ${day(on)} door ${by}`,
    reference: (text: string) => `Kenmerk: ${text}`,
    ended: (on: string) => `Laatste dag: ${day(on)}`,
    withdrawn: (on: string) => `Ingetrokken op ${day(on)}`,
    received: (on: string, by: string) => `Bezwaar van ${by}, ontvangen op ${day(on)}`,
    decideBy: (unextended: string, extended: string) =>
      unextended === extended
        ? `Beslis uiterlijk ${common.date(unextended)}.`
        : `Beslis uiterlijk ${common.date(unextended)}. Door een weekend of feestdag loopt de termijn tot en met ${day(extended)}.`,
    offered: (on: string) => `De stukken liggen klaar sinds ${day(on)}`,
    ruled: (on: string, by: string, ruling: string) => `Beslist op ${day(on)} door ${by}: ${ruling.toLowerCase()}`,
    consequences: "Gevolgen",
  },
  outcomes: { upheld: "Gegrond", partly: "Deels gegrond", rejected: "Ongegrond" } satisfies Record<ObjectionOutcome, string>,
  forms: measureForms,
  settings: measureSettings,
} as const;
