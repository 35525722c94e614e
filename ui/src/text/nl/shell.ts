import type { Area, StepNumber } from "../../state/router.svelte";

export const shell = {
  areas: {
    start: "Start",
    cases: "Dossiers",
    agenda: "Opvolging",
    help: "Hulp",
    settings: "Instellingen",
  } satisfies Record<Area, string>,
  navigation: "Onderdelen",
  skip: "Ga naar de inhoud",
  top: "Zoeken en vergrendelen",
  content: "Inhoud",
  lock: "Vergrendel",
  lockLong: "Vergrendel het programma (Ctrl+L)",
  search: {
    label: "Zoek een dossier, stap, opdracht of hulp",
    placeholder: "Zoek (Ctrl+K)",
    results: "Zoekresultaten",
    none: "Niets gevonden. Probeer een naam, een nummer of een ander woord.",
    count: (count: number) => (count === 1 ? "1 resultaat" : `${String(count)} resultaten`),
    kinds: { case: "Dossiers", pupil: "Leerlingen", step: "Stappen", command: "Opdrachten", help: "Hulp" },
  },
  practice: {
    mark: "VOORBEELD",
    text: "Je oefent met verzonnen leerlingen. Er gaat niets naar je echte dossiers.",
    leave: "Stop met oefenen",
  },
  hidden: {
    title: "Even pauze",
    text: "Het scherm is verborgen. Je tekst is bewaard.",
    show: "Ga verder (F9)",
    showByHand: "Ga verder",
  },
  titles: {
    case: (number: string) => `Dossier ${number}`,
    step: (step: StepNumber | number, number: string) => `Stap ${String(step)} · dossier ${number}`,
  },
} as const;
