/** Taking the agenda along to the calendar of the mentor. */
export const agendaFile = {
  all: "Zet alles in je agenda",
  one: "Zet in je agenda",
  oneOf: (row: string) => `Zet in je agenda: ${row}`,
  title: "Zet in je eigen agenda",
  lead: "Je bewaart een bestand (.ics) en opent dat in je agenda. Elke regel komt daar op een hele dag te staan.",
  names: "Wat mag erin staan?",
  without: "Zonder namen",
  withoutHint: "Alleen wat je gaat doen en het nummer van het dossier.",
  with: "Met namen",
  withHint: "Ook met wie.",
  warningTitle: "Namen gaan dan het programma uit",
  warning:
    "Een agenda staat vaak ook op internet en op je telefoon, en soms kijken anderen mee. Zij lezen dan over welke leerling het gaat. Kies dit alleen als dat op jouw school mag.",
  later: "Verandert er iets? Bewaar het bestand dan opnieuw: wat al in je agenda staat, schuift mee. Wat klaar is, haal je daar zelf weg.",
  submit: "Bewaar het bestand",
  cancel: "Terug",
  saved: (name: string) => `Bewaard als ${name}. Open het bestand om het in je agenda te zetten.`,
} as const;
