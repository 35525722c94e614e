import type { Region, SchoolType, StaffRole } from "../../ipc/bindings";
import type { StepNumber } from "../../state/router.svelte";

export const common = {
  program: "Stappenwijzer",
  back: "Terug",
  next: "Verder",
  close: "Sluit",
  remove: "Verwijder",
  change: "Wijzig",
  optional: "(optioneel)",
  yes: "Ja",
  no: "Nee",
  unknown: "Nog onbekend",
  busy: "Even geduld…",
  copyCode: "Kopieer code",
  step: (step: StepNumber | number) => `Stap ${String(step)}`,
  stepOf: (step: number, of: number) => `Stap ${String(step)} van ${String(of)}`,
  time: (at: Date) => new Intl.DateTimeFormat("nl-NL", { hour: "2-digit", minute: "2-digit" }).format(at),
  dateTime: (at: Date) =>
    new Intl.DateTimeFormat("nl-NL", {
      weekday: "long",
      day: "numeric",
      month: "long",
      year: "numeric",
      hour: "2-digit",
      minute: "2-digit",
    }).format(at),
  date: (iso: string) =>
    new Intl.DateTimeFormat("nl-NL", { weekday: "long", day: "numeric", month: "long", year: "numeric" }).format(
      new Date(`${iso}T12:00:00`),
    ),
  dateShort: (iso: string) =>
    new Intl.DateTimeFormat("nl-NL", { day: "numeric", month: "short", year: "numeric" }).format(
      new Date(`${iso}T12:00:00`),
    ),
  megabytes: (bytes: number) =>
    `${new Intl.NumberFormat("nl-NL", { maximumFractionDigits: 1 }).format(bytes / 1_000_000)} MB`,
  staffRoles: {
    mentor: "Mentor",
    coordinator: "Coördinator",
    counsellor: "Leerlingbegeleider",
    school_leader: "Schoolleiding / directie",
    anti_bullying: "Anti-pestcoördinator",
    confidant: "Vertrouwenspersoon",
    other: "Andere functie",
  } satisfies Record<StaffRole, string>,
  regions: { north: "Noord", middle: "Midden", south: "Zuid" } satisfies Record<Region, string>,
  schoolTypes: { private: "Bijzondere school", public: "Openbare school" } satisfies Record<SchoolType, string>,
} as const;
