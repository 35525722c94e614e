/** What the page sends about a case: the actions of the domain, as Rust reads them. Dates are "2026-11-03". */

export type Role = "bullied" | "bullying" | "follower" | "bystander" | "not_involved";
export type Reporter = "bullied_pupil" | "other_pupil" | "parent" | "staff" | "other";
export type Place = "at_school" | "school_time_elsewhere" | "on_the_way" | "online" | "outside_school";
export type Behaviour =
  | "words"
  | "physical"
  | "exclusion"
  | "gossip"
  | "threat"
  | "belongings"
  | "online"
  | "other";
export type SafetyNeed = "break" | "route" | "group_chat" | "watch" | "other";
export type StopCard = "staff" | "sexual_offence" | "home" | "acute_danger";
export type Answer = "yes" | "no" | "unknown";
export type Outcome =
  | "bullying"
  | "teasing"
  | "teasing_felt_as_bullying"
  | "conflict"
  | "single_incident"
  | "not_plausible"
  | "unknown";
export type Apology = "offered" | "accepted" | "not_now";
export type SanctionKind = "reflective" | "conditional" | "measure";
export type Kept = "kept" | "partly" | "not_kept";
export type Trend = "stopped" | "less" | "same" | "worse";
export type Channel = "talk" | "phone" | "letter" | "mail";
export type Meaning = "read" | "agree" | "received" | "for_the_school";
export type Warning =
  | "outcome_differs"
  | "joint_not_wanted"
  | "contact_not_allowed"
  | "no_school_leader"
  | "open_follow_ups"
  | "family_not_informed";
export type Custody = "yes" | "no" | "unknown";
/** A step by its name, as the domain writes it. */
export type StepName = "bullied" | "bullying" | "together" | "parents" | "follow_up" | "closing" | "measures";
export type DocumentKind = "agreements" | "parent_report" | "meeting_report";

export type Name = { first: string; infix: string; last: string; call: string };
export type Pupil = { id: string; name: Name; class: string; born: string | null };

export type StopAnswer = { yes: boolean; referred_on: string | null; referred_to: string };
export type Safety = { needs: SafetyNeed[]; note: string; parents_early: boolean; step_two_told_for: string | null };

export type Intake = {
  reported_on: string;
  reporter: Reporter;
  reporter_note: string;
  pupils: [string, Role][];
  place: Place;
  place_reason: string;
  since: string;
  behaviours: Behaviour[];
  what: string;
  acknowledged: string[];
  stop_cards: Record<StopCard, StopAnswer>;
  safety: Safety;
};

export type Assessment = {
  answers: Record<string, Answer>;
  notes: Record<string, string>;
  outcome: Outcome;
  reason: string;
};

export type PointInput = { state: "open" } | { state: "done" } | { state: "not_needed"; reason: string };

export type AgreementInput = {
  pupil: string;
  protects: string | null;
  what: string;
  from: string;
  until: string | null;
  check: string;
};
export type SanctionInput = { pupil: string; kind: SanctionKind; what: string; due: string | null };
export type ReflectiveInput = { pupil: string; needed: boolean; why: string };

export type ConversationForm = { form: "talk" } | { form: "statement"; started: string; ended: string };

export type ConversationInput = {
  id: string;
  step: StepName;
  held_on: string;
  form: ConversationForm;
  setting: string;
  pupils: string[];
  guardians: string[];
  staff: string[];
  points: string[];
  account: string;
  remarks: string;
  apology: Apology | null;
  agreements: AgreementInput[];
  sanctions: SanctionInput[];
  reflective: ReflectiveInput[];
};

export type FollowUpInput = {
  on: string;
  words: string;
  safe_room: boolean;
  trend: Trend;
  counsellor_offered: boolean;
};

export type Recipient =
  | { to: "pupil"; pupil: string }
  | { to: "guardians"; pupil: string; guardians: string[] };
export type Signer = { who: "pupil" | "guardian" | "staff"; id: string };
/** Strokes of points, no pressure and no timing. */
export type Drawing = { width: number; height: number; strokes: [number, number][][] };
export type SignatureWay =
  | { way: "drawn"; drawing: Drawing }
  | { way: "paper" }
  | { way: "not_signed"; reason: string; witness: string }
  | { way: "read_at_home" };
export type SignatureInput = { signer: Signer; meaning: Meaning; way: SignatureWay };

/** A step by its number and back. */
export const STEP_NAMES = ["bullied", "bullying", "together", "parents", "follow_up", "closing", "measures"] as const;
