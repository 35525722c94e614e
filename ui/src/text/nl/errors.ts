import type { ErrorCode, ErrorParams } from "../../ipc/views";

/** What happened, what it means, what you can do. */
export type ErrorText = { what: string; means: string; todo: string };

const seconds = (params: ErrorParams) => {
  const count = Number(params["seconds"] ?? 0);
  return count === 1 ? "1 seconde" : `${String(count)} seconden`;
};

/** One text for every code; a code without a text does not compile. */
export const errors: Record<ErrorCode, (params: ErrorParams) => ErrorText> = {
  wrong_passphrase: (params) => ({
    what: "Deze wachtzin klopt niet.",
    means: "Er is niets veranderd of gewist.",
    todo:
      Number(params["seconds"] ?? 0) > 0
        ? `Controleer hoofdletters en spaties. Je kunt het over ${seconds(params)} opnieuw proberen.`
        : "Controleer hoofdletters en spaties, en probeer het opnieuw.",
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
  newer_version: (params) => ({
    what: "Deze dossiers zijn gemaakt met een nieuwere versie van het programma.",
    means: `Deze versie begrijpt ze niet en laat ze daarom met rust.${params["version"] ? ` Nodig is versie ${String(params["version"])}.` : ""}`,
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
  not_saved: () => ({
    what: "Het bestand is niet bewaard.",
    means: "Op de gekozen plek kon niet worden geschreven. Er staat geen half bestand.",
    todo: "Kies een andere plek.",
  }),
  system_refused: () => ({
    what: "De computer werkte niet mee.",
    means: "Een bestand of venster van de computer ging niet open. Je dossiers zijn gewoon bewaard.",
    todo: "Probeer het opnieuw. Lukt het weer niet, vraag dan de ICT-beheerder.",
  }),
  unexpected: () => ({
    what: "Er ging iets mis in het programma.",
    means: "Wat je had bewaard, is er nog.",
    todo: "Probeer het opnieuw. Blijft het misgaan, start het programma dan opnieuw.",
  }),
};
