import { agendaFile } from "./agenda-file";
import type { AgendaBucket, AgendaItemView, AgendaWhat, StopCard, Task } from "../../ipc/bindings";

const referrals: Record<StopCard, string> = {
  acute_danger: "Informeer de schoolleiding: acuut gevaar",
  staff: "Informeer de schoolleiding: een medewerker",
  sexual_offence: "Informeer de schoolleiding: seksueel grensoverschrijdend gedrag",
  home: "Informeer de schoolleiding: thuis niet veilig",
};

export const measures: Record<Task, string> = {
  report_suspension: "Meld de schorsing bij de Inspectie",
  report_removal: "Meld de verwijdering bij de Inspectie",
  tell_municipality: "Meld het vertrek bij de gemeente",
  send_decision: "Verstuur het besluit aan de leerling",
  send_withdrawal: "Vertel de leerling per brief dat het besluit is ingetrokken",
  hear: "Laat de leerling alsnog vertellen",
  end_suspension: "Beëindig de schorsing: het overleg met de Inspectie is klaar",
  hear_objection: "Hoor het gezin over het bezwaar",
  decide_objection: "Beslis op het bezwaar",
  send_objection_decision: "Verstuur de beslissing op het bezwaar aan de leerling",
};

/** Who gets something or is heard, in the same words. */
const ofParent: Partial<Record<Task, (parent: string) => string>> = {
  send_decision: (parent) => `Verstuur het besluit aan ${parent}`,
  send_withdrawal: (parent) => `Vertel ${parent} per brief dat het besluit is ingetrokken`,
  hear: (parent) => `Laat ${parent} alsnog vertellen`,
  send_objection_decision: (parent) => `Verstuur de beslissing op het bezwaar aan ${parent}`,
};

function what(item: AgendaWhat, guardian: string | null): string {
  switch (item.what) {
    case "referral":
      return referrals[item.card];
    case "step_two":
      return "Gesprek van stap 2: deze dag is verteld";
    case "follow_up":
      return item.means === "phone" ? "Volgmoment per telefoon" : "Volgmoment";
    case "sanction":
      return "Sanctie: is die gedaan?";
    case "agreement_ends":
      return "Afspraak loopt af: is die gehouden?";
    case "agreement_check":
      return "Afspraak: werkt die nog?";
    case "paused":
      return "Pauze: is die nog nodig?";
    case "duty":
      return (guardian === null ? undefined : ofParent[item.task]?.(guardian)) ?? measures[item.task];
    case "objection_ends":
      return "Laatste dag voor een bezwaar";
    case "data_request":
      return "Beantwoord het verzoek om inzage of verbetering";
  }
}

const date = (iso: string) =>
  new Intl.DateTimeFormat("nl-NL", { weekday: "long", day: "numeric", month: "long" }).format(new Date(`${iso}T12:00:00`));

/** What there is to know about a row, one sentence each. */
function notes(item: AgendaItemView, today: string): string[] {
  const told: string[] = [];
  if (item.what.what === "objection_ends") return ["Ter informatie: tot en met deze dag kan het gezin bezwaar maken. Jij hoeft niets te doen."];
  if (item.movedFrom !== null) told.push(`Eerst gepland op ${date(item.movedFrom)}.`);
  if (item.noSchool !== null && item.extended === null) told.push(`Dan is er geen school: ${item.noSchool}.`);
  if (item.unknown) told.push("Vakanties onbekend: kijk of er dan school is.");
  if (item.extended !== null) {
    const late = item.due < today;
    if (item.extended === item.due) told.push("Dit is een termijn van de wet.");
    else if (!late) told.push(`Plan op deze dag. De termijn van de wet loopt tot en met ${date(item.extended)}.`);
    else if (item.extended >= today) told.push(`De termijn van de wet loopt nog tot en met ${date(item.extended)}.`);
    else told.push(`De termijn van de wet liep tot en met ${date(item.extended)}.`);
  }
  if (item.turns !== null) {
    told.push(
      item.turns >= 18
        ? `Is dan ${String(item.turns)}: kijk wie je nog mag inlichten.`
        : `Is dan ${String(item.turns)}: de leerling beslist dan zelf over de eigen gegevens.`,
    );
  }
  return told;
}

export const agenda = {
  title: "Opvolging",
  lead: "Alles wat in je dossiers op een dag moet gebeuren. De lijst maakt zichzelf: er is niets in te vullen.",
  buckets: {
    too_late: "Te laat",
    today: "Vandaag",
    this_week: "Deze week",
    later: "Later",
    paused: "Gepauzeerd",
  } satisfies Record<AgendaBucket, string>,
  counted: (title: string, total: number) => `${title} (${String(total)})`,
  empty: "Er staat niets gepland. Volgmomenten komen vanzelf uit stap 3.",
  more: (total: number) => `Toon alle ${String(total)}`,
  day: (iso: string, today: string) =>
    new Intl.DateTimeFormat("nl-NL", {
      weekday: "short",
      day: "numeric",
      month: "short",
      ...(iso.slice(0, 4) === today.slice(0, 4) ? {} : { year: "numeric" }),
    }).format(new Date(`${iso}T12:00:00`)),
  /** What a family asked over all dossiers has no number. */
  open: (number: string) => (number === "" ? "" : `Dossier ${number}`),
  what: (item: AgendaItemView) => what(item.what, item.guardian),
  notes,
  file: agendaFile,
  /** A row as it is read aloud. */
  row: (item: AgendaItemView, due: string, told: readonly string[]) => {
    const start = what(item.what, item.guardian);
    const subject = item.what.what === "follow_up" ? `${start} met ${item.name}` : `${start} ${item.name}`;
    const dossier = item.number === "" ? "" : `, dossier ${item.number}`;
    return [`${subject}, ${due}${dossier}`, ...told].join(". ");
  },
} as const;
