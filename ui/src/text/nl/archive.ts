import type { ArchivePurpose } from "../../ipc/bindings";

/** The whole dossier as one paper, for the school itself. */
export const archive = {
  title: "Heel dossier",
  offer: "Heel dossier voor de school",
  offerLead: "Alles van dit dossier in één verzegeld bestand. Er staan gegevens van meer leerlingen in: het is niet voor gezinnen.",
  start: "Maak een heel dossier",
  lead: "Alles wat is vastgelegd komt in één bestand, ook de tijdlijn. De namen van getuigen blijven eruit.",
  warning: "Niet voor gezinnen",
  warningText: "Vraagt een gezin om inzage? Open dan de pagina van die leerling. Daar maak je een inzagepakket zonder de gegevens van anderen.",
  purpose: "Waarvoor is dit exemplaar?",
  purposes: {
    archive: "Archief van de school",
    leadership: "Schoolleiding",
    proceedings: "Bezwaar, klacht of rechtszaak",
    supervision: "Toezicht, zoals de Inspectie",
  } satisfies Record<ArchivePurpose, string>,
  need: "Kies waarvoor het is. Dat komt op het papier en in het exportregister.",
  look: "Bekijk het voorbeeld",
  looking: "Het voorbeeld wordt gemaakt…",
  preview: "Voorbeeld",
  previewLead: (pages: number) => `${pages === 1 ? "1 pagina" : `${String(pages)} pagina’s`}. Er staat CONCEPT op tot je het bewaart.`,
  document: "het hele dossier",
  save: "Bewaar het verzegelde bestand",
  saved: (name: string) => `Bewaard als ${name}. Dit staat nu in het exportregister.`,
  leaves: "Het bestand is niet versleuteld en blijft niet in het programma. Bewaar het op een veilige plek van de school.",
  back: "Terug naar de documenten",
} as const;
