export const help = {
  title: "Hulp",
  lead: "Deze uitleg zit in het programma. Je hebt er geen internet voor nodig.",
  topics: [
    {
      id: "begin",
      title: "Een dossier beginnen",
      text: [
        "Kies “Nieuwe melding” (Ctrl+N). Vul in wie, wat, waar en sinds wanneer. De rest kan later.",
        "Na het openen zie je links de zeven stappen en bovenaan wat je het beste nu kunt doen.",
      ],
    },
    {
      id: "steps",
      title: "De zeven stappen",
      text: [
        "De volgorde is een advies. Je kunt altijd een andere stap openen.",
        "Een punt heeft drie standen: open, gedaan of niet nodig. Bij “niet nodig” schrijf je kort waarom.",
        "Onder elke stap staat bij “Is deze stap klaar?” wat er nog ontbreekt.",
      ],
    },
    {
      id: "talk",
      title: "Een gesprek vastleggen",
      text: [
        "Met “Start het gesprek” (Ctrl+G) krijg je het hele venster voor dit gesprek: vooraf, tijdens en afronden. Er staat niets op over anderen. Elke regel en elk vinkje wordt meteen bewaard.",
        "Typ kort wat je hoort of ziet en druk op Enter, of tik een kant-en-klare regel aan. Met “Maak er een verslag van” worden de regels tekst, en die maak jij af. Schrijf je liever later, kies dan “Schrijf achteraf op”.",
        "Wat je typt is een klad en wordt vanzelf bewaard, ook als het programma op slot gaat.",
        "Met “Leg het gesprek vast” wordt het deel van het dossier. Daarna kun je de tekst verbeteren met een reden; de eerste tekst blijft bewaard.",
        "Stap 2 is één gesprek per pestende leerling. Zo hoor je ieder zijn eigen verhaal.",
      ],
    },
    {
      id: "names",
      title: "Namen in een tekst",
      text: [
        "Typ je een @ of het begin van een naam uit het dossier, dan kun je die persoon kiezen. In je tekst staat dan een verwijzing, bijvoorbeeld “@Daan de Vries”.",
        "Op een papier leest het eigen gezin daar de naam. Een ander leest “een andere leerling”. Dat hoef je dus niet zelf te veranderen.",
        "Krijgt iemand een andere naam, dan staat die vanaf dan ook in je teksten. Bijnamen vul je in bij “Wijzig gegevens” van de leerling. Het programma zoekt ernaar en drukt ze nooit af.",
      ],
    },
    {
      id: "papers",
      title: "Een document maken en printen",
      text: [
        "Een document is voor één lezer. Namen van andere leerlingen mogen er niet in staan; het programma zoekt ernaar. Bij elke naam kies je: een verwijzing, andere woorden, of laten staan met een reden.",
        "Met “Print” kies je een printer. Kan het programma op jouw computer niet zelf printen, dan opent het document in je PDF-programma.",
        "Tekent iemand later op papier, leg dat dan vast bij het document. Je kunt een foto of scan van het papier toevoegen.",
        "Wat je print, bewaart of opent, staat bij Instellingen, “Naar buiten”. Daar zie je ook wat er op een verloren stick kan staan.",
        "Na het vastleggen verandert er niets meer. Is er toch iets anders, maak dan een nieuwe versie.",
      ],
    },
    {
      id: "seal",
      title: "Het digitale zegel en een document controleren",
      text: [
        "Elk document dat je vastlegt, krijgt een digitaal zegel. Daaraan is te zien dat het van jou komt en dat er daarna niets is veranderd. Een handtekening op het scherm is iets anders: die tekent een mens.",
        "Komt iemand met een PDF? Kies “Controleer een document” bij Instellingen, Zegel of bij de documenten van een dossier. Je zegels zitten in je kluis, dus dit kan als het programma open is.",
        "Deel je zegelkaart uit. Met de vingerafdruk daarop controleren anderen een document zelf.",
        "Is je computer of een back-up kwijt? Meld het zegel als kwijt bij Instellingen, Zegel. Je krijgt een nieuw zegel en een melding om uit te delen.",
      ],
    },
    {
      id: "lock",
      title: "Op slot en back-up",
      text: [
        "Met Ctrl+L gaat het programma op slot. Na een tijd niets doen gebeurt dat vanzelf. Je raakt geen tekst kwijt.",
        "Met F9 verberg je het scherm meteen.",
        "Back-ups worden vanzelf gemaakt. Terugzetten kan bij Instellingen, Back-up.",
      ],
    },
  ],
  keys: {
    title: "Toetsen",
    key: "Toets",
    does: "Doet",
    list: [
      ["Ctrl+K", "Zoeken"],
      ["Ctrl+N", "Nieuwe melding"],
      ["Alt+1 tot en met Alt+7", "Ga naar een stap van het open dossier"],
      ["Ctrl+G", "Begin of open het gesprek van deze stap"],
      ["Alt+1 tot en met Alt+3 in een gesprek", "Vooraf, tijdens, afronden"],
      ["Enter of Ctrl+Enter in een gesprek", "Noteer de regel"],
      ["Esc in een gesprek", "Terug naar het dossier; alles blijft bewaard"],
      ["Ctrl+L", "Vergrendel"],
      ["F9", "Verberg het scherm, of toon het weer. In een gesprek toont alleen de knop het weer"],
      ["F1", "Hulp"],
      ["F6", "Naar het volgende deel van het venster"],
      ["Alt+pijl links", "Terug"],
    ],
  },
  cards: "Achtergrond",
  checkedOn: (date: string) => `Gecontroleerd op ${date}.`,
} as const;
