/** An invented dossier in full, as Rust would show it: step 3 done, step 4 under way, one check late. */

import type {
  AgendaBucket,
  AgendaItemView,
  AgendaView,
  AgendaWhat,
  CalendarView,
  CaseLineView,
  CaseView,
  FoundHolidaysView,
  GuardianView,
  LogoView,
  MissingView,
  OverviewView,
  PartyView,
  PointStateView,
  PointView,
  PreviewView,
  ProtocolView,
  Pupil,
  Role,
  RowView,
  School,
  Staff,
  StatusView,
  StepView,
  WorkView,
} from "../../src/ipc/index";

export const TODAY = "2026-11-22";
export const CASE = "11111111-1111-4111-8111-111111111111";

const name = (first: string, infix: string, last: string) => ({ first, infix, last, call: "" });
export const pupils: Record<"sam" | "daan" | "yara", Pupil> = {
  sam: { id: "p-sam", name: name("Sam", "", "Yılmaz"), class: "2B", born: "2012-09-04" },
  daan: { id: "p-daan", name: name("Daan", "van der", "Berg"), class: "2B", born: "2012-03-14" },
  yara: { id: "p-yara", name: name("Yara", "", "Özdemir-Vermeulen"), class: "2C", born: null },
};
export const staff: Staff[] = [
  { id: "s-noor", name: name("Noor", "van der", "Meer"), role: "mentor" },
  { id: "s-bas", name: name("Bas", "", "Hendriks"), role: "coordinator" },
];
export const school: School = {
  name: "Het Lindenlyceum",
  address: ["Lindelaan 1", "8011 AB Zwolle"],
  place: "Zwolle",
  region: "north",
  schoolType: "public",
  followUpDays: [2, 7, 14],
  ownDays: [],
  moreInformation: "het gratis nummer 0800-5010, pestweb.nl of pestenislaf.nl",
  antiBullying: "Bas Hendriks, b.hendriks@lindenlyceum.example",
  confidant: "",
  complaints: "de schoolgids",
};
export const calendar: CalendarView = {
  knownUntil: "2030-09-01",
  own: [{ first: "2027-02-08", last: "2027-02-09", name: "carnaval" }],
  import: null,
  official: [{ name: "kerstvakantie", first: "2026-12-19", last: "2027-01-03", source: "rijksoverheid", checked: "2026-11-01" }],
  public: [{ name: "Eerste Kerstdag", first: "2026-12-25", last: "2026-12-25", source: "Atw art. 3 lid 1", checked: "2026-11-22" }],
};
const foundDay = (first: string, last: string, name: string, likely: boolean, known: boolean) => ({ first, last, name, likely, known });
export const foundHolidays: FoundHolidaysView = {
  file: "vakanties.ics",
  days: [
    foundDay("2026-12-19", "2027-01-03", "Kerstvakantie", true, true),
    foundDay("2027-01-25", "2027-01-29", "Toetsweek", false, false),
    foundDay("2027-03-12", "2027-03-12", "Studiedag", true, false),
  ],
  timed: 2,
  repeating: 1,
  distant: 0,
  unreadable: 0,
};
export const work: WorkView = {
  me: staff[0] as Staff,
  name: "Noor van der Meer",
  school,
  practice: false,
  recoveryConfirmed: true,
  lacksBackup: false,
  idleMinutes: 10,
  reminds: false,
  today: TODAY,
  now: `${TODAY}T09:00:00Z`,
  fingerprint: "4F2A 91C0 7B3E 55D8 0A6C",
  chainHead: "9f2c".repeat(16),
};

const full = (pupil: Pupil) => [pupil.name.first, pupil.name.infix, pupil.name.last].filter(Boolean).join(" ");
const guardian = (id: string, first: string, last: string, pupil: string, custody: "yes" | "no" = "yes"): GuardianView => ({
  guardian: {
    id,
    name: name(first, "", last),
    pupils: [[pupil, custody]],
    contact: "06 12 34 56 78",
    language: id === "g-elif" ? "Turks" : "",
    interpreter: id === "g-elif",
    contactAllowed: true,
  },
  name: `${first} ${last}`,
});
const party = (pupil: Pupil, role: Role, guardians: GuardianView[]): PartyView => ({
  pupil,
  name: full(pupil),
  shortName: pupil.name.first,
  then: null,
  age: pupil.born === null ? null : 14,
  role,
  guardians,
});
export const parties: PartyView[] = [
  party(pupils.sam, "bullied", [guardian("g-elif", "Elif", "Yılmaz", "p-sam"), guardian("g-kemal", "Kemal", "Yılmaz", "p-sam")]),
  party(pupils.daan, "bullying", [guardian("g-els", "Els", "Bakker", "p-daan")]),
  party(pupils.yara, "bullying", []),
];

const TITLES: [StepView["step"], string, string, string[]][] = [
  ["bullied", "Gesprek met de gepeste leerling", "Degene die door de leerling in vertrouwen is genomen, en de mentor.", ["Neem de klacht serieus en leef je in.", "Laat de leerling het eigen verhaal vertellen. Neem de tijd.", "Vraag goed door."]],
  ["bullying", "Gesprek met de pestende leerling(en)", "Mentor, coördinator / leerlingbegeleider.", ["Bespreek wat er speelt en gespeeld heeft, en vraag door.", "Luister goed naar de kant van deze leerling en neem die serieus.", "Wijs op de schoolregels, en op wat de gevolgen voor de gepeste leerling kunnen zijn.", "Meer leerlingen? Spreek ieder apart, of laat ieder in een eigen ruimte het verhaal opschrijven."]],
  ["together", "Gesprek met de gepeste leerling en de pestende leerling(en)", "Mentor, coördinator / leerlingbegeleider.", ["Herhaal de verhalen die je hebt gehoord.", "Maak duidelijke afspraken en zet ze op papier.", "Spreek af dat je ieder van de betrokkenen regelmatig vraagt hoe het gaat. Zeg erbij: klikken bestaat niet."]],
  ["parents", "Gesprekken met de ouders van de gepeste leerling en van de pestende leerling(en)", "Mentor en/of schoolleiding.", ["Licht de ouders in. Wees duidelijk over de afspraken die met de leerlingen zijn gemaakt.", "Vraag of zij de signalen herkennen.", "Houd rekening met eventuele schuldgevoelens bij ouders.", "Verwijs de ouders/verzorgers voor meer informatie."]],
  ["follow_up", "Volgen van de pestende en de gepeste leerling", "Mentor.", ["Blijf de leerlingen voorlopig volgen, om te voorkomen dat het pesten terugkomt."]],
  ["closing", "Afronding", "Mentor / coördinator.", ["Is het pesten echt gestopt?", "Was het een ernstig pestincident?"]],
  ["measures", "Het pesten blijft of komt terug: maatregelen", "Schoolleiding, mentor, ouders van de pestende leerling.", ["Doorloop stap 1 tot en met 3 opnieuw.", "Daarna is er een gesprek tussen directie, mentor en de ouders van de pestende leerling."]],
];

const missing = (what: string, more: Partial<MissingView> = {}): MissingView => ({
  what,
  followUp: null,
  date: null,
  pupil: null,
  card: null,
  measure: null,
  ...more,
});
function points(number: number, texts: string[], state: PointStateView): PointView[] {
  return texts.map((text, index) => ({
    id: `${String(number)}.${String(index + 1)}`,
    text,
    prompts: number === 1 && index === 2 ? ["Wat gebeurde er precies?", "Wie was erbij, en waar?", "Sinds wanneer, en hoe vaak?"] : [],
    pause: index === 0 ? "before" : "during",
    added: false,
    happens: number === 7 && index > 2,
    card: number === 4 && index === 3 ? "K4" : null,
    state: index === 2 && state === "done" && number === 4 ? "not_needed" : state,
    reason: index === 2 && state === "done" && number === 4 ? "Ouders begonnen er zelf over." : null,
  }));
}
function row(number: number, texts: string[], pupil: Pupil | null, status: StatusView, left: MissingView[]): RowView {
  const talks = status === "done" ? { 1: ["c1"], 2: ["c2"], 3: ["c3"], 4: ["c4"] }[number] ?? [] : [];
  return {
    pupil: pupil?.id ?? null,
    name: pupil === null ? "" : full(pupil),
    guardians: [],
    status,
    points: points(number, texts, status === "done" ? "done" : "open"),
    conversations: talks,
    missing: left,
    earlier: [],
    notHeard: number === 4 && status === "done" ? [{ id: "g-kemal", name: "Kemal Yılmaz" }] : [],
  };
}
const { sam, daan, yara } = pupils;
const rows: Record<number, [Pupil | null, StatusView, MissingView[]][]> = {
  1: [[sam, "done", []]],
  2: [
    [daan, "done", []],
    [yara, "done", []],
  ],
  3: [
    [sam, "done", []],
    [daan, "done", []],
    [yara, "done", []],
  ],
  4: [
    [sam, "done", []],
    [daan, "not_started", [missing("parent_talk")]],
    [yara, "not_started", [missing("parent_talk")]],
  ],
  5: [
    [sam, "action_needed", [missing("follow_up", { followUp: "f1", date: "2026-11-20" })]],
    [daan, "busy", [missing("follow_up", { followUp: "f2", date: "2026-11-24" })]],
    [yara, "busy", [missing("follow_up", { followUp: "f3", date: "2026-11-24" })]],
  ],
  6: [[null, "not_started", [missing("finding"), missing("family_informed", { pupil: "p-sam" }), missing("incident_answer")]]],
  7: [
    [daan, "not_started", [missing("round_done"), missing("meeting"), missing("meeting_report")]],
    [yara, "not_started", [missing("round_done"), missing("meeting"), missing("meeting_report")]],
  ],
};
const STATUS: StatusView[] = ["done", "done", "done", "busy", "action_needed", "not_started", "not_needed"];
const steps: StepView[] = TITLES.map(([step, title, who, texts], index) => ({
  step,
  number: index + 1,
  title,
  who,
  status: STATUS[index] ?? "not_started",
  rows: (rows[index + 1] ?? []).map(([pupil, status, left]) => row(index + 1, texts, pupil, status, left)),
}));

const talk = (id: string, step: StepView["step"], heldOn: string, who: string[], account: string, guardians: string[] = []) => ({
  id,
  recordedAt: `${heldOn}T15:10:00Z`,
  round: 1,
  step,
  heldOn,
  form: { form: "talk" as const },
  setting: null,
  pupils: who,
  guardians,
  staff: ["s-noor"],
  points: [],
  account,
  remarks: guardians.length > 0 ? "Moeder herkent het: Sam wil al weken niet met de bus." : null,
  apology: step === "together" ? ("accepted" as const) : null,
  corrections: [],
});

/** What is the same for most checks. */
const plain = { means: "at_school" as const, extra: false, note: null, unknown: false, shift: null, agreements: [] };

export const dossier: CaseView = {
  id: CASE,
  number: "2026-014",
  phase: "open",
  round: 1,
  intake: {
    reportedOn: "2026-11-09",
    reporter: "parent",
    reporterNote: "Telefonisch, door moeder.",
    place: "at_school",
    placeReason: null,
    since: "sinds de herfstvakantie",
    behaviours: ["words", "exclusion", "online"],
    what: "Sam wordt in de kleedkamer uitgelachen en uit de groepsapp gezet.",
  },
  parties,
  staff,
  stopCards: (["staff", "sexual_offence", "home", "acute_danger"] as const).map((card) => ({
    card,
    yes: false,
    referredOn: null,
    referredTo: null,
  })),
  safety: {
    needs: ["break", "group_chat"],
    note: "Lokaal 12 is in de pauze open.",
    parentsEarly: true,
    stepTwoToldFor: "2026-11-12",
    lookedAt: "2026-11-09T10:00:00Z",
  },
  assessments: [
    {
      at: "2026-11-10T09:00:00Z",
      answers: [
        ["B1", "yes"],
        ["B4", "yes"],
      ],
      notes: [],
      outcome: "bullying",
      indicated: "bullying",
      reason: "Het gebeurt elke week, steeds tegen Sam.",
    },
  ],
  steps,
  next: { step: "follow_up", pupil: "p-sam", name: "Sam Yılmaz", missing: missing("follow_up", { followUp: "f1", date: "2026-11-20" }) },
  jointQuestion: { wanted: "yes", safe: "yes", note: null },
  conversations: [
    talk("c1", "bullied", "2026-11-11", ["p-sam"], "Sam vertelt: “Ze doen mijn stem na als ik iets zeg.”\nDit gebeurt elke gymles."),
    talk("c2", "bullying", "2026-11-12", ["p-daan"], "Daan zegt dat het een grapje was. “Iedereen deed mee.”"),
    talk("c3", "together", "2026-11-18", ["p-sam", "p-daan"], "Beiden vertellen hun kant. Daan biedt excuses aan."),
    talk("c4", "parents", "2026-11-19", ["p-sam"], "Ouders zijn ingelicht over de afspraken.", ["g-elif"]),
  ],
  notSpoken: [],
  agreements: [
    {
      id: "a1",
      round: 1,
      step: "together",
      pupil: "p-daan",
      protects: "p-sam",
      what: "Ik laat Sam met rust in de kleedkamer en in de groepsapp.",
      from: "2026-11-18",
      until: "2026-12-18",
      check: "De gymdocent kijkt elke les in de kleedkamer.",
      checks: [{ on: "2026-11-20", kept: "kept", note: null }],
      ended: null,
    },
    {
      id: "a2",
      round: 1,
      step: "together",
      pupil: "p-yara",
      protects: null,
      what: "Ik zet niemand meer uit de groepsapp.",
      from: "2026-11-18",
      until: null,
      check: "Mentor vraagt het elke week.",
      checks: [],
      ended: null,
    },
  ],
  sanctions: [
    {
      id: "x1",
      round: 1,
      pupil: "p-daan",
      kind: "reflective",
      what: "Boekverslag over een boek over pesten.",
      due: "2026-12-04",
      withdrawn: null,
    },
    { id: "x2", round: 1, pupil: "p-daan", kind: "conditional", what: "Gesprek met de directie.", due: null, withdrawn: null },
  ],
  reflective: [
    { round: 1, pupil: "p-daan", needed: true, why: null },
    { round: 1, pupil: "p-yara", needed: false, why: "Yara benoemt zelf wat het met Sam doet." },
  ],
  followUps: [
    { id: "f1", round: 1, pupil: "p-sam", name: "Sam Yılmaz", original: "2026-11-20", date: "2026-11-20", moved: null, ...plain, state: { state: "planned" } },
    { id: "f2", round: 1, pupil: "p-daan", name: "Daan van der Berg", original: "2026-11-22", date: "2026-11-24", moved: null, ...plain, state: { state: "planned" } },
    {
      id: "f0",
      round: 1,
      pupil: "p-yara",
      name: "Yara Özdemir-Vermeulen",
      original: "2026-11-19",
      date: "2026-11-19",
      moved: null,
      ...plain,
      state: { state: "held", on: "2026-11-19", words: "Het gaat goed.", safeRoom: true, trend: "less", counsellorOffered: true, means: "at_school", next: null, kept: [] },
    },
  ],
  pause: null,
  knownUntil: "2030-09-01",
  soon: [
    { days: 1, date: "2026-11-25", later: false, known: true },
    { days: 2, date: "2026-11-26", later: false, known: true },
    { days: 7, date: "2026-12-01", later: false, known: true },
    { days: 14, date: "2026-12-08", later: false, known: true },
  ],
  suggestions: [],
  findings: [],
  referable: [],
  informed: [],
  told: [
    { pupil: "p-sam", on: "2026-11-12", channel: "phone", by: "s-noor", note: null },
  ],
  untold: ["p-daan", "p-yara"],
  incident: null,
  life: {
    safetyAsk: null,
    stillBound: [],
    external: [],
    evidence: [],
    classWork: [],
    witnesses: [],
    consents: [],
    requests: [],
    standings: [],
    left: [],
    legalHold: null,
    summaries: [],
  },
  related: { mentor: "Noor van der Meer", links: [], mergedInto: null, handedOver: null, received: [] },
  turns: [],
  measures: [],
  reports: [
    {
      id: "r1",
      kind: "parent_report",
      round: 1,
      version: 1,
      recipient: { to: "guardians", pupil: "p-sam", guardians: ["g-elif"] },
      recipientName: "Elif Yılmaz",
      conversation: "c4",
      on: "2026-11-19",
      letter: null,
      sha256: "ab".repeat(32),
      superseded: false,
      signatures: [
        { signer: { who: "guardian", id: "g-elif" }, name: "Elif Yılmaz", meaning: "read", way: "paper", onPaper: null },
        { signer: { who: "staff", id: "me" }, name: "Noor van der Meer", meaning: "for_the_school", way: "drawn", onPaper: null },
      ],
      scans: [],
    },
  ],
  offers: [
    { kind: "agreements", recipient: { to: "pupil", pupil: "p-sam" }, recipientName: "Sam Yılmaz", pupilName: "Sam Yılmaz", asked: true, conversation: null, heldOn: null, letter: null, decidedOn: null, round: 1, version: 1, heldBack: null },
    {
      kind: "parent_report",
      recipient: { to: "guardians", pupil: "p-sam", guardians: ["g-elif"] },
      recipientName: "Elif Yılmaz",
      pupilName: "Sam Yılmaz",
      asked: false,
      conversation: "c4",
      heldOn: "2026-11-19",
      letter: null,
      decidedOn: null,
      round: 1,
      version: 2,
      heldBack: null,
    },
  ],
  heldBack: [],
  drafts: [],
  timeline: [
    { kind: "agreement_ended", enteredAt: "2026-11-19T16:30:00Z", happenedOn: null, by: "Noor van der Meer", inNameOf: null, pupils: ["Daan van der Berg"], step: 3, hasReason: true, reason: "De brugklas is voorbij.", warnings: [] },
    { kind: "role_changed", enteredAt: "2026-11-19T16:20:00Z", happenedOn: null, by: "Noor van der Meer", inNameOf: null, pupils: ["Daan van der Berg"], step: null, hasReason: true, reason: null, warnings: [] },
    { kind: "report_frozen", enteredAt: "2026-11-19T16:00:00Z", happenedOn: null, by: "Noor van der Meer", inNameOf: null, pupils: ["Sam Yılmaz"], step: 4, hasReason: false, reason: null, warnings: [] },
    {
      kind: "conversation_recorded",
      enteredAt: "2026-11-18T15:10:00Z",
      happenedOn: "2026-11-18",
      by: "Noor van der Meer",
      inNameOf: null,
      pupils: ["Sam Yılmaz", "Daan van der Berg"],
      step: 3,
      hasReason: false,
      reason: null,
      warnings: [["joint_not_wanted", "Sam wilde het na overleg toch."]],
    },
    { kind: "case_opened", enteredAt: "2026-11-09T10:00:00Z", happenedOn: "2026-11-09", by: "Noor van der Meer", inNameOf: null, pupils: ["Sam Yılmaz"], step: null, hasReason: false, reason: null, warnings: [] },
  ],
};

export const lines: CaseLineView[] = [
  {
    id: CASE,
    number: "2026-014",
    status: "open",
    title: "Sam Yılmaz",
    next: { step: 5, name: "Sam", what: "follow_up" },
    nextDate: "2026-11-20",
    lastActivity: "2026-11-19",
  },
  {
    id: "22222222-2222-4222-8222-222222222222",
    number: "2026-011",
    status: "open",
    title: "Fenna de Groot",
    next: { step: 4, name: "Mees", what: "parent_talk" },
    nextDate: null,
    lastActivity: "2026-11-02",
  },
];
const due = (what: AgendaWhat, due: string, more: Partial<AgendaItemView> = {}): AgendaItemView => ({
  key: `${what.what} ${due}`,
  caseId: CASE,
  number: "2026-014",
  name: "Sam Yılmaz",
  guardian: null,
  pupil: "p-sam",
  what,
  due,
  noSchool: null,
  unknown: false,
  movedFrom: null,
  extended: null,
  turns: null,
  ...more,
});
const ofDaan = { name: "Daan van der Berg", pupil: "p-daan" };
const part = (bucket: AgendaBucket, ...items: AgendaItemView[]) => ({ bucket, items, total: items.length });
export const agenda: AgendaView = {
  today: TODAY,
  parts: [
    part(
      "too_late",
      due({ what: "referral", card: "home" }, "2026-11-18", { pupil: null }),
      due({ what: "follow_up", id: "f1", means: "at_school" }, "2026-11-20"),
    ),
    part("today", due({ what: "duty", measure: "m1", task: "report_suspension" }, TODAY, ofDaan)),
    part(
      "this_week",
      due({ what: "follow_up", id: "f2", means: "phone" }, "2026-11-24", { ...ofDaan, movedFrom: "2026-11-21" }),
      due({ what: "sanction", id: "s1" }, "2026-11-27", ofDaan),
    ),
    part(
      "later",
      due({ what: "duty", measure: "m1", task: "decide_objection" }, "2026-12-25", { ...ofDaan, extended: "2026-12-28" }),
      due({ what: "objection_ends", measure: "m1" }, "2027-01-04", ofDaan),
      due({ what: "agreement_ends", id: "a1" }, "2027-01-15", { ...ofDaan, turns: 16 }),
      due({ what: "agreement_check", id: "a2" }, "2030-09-16", { ...ofDaan, unknown: true }),
      due({ what: "step_two" }, "2030-12-25", { ...ofDaan, noSchool: "Eerste kerstdag", turns: 18 }),
    ),
    part("paused", due({ what: "paused" }, "2026-12-08", { pupil: null })),
  ],
};
export const overview: OverviewView = {
  agenda: agenda.parts.slice(0, 3),
  recent: lines,
  silent: lines.slice(1),
  intakes: [{ id: "d1", caseId: "d1", kind: "intake", label: "Fenna", updatedAt: "2026-11-21T15:12:00Z" }],
};
const statement = (id: string, text: string, card: string | null = null) => ({ id, text, card });
export const protocol: ProtocolView = {
  version: 1,
  before: [
    statement("V1", "Er zijn twee aparte sporen: het externe spoor (politie, justitie) en de maatregelen van de school."),
    statement("V2", "Gebeurde het op school, dan is de school verantwoordelijk."),
    statement("V3", "De school (directie) neemt de verantwoordelijkheid naar alle leerlingen en hun ouders."),
    statement("V4", "Dit plan is voor pesten op school en stuurt op één gezamenlijke aanpak met de ouders van alle kanten."),
  ],
  criteria: ["B1", "B2", "B3", "B4", "B5", "B6", "B7"].map((id) =>
    statement(id, "Het gebeurt structureel: vaker en over langere tijd.", id === "B4" ? "K3" : null),
  ),
  teasing: ["P1", "P2", "P3", "P4"].map((id) => statement(id, "Wie plaagt, wil de ander geen schade doen.")),
  cards: [
    { id: "K3", title: "Schuld bij het slachtoffer", text: "Groepen leggen van nature de schuld bij het slachtoffer.", checkedOn: null },
    { id: "K4", title: "Meer informatie", text: "pestenislaf.nl, pestweb.nl en 0800-5010.", checkedOn: "2026-11-22" },
  ],
  law: [{ source: "suspension", reference: "WVO 2020 art. 8.14", checkedOn: "2026-11-22" }],
};
/** Filled with a real PDF by who wants to see one. */
export const preview: PreviewView = {
  pdf: "",
  missing: [],
  lacks: [],
  pages: 1,
  passages: [
    { key: "a", kind: "account", text: "Daan heeft excuses aangeboden. De afspraken zijn besproken.", edited: false, pieces: [
      { words: "Daan", start: 0, kind: { type: "name", reference: "@Daan de Wit", stays: null } },
      { words: " heeft excuses aangeboden. De afspraken zijn besproken.", start: 4, kind: { type: "plain" } },
    ] },
    { key: "b", kind: "remarks", text: "Moeder herkent het: Sam wil al weken niet met de bus.", edited: true, pieces: [
      { words: "Moeder herkent het: Sam wil al weken niet met de bus.", start: 0, kind: { type: "plain" } },
    ] },
  ],
  signers: [
    { signer: { who: "guardian", id: "g-elif" }, name: "Elif Yılmaz", meaning: "read" },
    { signer: { who: "staff", id: "s-noor" }, name: "Noor van der Meer", meaning: "for_the_school" },
  ],
  hasFindings: true,
};

/** One red point. */
export const logo: LogoView = {
  png: "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mM4ISIHAAKDAR2g0i4TAAAAAElFTkSuQmCC",
  width: 1,
  height: 1,
};
