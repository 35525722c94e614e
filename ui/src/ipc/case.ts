/** What the page shows of a case. Ready to be drawn: names are said as this mentor may read them. */

import type {
  Answer,
  Apology,
  Custody,
  DocumentKind,
  Kept,
  Meaning,
  Outcome,
  Recipient,
  Role,
  SanctionKind,
  Signer,
  StopCard,
  Trend,
} from "./model";
import type { StaffRole } from "./views";

export type StepStatus = "not_started" | "busy" | "done" | "not_needed" | "action";

/** What is missing before a step is done. */
export type Missing =
  | { what: "referral"; card: StopCard }
  | { what: "follow_up"; followUp: string; date: string }
  | { what: "family_informed"; pupil: string; name: string }
  | {
      what:
        | "assessment"
        | "bullying_pupil"
        | "conversation"
        | "agreement"
        | "sanction"
        | "reflective_answer"
        | "reflective_sanction"
        | "parent_talk"
        | "follow_up_plan"
        | "finding"
        | "not_stopped"
        | "incident_answer"
        | "close"
        | "round_done"
        | "meeting"
        | "meeting_report";
    };

export type PointView = {
  id: string;
  text: string;
  prompts: string[];
  pause: "before" | "during" | "after";
  /** Our addition to the school's plan. */
  added: boolean;
  /** Only counts when it happens (7.4 to 7.6). */
  happens: boolean;
  /** The background card that belongs to it. */
  card: string | null;
  state: "open" | "done" | "not_needed";
  reason: string;
};

export type ConversationLine = {
  id: string;
  heldOn: string;
  form: "talk" | "statement";
  round: number;
  /** With whom, in words. */
  who: string;
  account: string;
  remarks: string;
  apology: Apology | null;
  corrected: number;
};

export type RowView = {
  /** Whose row; none in step 6. */
  pupil: string | null;
  label: string;
  status: StepStatus;
  points: PointView[];
  conversations: ConversationLine[];
  missing: Missing[];
  /** Parents with custody who were not spoken yet: advice. */
  notSpoken: string[];
};

export type StepView = { number: 1 | 2 | 3 | 4 | 5 | 6 | 7; title: string; who: string; status: StepStatus; rows: RowView[] };

export type PupilView = {
  id: string;
  /** "Daan van der Berg". */
  name: string;
  short: string;
  class: string;
  age: number | null;
  role: Role;
  guardians: GuardianView[];
};

export type GuardianView = {
  id: string;
  name: string;
  custody: Custody;
  contact: string;
  language: string;
  interpreter: boolean;
  contactAllowed: boolean;
};
export type StaffView = { id: string; name: string; role: StaffRole };

export type AgreementView = {
  id: string;
  pupil: string;
  name: string;
  protects: string | null;
  protectsName: string;
  what: string;
  from: string;
  until: string | null;
  check: string;
  round: number;
  checks: { on: string; kept: Kept; note: string }[];
  ended: string | null;
};
export type SanctionView = {
  id: string;
  pupil: string;
  name: string;
  kind: SanctionKind;
  what: string;
  due: string | null;
  round: number;
  withdrawn: string | null;
};
export type FollowUpView = {
  id: string;
  caseId: string;
  /** The number of the dossier. */
  number: string;
  name: string;
  date: string;
  /** The date the plan asked for, when it is another. */
  original: string | null;
  state: "planned" | "held" | "cancelled";
  trend: Trend | null;
  words: string;
  reason: string;
};
export type DocumentView = {
  id: string;
  kind: DocumentKind;
  recipient: string;
  version: number;
  madeAt: string;
  /** An older version than the newest. */
  superseded: boolean;
  signatures: { name: string; way: "drawn" | "paper" | "not_signed" | "read_at_home"; meaning: Meaning }[];
};
export type OfferView = {
  kind: DocumentKind;
  recipient: Recipient;
  recipientName: string;
  conversation: string | null;
  conversationOn: string | null;
  version: number;
};
export type DraftLine = { id: string; kind: "conversation" | "document" | "form" | "intake"; label: string; updatedAt: string };
export type AssessmentView = { at: string; outcome: Outcome; indicated: Outcome; answers: Record<string, Answer>; reason: string };
export type TimelineLine = { at: string; on: string | null; by: string; text: string };

export type NextView = { step: 1 | 2 | 3 | 4 | 5 | 6 | 7; pupil: string | null; name: string; missing: Missing; due: string | null };

export type CaseView = {
  id: string;
  number: string;
  phase: "open" | "closed" | "withdrawn";
  round: number;
  pupils: PupilView[];
  staff: StaffView[];
  steps: StepView[];
  next: NextView | null;
  agreements: AgreementView[];
  sanctions: SanctionView[];
  followUps: FollowUpView[];
  documents: DocumentView[];
  offers: OfferView[];
  drafts: DraftLine[];
  assessments: AssessmentView[];
  timeline: TimelineLine[];
};

export type CaseLine = {
  id: string;
  number: string;
  phase: "open" | "closed" | "withdrawn";
  title: string;
  next: NextView | null;
  nextDate: string | null;
  lastActivity: string;
};

export type Overview = {
  late: FollowUpView[];
  today: FollowUpView[];
  week: FollowUpView[];
  recent: CaseLine[];
  silent: CaseLine[];
  intakes: DraftLine[];
};

/** The protocol's own texts that are not a step. */
export type Statement = { id: string; text: string; card: string | null };
export type Card = { id: string; title: string; text: string; checkedOn: string | null };
export type ProtocolTexts = { before: Statement[]; criteria: Statement[]; teasing: Statement[]; cards: Card[] };

/** A free text in a document, with the names found in it. */
export type PassageView = {
  key: string;
  kind: "account" | "remarks" | "agreement" | "agreement_check" | "sanction" | "signature_reason";
  text: string;
  edited: boolean;
  findings: { start: number; end: number; words: string }[];
};
export type SignerView = { signer: Signer; meaning: Meaning; name: string; role: string };
export type PreviewView = { pdf: Uint8Array; pages: number; passages: PassageView[]; signers: SignerView[] };
