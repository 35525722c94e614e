import type { PublicDecision, Source } from "../../ipc/bindings";
import { common } from "./common";

const day = common.dateShort;

/** The page with the school's own texts about measures, and where the rules stand. */
export const measureSettings = {
  lead: "Voor de brieven over schorsing en verwijdering. Lees de teksten na met je schoolbestuur (bevoegd gezag) en vul de datum in.",
  type: "Soort school",
  typeHint: "Bepaalt welke tekst over bezwaar in de brief komt en welke regels voor bezwaar gelden.",
  procedure: "De procedure van de school",
  procedureHint: "Waar de ouders die vinden, bijvoorbeeld in de schoolgids.",
  objectionPrivate: "Tekst over bezwaar: bijzondere school",
  objectionPublic: "Tekst over bezwaar: openbare school",
  inUse: "Deze tekst gebruikt je school nu.",
  notInUse: "Deze tekst gebruikt je school nu niet.",
  blank: "Zonder tekst over bezwaar blijft elke brief een concept.",
  checkedOn: "Teksten gecontroleerd op",
  publicDecision: "Wanneer beslist het schoolbestuur op een bezwaar?",
  publicDecisionHint: "Alleen voor openbare scholen. Vraag je schoolbestuur welke termijn geldt. Twijfel je, kies dan de eerste: die loopt het eerst af.",
  publicDecisions: {
    four_weeks: "Binnen 4 weken na ontvangst",
    six_weeks: "Binnen 6 weken na het einde van de bezwaartermijn (Awb art. 7:10)",
    twelve_weeks: "Binnen 12 weken na het einde van de bezwaartermijn, met een adviescommissie (Awb art. 7:10 en 7:13)",
  } satisfies Record<PublicDecision, string>,
  days: "Extra dagen die de wet als feestdag ziet",
  daysLead: "De Kroon kan dagen gelijkstellen met een feestdag. Een wettelijke termijn eindigt dan later. Vul alleen dagen in waarvan je de bron hebt gelezen.",
  day: "Welke dag?",
  needDay: "Vul de dag in.",
  daySource: "Waar staat dat?",
  daySourceHint: "Bijvoorbeeld het nummer van het Staatsblad of de Staatscourant.",
  needSource: "Vul in waar dat staat.",
  addDay: "Voeg de dag toe",
  removeDay: (on: string) => `Haal ${common.date(on)} weg`,
  noDays: "Er zijn geen extra dagen.",
  submit: "Bewaar de gegevens",
  law: "Waar de regels staan",
  lawLead: "Het programma rekent met deze bronnen.",
  checked: (on: string) => `gecontroleerd op ${day(on)}`,
  sources: {
    suspension: "Schorsing",
    one_stretch: "Duur van een schorsing",
    removal: "Verwijdering, en bezwaar bij een bijzondere school",
    public_objection: "Bezwaar bij een openbare school",
    public_term: "Beslissen op bezwaar bij een openbare school",
    municipality: "De gemeente inlichten",
    court: "Rechter over een schorsing",
    custody: "Wie de brieven krijgt",
    mandate: "Wie besluit",
    school_guide: "Procedure van de school",
  } satisfies Record<Source, string>,
} as const;
