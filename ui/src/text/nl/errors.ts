import type { Warning } from "../../ipc/bindings";
import type { ErrorCode } from "../../ipc/bindings";
import type { ErrorParams } from "../../ipc/error";
import { namesOf } from "./characters";
import { fields } from "./fields";
import { model } from "./model";

/** What happened, what it means, what you can do. */
export type ErrorText = { what: string; means: string; todo: string };

const seconds = (params: ErrorParams) => {
  const count = Number(params["seconds"] ?? 0);
  return count === 1 ? "1 seconde" : `${String(count)} seconden`;
};

const field = (params: ErrorParams) => fields[params["field"] ?? ""] ?? "Een veld";

/** The warnings that ask for a reason, as sentences. */
const warnings = (params: ErrorParams) =>
  (params["warnings"] ?? "")
    .split(",")
    .map((code) => model.warnings[code as Warning] ?? "")
    .filter(Boolean)
    .join(" ");

const again = "Laad het dossier opnieuw en probeer het nog een keer.";
const unchanged = "Er is niets vastgelegd.";

/** A refusal that says it all in one sentence: nothing was recorded, and what to do. */
const refusal = (what: string, todo: string) => (): ErrorText => ({ what, means: unchanged, todo });

const untaken = "Er is niets overgenomen.";
/** A file of a colleague that is not taken over. */
const nothing = (what: string, todo: string) => (): ErrorText => ({ what, means: untaken, todo });

const sealed = "Je zegel is niet veranderd.";
/** A key or certificate that is not taken up. */
const unsealed = (what: string, todo: string) => (): ErrorText => ({ what, means: sealed, todo });

/** Why a step with a suspension or removal is not possible. */
const measures: { [why in string]?: string } = {
  unknown: "Deze maatregel is niet gevonden.",
  over: "Deze maatregel is ingetrokken.",
  wrong_kind: "Dit hoort bij een ander soort maatregel.",
  longer_than_a_week: "Een schorsing duurt hoogstens een week, in één keer.",
  no_consultation: "Langer dan een week kan alleen als er overleg is met de Inspectie over verwijdering.",
  not_decided: "Over deze maatregel is nog niet besloten.",
  already_decided: "Over deze maatregel is al besloten. Wijzig het besluit.",
  not_shorter: "De nieuwe laatste dag ligt niet voor de oude.",
  no_voice: "Er is niemand van het gezin gekozen.",
  not_addressed: "Deze brief is niet voor deze persoon. Dat hangt af van leeftijd en gezag.",
  unknown_report: "Dit document is voor deze lezer niet gevonden.",
  unknown_objection: "Dit bezwaar is niet gevonden.",
  objection_decided: "Over dit bezwaar is al besloten.",
  nothing_missing: "Hier ontbreekt niets, of de schoolleiding heeft het al goedgekeurd.",
  not_liftable: "Een brief over een besluit kan niet zonder besluit.",
  only_school_leader: "Alleen de schoolleiding mag dit goedkeuren, op eigen naam.",
};

/** One text for every code; a code without a text does not compile. */
export const errors: Record<ErrorCode, (params: ErrorParams) => ErrorText> = {
  wrong_passphrase: () => ({
    what: "Deze wachtzin klopt niet.",
    means: "Er is niets veranderd of gewist.",
    todo: "Controleer hoofdletters en spaties, en probeer het opnieuw. Na een paar foute pogingen moet je even wachten.",
  }),
  wait_before_trying: (params) => ({
    what: "Je kunt nog niet opnieuw proberen.",
    means: "Na een paar foute pogingen wacht het programma even. Zo kan niemand snel veel wachtzinnen proberen.",
    todo: `Probeer het over ${seconds(params)} opnieuw.`,
  }),
  wrong_recovery_key: () => ({
    what: "Deze herstelsleutel klopt niet.",
    means: "Er is niets veranderd of gewist.",
    todo: "Vergelijk de tekens met je papier. Streepjes, spaties en hoofdletters maken niet uit.",
  }),
  passphrase_too_short: () => ({
    what: "Deze wachtzin is te kort.",
    means: "Een korte wachtzin is te raden met een computer.",
    todo: "Neem een zin van vier of meer woorden.",
  }),
  folder_read_only: () => ({
    what: "Het programma kan niet schrijven in de map met dossiers.",
    means: "Je dossiers zijn er nog, maar nieuwe tekst kan niet worden bewaard.",
    todo: "Vraag de ICT-beheerder om schrijfrechten op de map, en probeer het daarna opnieuw.",
  }),
  folder_missing: () => ({
    what: "De map met dossiers is niet gevonden.",
    means: "De map is verplaatst, of de schijf waar hij op staat is niet aangesloten.",
    todo: "Sluit de schijf aan of zet de map terug, en probeer het opnieuw.",
  }),
  in_use: () => ({
    what: "Het programma is al open.",
    means: "Twee vensters tegelijk zouden elkaars tekst kunnen overschrijven. Daarom mag er één open zijn.",
    todo: "Ga naar het andere venster, of sluit het en probeer het hier opnieuw.",
  }),
  newer_version: () => ({
    what: "Deze dossiers zijn gemaakt met een nieuwere versie van het programma.",
    means: "Deze versie begrijpt ze niet en laat ze daarom met rust.",
    todo: "Installeer de nieuwste versie en open je dossiers daarmee.",
  }),
  damaged: () => ({
    what: "Het bestand met dossiers is beschadigd.",
    means: "Het programma opent het niet, zodat er niets verkeerds wordt getoond of bewaard.",
    todo: "Zet een back-up terug. Het beschadigde bestand blijft bewaard.",
  }),
  key_file_damaged: () => ({
    what: "Het sleutelbestand is beschadigd.",
    means: "Zonder sleutelbestand gaan de dossiers niet open. In elke back-up zit een kopie.",
    todo: "Zet een back-up terug.",
  }),
  backup_damaged: () => ({
    what: "Deze back-up is beschadigd.",
    means: "Hij is niet teruggezet. Er is niets veranderd.",
    todo: "Kies een andere back-up.",
  }),
  backup_failed: () => ({
    what: "De back-up is niet gelukt.",
    means: "Je dossiers zijn gewoon bewaard, maar er is nu geen nieuwe kopie van.",
    todo: "Kijk of er genoeg ruimte op de schijf is, en probeer het opnieuw.",
  }),
  disk_full: () => ({
    what: "De schijf is vol.",
    means: "Je tekst staat nog op het scherm, maar kon niet worden bewaard.",
    todo: "Maak ruimte vrij. Het programma probeert het vanzelf opnieuw.",
  }),
  locked: () => ({
    what: "Het programma is vergrendeld.",
    means: "Je dossiers zijn dicht. Wat je had getypt, is bewaard.",
    todo: "Ontgrendel met je wachtzin.",
  }),
  not_printed: () => ({
    what: "Het openen om te printen is niet gelukt.",
    means: "Er is geen programma gevonden dat een PDF kan openen.",
    todo: "Bewaar het bestand en open het op een andere manier.",
  }),
  save_disk_full: () => ({
    what: "Het bestand is niet bewaard: de schijf of stick is vol.",
    means: "Er staat geen half bestand. Je dossiers zijn gewoon bewaard.",
    todo: "Maak ruimte vrij of kies een andere plek.",
  }),
  save_folder_gone: () => ({
    what: "Het bestand is niet bewaard: de map is er niet meer.",
    means: "De stick is er misschien uit, of iemand heeft de map verplaatst. Er staat geen half bestand.",
    todo: "Doe de stick er weer in of kies een andere plek.",
  }),
  save_not_allowed: () => ({
    what: "Het bestand is niet bewaard: je mag op deze plek niet schrijven.",
    means: "Er staat geen half bestand.",
    todo: "Kies een andere map, bijvoorbeeld je eigen documenten.",
  }),
  no_print_system: () => ({
    what: "Dit programma kan op deze computer niet zelf printen.",
    means: "Er is niets geprint.",
    todo: "Open het document in je PDF-programma en print het daar.",
  }),
  print_system_gone: () => ({
    what: "De printdienst van de computer geeft geen antwoord.",
    means: "Er is niets naar een printer gestuurd.",
    todo: "Probeer het opnieuw. Lukt het weer niet, open het document dan in je PDF-programma of vraag de ICT-beheerder.",
  }),
  printer_gone: () => ({
    what: "Deze printer is er niet meer.",
    means: "Er is niets naar een printer gestuurd.",
    todo: "Kies een andere printer.",
  }),
  print_rejected: () => ({
    what: "De printer neemt het document niet aan.",
    means: "Er is niets geprint.",
    todo: "Kies een andere printer, of vraag de ICT-beheerder of deze printer aan staat.",
  }),
  not_saved: () => ({
    what: "Het bestand is niet bewaard.",
    means: "Op de gekozen plek kon niet worden geschreven. Er staat geen half bestand.",
    todo: "Kies een andere plek.",
  }),
  seal_file_too_large: unsealed("Dit bestand is veel te groot voor een certificaat.", "Kies het bestand van de ict-afdeling."),
  seal_not_pkcs12: unsealed("Dit is geen bestand met een sleutel en certificaat, of het is beschadigd.", "Kies het bestand van de ict-afdeling. De naam eindigt op .p12 of .pfx."),
  seal_password: unsealed("Met dit wachtwoord gaat het bestand niet open.", "Kijk het wachtwoord na en typ het opnieuw. Het bestand hoef je niet opnieuw te kiezen."),
  seal_too_much_work: unsealed("Dit bestand vraagt te veel van je computer. Een echt bestand doet dat niet.", "Vraag de ict-afdeling om een nieuw bestand."),
  seal_old_encryption: unsealed("Dit bestand is beveiligd op een verouderde manier (RC2 of RC4).", "Vraag de ict-afdeling om het opnieuw te maken, met AES-256."),
  seal_no_key: unsealed("In dit bestand zit geen sleutel.", "Vraag de ict-afdeling om een bestand met de sleutel en het certificaat samen."),
  seal_no_certificate: unsealed("In dit bestand zit geen certificaat bij de sleutel.", "Vraag de ict-afdeling om een bestand met de sleutel en het certificaat samen."),
  seal_other_kind: unsealed("Dit is een ander soort sleutel, bijvoorbeeld RSA. Dat kan hier niet.", "Vraag de ict-afdeling om een sleutel van het soort P-256 (ECDSA)."),
  seal_not_a_certificate: unsealed("Dit is geen certificaat.", "Kies het bestand dat de ict-afdeling terugstuurde."),
  seal_another_key: unsealed("Dit certificaat hoort bij een andere sleutel.", "Bewaar een nieuwe aanvraag en stuur die naar de ict-afdeling."),
  seal_expired: unsealed("Dit certificaat is verlopen.", "Vraag de ict-afdeling om een nieuw certificaat. Kijk ook of de datum van je computer klopt."),
  seal_not_yet: unsealed("Dit certificaat geldt nog niet.", "Wacht tot het geldt. Kijk ook of de datum van je computer klopt."),
  seal_not_for_sealing: unsealed("Dit certificaat is niet bedoeld om documenten mee te verzegelen.", "Vraag de ict-afdeling om een certificaat voor het ondertekenen van documenten (digitalSignature)."),
  seal_unusable: unsealed("Met dit certificaat kan het programma niet verzegelen.", "Vraag de ict-afdeling om een gewoon X.509-certificaat volgens RFC 5280."),
  seal_lost: unsealed("Dit zegel is gemeld als kwijt.", "Gebruik een ander certificaat."),
  seal_in_use: unsealed("Dit zegel gebruik je al.", "Je hoeft niets te doen."),
  seal_nothing_chosen: unsealed("Er is geen bestand gekozen.", "Kies eerst het bestand van de ict-afdeling."),
  seal_unknown: unsealed("Dit zegel is hier niet bekend.", "Open de instellingen opnieuw en kies het zegel uit de lijst."),
  check_too_large: () => ({
    what: "Dit bestand is groter dan 64 MB.",
    means: "Een document van dit programma is nooit zo groot. Het is niet gecontroleerd.",
    todo: "Kies een ander bestand.",
  }),
  handover_no_file: nothing("Dit is geen bestand van een overdracht.", "Kies het bestand dat je collega maakte. De naam eindigt op .age."),
  handover_too_large: nothing("Dit bestand is veel te groot voor een dossier.", "Vraag je collega of dit het goede bestand is."),
  handover_word_count: (params) => ({
    what: `Je vulde ${params["typed"] ?? "0"} woorden in. Het zijn er acht.`,
    means: untaken,
    todo: "Vul alle acht woorden in, in dezelfde volgorde.",
  }),
  handover_unknown_word: (params) => ({
    what: `Woord ${params["place"] ?? ""} kan niet kloppen.`,
    means: untaken,
    todo: "Vraag je collega dat woord te spellen.",
  }),
  handover_wrong_words: nothing("Met deze woorden gaat het bestand niet open.", "Loop de woorden samen nog een keer na. Horen ze bij dit bestand?"),
  handover_not_for_you: nothing("Dit bestand is voor een andere overdrachtsleutel gemaakt.", "Geef je collega jouw sleutel, bij Instellingen, Beveiliging. Of vraag een bestand met woorden."),
  handover_too_much_work: nothing("Dit bestand vraagt te veel van je computer. Een echt bestand doet dat niet.", "Open het niet. Vraag je collega wat er is gestuurd."),
  handover_damaged: nothing("Het bestand is niet heel, of het is veranderd.", "Vraag je collega het opnieuw te sturen."),
  handover_unreadable: nothing("Dit bestand is geen dossier van Stappenwijzer.", "Kies het bestand dat je collega maakte."),
  handover_newer: nothing("Dit bestand is gemaakt met een nieuwere versie van Stappenwijzer.", "Werk het programma bij en probeer het opnieuw."),
  handover_bad_signature: nothing("De handtekening in dit bestand klopt niet. Het is niet te zeggen wie dit maakte.", "Vertrouw het niet. Bel je collega."),
  handover_inconsistent: nothing("De inhoud van dit bestand klopt niet.", "Vraag je collega het bestand opnieuw te maken."),
  handover_practice: nothing("Oefendossiers en echte dossiers gaan niet door elkaar.", "Open een oefendossier in de oefenkluis, en een echt dossier in je eigen kluis."),
  handover_already_here: nothing("Dit dossier heb je al.", "Zoek het op bij Dossiers."),
  handover_went_on: nothing("Dit dossier is hier na de overdracht verder gegaan. Samenvoegen kan niet.", "Overleg met je collega wie verder gaat."),
  handover_bad_key: refusal("Dit is geen overdrachtsleutel.", "Plak de hele regel. Die begint met age1."),
  request_not_entitled: nothing("Deze persoon is op die dag niet degene die om de gegevens mag vragen.", "Schrijf op waarom je het verzoek toch in behandeling neemt."),
  request_answered: nothing("Dit verzoek is al beantwoord.", "Vraagt het gezin opnieuw iets? Leg dan een nieuw verzoek vast."),
  request_no_package: nothing("Er is geen inzagepakket, of het bestand is gewist.", "Maak eerst het inzagepakket en leg het vast."),
  request_other_sort: nothing("Dat past niet bij dit verzoek.", "Een inzagepakket hoort bij een verzoek om inzage. Verbeterd of niet verbeterd hoort bij een verzoek om verbetering."),
  request_no_extension: nothing("Uitstel kan niet meer.", "Uitstel kan één keer, en je vertelt het aan het gezin binnen de eerste maand. Beantwoord het verzoek zo snel mogelijk."),
  handover_nothing_opened: nothing("Er is geen bestand geopend.", "Kies het bestand opnieuw."),
  system_refused: () => ({
    what: "De computer werkte niet mee.",
    means: "Een bestand of venster van de computer ging niet open. Je dossiers zijn gewoon bewaard.",
    todo: "Probeer het opnieuw. Lukt het weer niet, vraag dan de ICT-beheerder.",
  }),
  not_a_recovery_key: () => ({
    what: "Dit is geen herstelsleutel.",
    means: "Een herstelsleutel heeft acht groepjes van vier tekens. Er is niets veranderd.",
    todo: "Kijk of je een groepje bent vergeten of een teken te veel hebt getypt.",
  }),
  already_there: () => ({
    what: "Er staat al een kluis op deze computer.",
    means: "Die is niet overschreven.",
    todo: "Start het programma opnieuw en ontgrendel met je wachtzin.",
  }),
  out_of_memory: () => ({
    what: "De computer heeft te weinig geheugen vrij.",
    means: "Voor het ontgrendelen is even veel geheugen nodig. Er is niets veranderd.",
    todo: "Sluit andere programma’s en probeer het opnieuw.",
  }),
  text_empty: (params) => ({
    what: `${field(params)} is nog leeg.`,
    means: unchanged,
    todo: "Vul dit veld in en probeer het opnieuw.",
  }),
  text_too_long: (params) => ({
    what: `${field(params)} is te lang.`,
    means: `Er is ruimte voor ${params["most"] ?? "minder"} tekens. Je tekst staat er nog, maar is niet vastgelegd.`,
    todo: "Maak de tekst korter.",
  }),
  text_control: (params) => ({
    what: `${field(params)} bevat tekens die niet zichtbaar zijn.`,
    means: "Zulke tekens komen soms mee bij plakken. Je tekst staat er nog, maar is niet vastgelegd.",
    todo: "Typ het stuk opnieuw dat je hebt geplakt.",
  }),
  date_in_future: (params) => ({
    what: `${field(params)} ligt in de toekomst.`,
    means: unchanged,
    todo: "Vul een datum in tot en met vandaag.",
  }),
  date_before_birth: (params) => ({
    what: `${field(params)} ligt voor de geboortedatum van de leerling.`,
    means: unchanged,
    todo: "Controleer het jaar, en de geboortedatum bij Betrokkenen.",
  }),
  date_too_old: (params) => ({
    what: `${field(params)} ligt te ver terug.`,
    means: unchanged,
    todo: "Controleer het jaar.",
  }),
  date_too_far: (params) => ({
    what: `${field(params)} ligt te ver vooruit.`,
    means: unchanged,
    todo: "Controleer het jaar.",
  }),
  end_before_start: refusal("Het einde ligt voor het begin.", "Controleer de data of de tijden."),
  date_passed: refusal("Deze datum is al voorbij.", "Kies vandaag of een latere dag."),
  not_read: () => ({
    what: "Het bestand kon niet worden gelezen.",
    means: "Er is niets veranderd.",
    todo: "Controleer of het bestand er nog staat en of je het mag openen. Probeer het daarna opnieuw.",
  }),
  holidays_too_large: refusal("Dit bestand is te groot voor een kalender.", "Kies een bestand dat op .ics eindigt en kleiner is dan 2 MB."),
  no_calendar: refusal("Dit bestand is geen leesbare kalender.", "Download de kalender opnieuw als .ics-bestand, en kies dat bestand."),
  no_holidays: refusal("In deze kalender staan geen hele dagen.", "Kies een kalender met vakanties of vrije dagen."),
  too_many_holidays: refusal("In deze kalender staan te veel dagen.", "Kies een kalender met alleen vakanties en vrije dagen, hoogstens 200."),
  no_logo: refusal("Dit bestand is geen afbeelding die als logo kan.", "Kies een bestand dat op .png, .jpg of .svg eindigt."),
  logo_too_large: refusal("Dit bestand is te groot voor een logo.", "Kies een bestand van hoogstens 8 MB. Een SVG mag hoogstens 1 MB zijn."),
  logo_too_many_points: refusal("Deze afbeelding is te groot voor een logo.", "Maak de afbeelding eerst kleiner, of vraag de school om een kleiner bestand."),
  logo_damaged: refusal("Deze afbeelding is beschadigd of kan niet worden getekend.", "Vraag de school om het logo opnieuw, liefst als PNG."),
  logo_blank: refusal("Op deze afbeelding is niets te zien: alles is wit of doorzichtig.", "Kies een logo met donkere of gekleurde delen. Papier is wit."),
  logo_unsafe: refusal(
    "In deze SVG staat meer dan een tekening: een programma, een verwijzing of te veel kopieën.",
    "Vraag de school om het logo als PNG, en kies dat bestand.",
  ),
  bad_intervals: refusal("De dagen van de volgmomenten lopen niet op.", "Vul een tot twaalf oplopende getallen in, van 1 tot en met 365."),
  draft_too_large: () => ({
    what: "Deze tekst is te groot om te bewaren.",
    means: "Wat eerder is bewaard, is er nog. Je tekst staat nog op het scherm.",
    todo: "Maak de tekst korter.",
  }),
  not_found: refusal("Dit is niet gevonden.", again),
  changed_meanwhile: refusal("Dit dossier is intussen veranderd.", again),
  not_opened: refusal("Dit dossier is nog niet geopend.", "Maak eerst de melding af."),
  already_opened: refusal("Dit dossier is al geopend.", "Ga naar Dossiers en open het daar."),
  case_closed: refusal("Dit dossier is afgerond.", "Heropen het dossier als er iets bij moet."),
  case_withdrawn: refusal("Dit dossier is ingetrokken.", "Maak een nieuwe melding als er toch iets speelt."),
  case_not_closed: refusal("Dit dossier loopt nog.", "Heropenen kan alleen bij een afgerond dossier."),
  unknown_person: refusal("Een van de personen is niet bekend.", again),
  person_exists: refusal("Deze persoon is al toegevoegd.", again),
  person_twice: refusal("Dezelfde persoon staat er twee keer.", "Haal hem of haar één keer weg."),
  not_in_case: refusal("Deze leerling hoort niet bij dit dossier.", "Voeg de leerling eerst toe bij Betrokkenen."),
  already_in_case: refusal("Deze leerling hoort al bij dit dossier.", "Wijzig de betrokkenheid bij Betrokkenen."),
  same_role: refusal("De leerling heeft deze betrokkenheid al.", "Kies een andere, of laat het zo."),
  no_bullied_pupil: refusal("Een dossier heeft minstens één gepeste leerling.", "Kies wie mogelijk gepest wordt."),
  preliminaries_open: refusal("Nog niet alle punten vooraf zijn gelezen.", "Lees V1 tot en met V4 en kruis ze aan."),
  stop_cards_open: refusal("Nog niet alle vier vragen zijn beantwoord.", "Beantwoord de vragen bij “Is dit plan de goede weg?”."),
  no_behaviour: refusal("Er is nog geen soort gedrag gekozen.", "Kies minstens één soort."),
  criteria_open: refusal("Nog niet alle kenmerken zijn beantwoord.", "Beantwoord B1 tot en met B7. “Nog onbekend” mag."),
  unknown_item: refusal("Dit punt bestaat niet in dit plan.", again),
  point_needs_pupil: refusal("Dit punt hoort bij één leerling.", "Kies links eerst de leerling."),
  point_without_pupil: refusal("Dit punt hoort niet bij deze leerling.", again),
  no_conversation_step: refusal("Bij deze stap hoort geen gesprek.", "Kies stap 1, 2, 3, 4 of 7."),
  one_pupil: refusal("Bij dit gesprek hoort precies één leerling.", "Maak voor elke leerling een eigen gesprek."),
  separate_voices: refusal(
    "In stap 2 spreek je elke pestende leerling apart.",
    "Maak voor elke leerling een eigen gesprek of een eigen verklaring. Zo hoor je ieder zijn eigen verhaal.",
  ),
  wrong_role: refusal("De betrokkenheid van deze leerling past niet bij deze stap.", "Controleer de betrokkenheid bij Betrokkenen."),
  joint_needs_both_sides: refusal("Bij een gezamenlijk gesprek horen leerlingen van beide kanten.", "Kies van elke kant minstens één leerling, of kies “apart”."),
  statement_only_in_step_two: refusal("Een schriftelijke verklaring hoort bij stap 2.", "Kies “gesprek”."),
  already_recorded: refusal("Dit gesprek is al vastgelegd.", "Je vindt het bij de stap. Verbeteren kan met een reden."),
  no_guardian: refusal("Bij dit gesprek hoort minstens één ouder of verzorger.", "Kies wie erbij was."),
  not_their_guardian: refusal("Een van de gekozen ouders hoort niet bij deze leerling.", "Controleer de ouders bij Betrokkenen."),
  guardian_not_here: refusal("Bij deze stap zitten geen ouders aan tafel.", "Leg het gesprek met de ouders vast bij stap 4 of 7."),
  no_staff: refusal("Er staat niemand van school bij dit gesprek.", "Kies wie van school erbij was."),
  unknown_conversation: refusal("Dit gesprek is niet gevonden.", again),
  unknown_agreement: refusal("Deze afspraak is niet gevonden.", again),
  agreement_ended: refusal("Deze afspraak is al gestopt.", "Maak een nieuwe afspraak."),
  protects_self: refusal("Een afspraak kan niet de leerling zelf beschermen die hem maakt.", "Kies een andere leerling, of niemand."),
  unknown_sanction: refusal("Deze sanctie is niet gevonden.", again),
  sanction_withdrawn: refusal("Deze sanctie is al ingetrokken.", "Leg een nieuwe sanctie vast als dat nodig is."),
  unknown_follow_up: refusal("Dit volgmoment is niet gevonden.", again),
  follow_up_done: refusal("Dit volgmoment is al gehouden of vervallen.", again),
  no_school_day: refusal("Op die dag is er geen school.", "Kies een schooldag. Bellen kan op elke dag."),
  too_few_attempts: refusal("Er zijn minder dan drie pogingen.", "Vul de drie dagen in waarop je het hebt geprobeerd."),
  not_adult: refusal("De leerling is nog geen 18.", "Kies een andere reden, of leg het gesprek met de ouders vast."),
  no_finding: refusal("Nog niet is vastgesteld dat het pesten is gestopt.", "Leg punt 6.1 vast."),
  incident_open: refusal("Punt 6.2 is nog niet beantwoord.", "Beantwoord of het een ernstig incident was."),
  no_light_closing: refusal("Bij dit oordeel hoort de hele afronding.", "Doorloop stap 6, of bepaal opnieuw of het pesten is."),
  round_empty: refusal("In de vorige ronde is nog niets vastgelegd bij stap 1 tot en met 3.", "Werk eerst in deze ronde verder."),
  case_paused: refusal("Dit dossier is gepauzeerd.", "Laat de pauze eerst eindigen, of wacht tot de politie klaar is."),
  case_not_paused: refusal("Dit dossier is niet gepauzeerd.", again),
  pause_overlaps: refusal("Deze pauze begint voordat de vorige was afgelopen.", "Controleer de begindatum van de pauze."),
  not_their_agreement: refusal("Een van de afspraken hoort niet bij deze leerling.", "Kies alleen afspraken van of voor deze leerling."),
  agreement_twice: refusal("Dezelfde afspraak staat er twee keer.", "Geef per afspraak één antwoord."),
  sanction_done: refusal("Deze sanctie is al uitgevoerd.", again),
  nothing_chosen: refusal("Er is nog niets of niemand gekozen.", "Kies minstens één mogelijkheid."),
  no_consent: refusal("De leerling heeft hiervoor geen toestemming gegeven.", "Er is niets om in te trekken."),
  adult_decides: refusal("Deze leerling is 18 of ouder en beslist zelf.", "Vraag de leerling of de ouder informatie mag krijgen."),
  has_custody: refusal("Deze ouder heeft gezag.", "Deze ouder krijgt de informatie gewoon; een verzoek is niet nodig."),
  unknown_note: refusal("Deze aantekening is niet gevonden.", again),
  already_left: refusal("Bij deze leerling staat al dat die weg is.", again),
  not_left: refusal("Bij deze leerling staat niet dat die weg is.", again),
  handed_over: refusal("Dit dossier is overgedragen en nog niet overgenomen.", "Laat je collega het overnemen, of neem het terug."),
  not_handed_over: refusal("Dit dossier is niet overgedragen.", again),
  same_mentor: refusal("Deze collega heeft dit dossier al.", "Kies iemand anders."),
  already_held: refusal("Dit dossier wordt al bewaard om een wettelijke reden.", again),
  not_held: refusal("Dit dossier wordt niet bewaard om een wettelijke reden.", again),
  same_case: refusal("Dit is het dossier zelf.", "Kies een ander dossier."),
  already_linked: refusal("Deze dossiers zijn al zo met elkaar verbonden.", again),
  measure_refused: (params) => ({ what: measures[params["why"] ?? ""] ?? "Dit kan niet bij deze maatregel.", means: unchanged, todo: "Controleer de maatregel en de data." }),
  reason_needed: (params) => ({
    what: "Dit kan, met een reden.",
    means: warnings(params),
    todo: "Schrijf op waarom je het toch doet. De reden komt in het dossier.",
  }),
  signed_already: refusal("Deze handtekening is al vastgelegd.", "Open het document opnieuw om te zien wie er heeft getekend."),
  scan_too_large: refusal("Dit bestand is te groot voor een foto of scan.", "Kies een bestand dat kleiner is dan 40 MB."),
  scan_no_picture: refusal("Dit is geen foto of scan die het programma kan lezen.", "Kies een JPG of PNG. Maak van een PDF eerst een JPG, of maak een foto van het papier."),
  scan_too_many_points: refusal("Deze foto of scan is te groot om te lezen.", "Scan het papier opnieuw met hoogstens 600 dpi, of maak er een foto van."),
  scan_broken: refusal("Deze foto of scan is beschadigd.", "Maak een nieuwe foto of scan van het papier."),
  scan_nothing_chosen: refusal("Er is geen foto of scan gekozen.", "Kies de foto of scan opnieuw."),
  unknown_signer: refusal("Deze persoon wordt niet gevraagd te tekenen.", "Begin opnieuw met dit document."),
  signatures_open: refusal("Nog niet iedereen heeft een antwoord bij de handtekening.", "Kies bij elke naam hoe die tekent."),
  names_found: refusal("Er staan namen van anderen in dit document.", "Zeg bij “Controleer” bij elke naam wat je wilt."),
  unprintable: (params) => ({
    what: "Er staan tekens in die niet op papier kunnen.",
    means: `Het gaat om: ${namesOf(params["characters"] ?? "")}.`,
    todo: "Schrijf in woorden wat er staat, bijvoorbeeld [emoji: lachend gezicht]. Onzichtbare tekens komen mee bij plakken uit een ander programma: typ dat woord opnieuw.",
  }),
  wrong_recipient: refusal("Dit document past niet bij deze ontvanger.", "Kies een ander document of een andere ontvanger."),
  wrong_letter: refusal("Deze brief past niet bij deze maatregel.", "Ga terug naar de documenten en kies een andere brief."),
  texts_open: refusal("Er staat nog een lege plek in het document.", "Ga terug naar de tekst en vul hem in."),
  wrong_conversation: refusal("Dit document past niet bij dit gesprek.", "Kies een ander document."),
  nothing_to_print: refusal("Er is nog niets om op papier te zetten.", "Leg eerst een afspraak of een sanctie vast."),
  text_erased: refusal("Een tekst die in dit document hoort, is gewist.", "Maak dit document niet meer; de tekst komt niet terug."),
  document_failed: () => ({
    what: "Het document kon niet worden gemaakt.",
    means: "Er is niets vastgelegd en er staat geen half bestand.",
    todo: "Probeer het opnieuw. Blijft het misgaan, geef dan de code door.",
  }),
  no_randomness: () => ({
    what: "De computer geeft geen willekeurige getallen.",
    means: "Zonder die getallen is versleutelen niet veilig. Er is niets veranderd.",
    todo: "Start de computer opnieuw en probeer het nog een keer.",
  }),
  unexpected: () => ({
    what: "Er ging iets mis in het programma.",
    means: "Wat je had bewaard, is er nog.",
    todo: "Probeer het opnieuw. Blijft het misgaan, start het programma dan opnieuw.",
  }),
};
