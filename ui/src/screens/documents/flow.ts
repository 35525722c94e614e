/** The way of one paper: from the choice to the frozen file. Kept as a draft, so that a lock loses nothing. */

import type {
  DocumentKind,
  LetterOf,
  Meaning,
  OfferView,
  PassageView,
  PieceView,
  Recipient,
  SignatureInput,
  SignatureWay,
  SignerView,
  Stay,
} from "#ipc";

export type Stage = "check" | "preview" | "sign" | "ready";
export const STAGES: readonly Stage[] = ["check", "preview", "sign", "ready"];

/** How one person answers the question to sign, while it is still being filled in. */
export type Answer = {
  way: SignatureWay["way"] | undefined;
  drawing: Drawn | null;
  reason: string;
  witness: string;
  /** What signing means to this person, when another meaning was chosen than is usual for the paper. */
  meaning?: Meaning | undefined;
};
type Drawn = Extract<SignatureWay, { way: "drawn" }>["drawing"];

/** What is kept of a paper in the making. */
export type Making = {
  kind: DocumentKind;
  recipient: Recipient;
  conversation: string | null;
  letter: LetterOf | null;
  /** For whom, by name: an offer may be gone when the paper is made. */
  recipientName: string;
  edits: Record<string, string>;
  stays: Stay[];
  stage: Stage;
  answers: Record<string, Answer>;
};

export const nothingYet = (): Answer => ({ way: undefined, drawing: null, reason: "", witness: "" });

export function begin(offer: OfferView): Making {
  const { kind, recipient, conversation, letter, recipientName } = offer;
  return { kind, recipient, conversation, letter, recipientName, edits: {}, stays: [], stage: "check", answers: {} };
}

/** Reads a kept draft; nothing when it was not written by this program. */
export function read(content: string): Making | undefined {
  try {
    const made = JSON.parse(content) as Making;
    return typeof made === "object" && "kind" in made && "edits" in made ? { ...made, stays: made.stays ?? [] } : undefined;
  } catch {
    return undefined;
  }
}

/** What a paper is: two with the same key are versions of each other. */
type Paper = Pick<OfferView, "kind" | "recipient" | "conversation" | "letter" | "round">;
export const paperKey = (paper: Paper): string =>
  JSON.stringify([paper.kind, paper.recipient, paper.conversation, paper.letter, paper.round]);

/** What was said, agreed or decided; the rest is what a family is told, asked or invited to, and forms. */
export function isRecord(kind: DocumentKind): boolean {
  switch (kind) {
    case "talk_invitation":
    case "meeting_invitation":
    case "case_sheet":
    case "statement_form":
    case "closing_notice":
    case "magister_summary":
      return false;
    case "agreements":
    case "parent_report":
    case "meeting_report":
    case "hearing_invitation":
    case "removal_notice":
    case "suspension_decision":
    case "removal_decision":
    case "objection_decision":
    case "inspectorate_notice":
    case "municipality_notice":
    case "suspension_proposal":
    case "removal_request":
    case "hearing_report":
    case "decision_withdrawal":
      return true;
  }
}

/** Offers of one paper about one pupil, each for another reader; in the order in which they came. */
export type Row = { key: string; first: OfferView; offers: OfferView[] };
export function rows(offers: readonly OfferView[]): Row[] {
  const found = new Map<string, Row>();
  for (const offer of offers) {
    const key = JSON.stringify([offer.kind, offer.recipient.pupil, offer.conversation, offer.letter, offer.round]);
    const row = found.get(key);
    if (row === undefined) found.set(key, { key, first: offer, offers: [offer] });
    else row.offers.push(offer);
  }
  return [...found.values()];
}

export const keyOf = (signer: SignerView): string => signer.signer.id;

/** What a family may say with a signature. The school signs for the school. */
export const MEANINGS: readonly Meaning[] = ["read", "agree", "received"];

export const meaningOf = (signer: SignerView, answer: Answer | undefined): Meaning =>
  MEANINGS.includes(signer.meaning) ? (answer?.meaning ?? signer.meaning) : signer.meaning;

/** The answers as the program takes them; only those that are complete. */
export function signatures(signers: readonly SignerView[], answers: Making["answers"]): SignatureInput[] {
  return signers.flatMap((asked): SignatureInput[] => {
    const answer = answers[keyOf(asked)];
    const { signer } = asked;
    const meaning = meaningOf(asked, answer);
    switch (answer?.way) {
      case "drawn":
        return answer.drawing === null ? [] : [{ signer, meaning, way: { way: "drawn", drawing: answer.drawing } }];
      case "paper":
        return [{ signer, meaning, way: { way: "paper" } }];
      case "read_at_home":
        return [{ signer, meaning, way: { way: "read_at_home" } }];
      case "not_signed":
        return [{ signer, meaning, way: { way: "not_signed", reason: answer.reason, witness: answer.witness } }];
      default:
        return [];
    }
  });
}

/** The bytes behind base64. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

/** A text with other words in the place of some of its pieces; the names in it that stay are where they went. */
export type Change = { text: string; stays: Stay[] };

const bytes = (words: string): number => new TextEncoder().encode(words).length;

export function replaced(passage: PassageView, which: (piece: PieceView) => boolean, by: (piece: PieceView) => string): Change {
  let text = "";
  const stays: Stay[] = [];
  for (const piece of passage.pieces) {
    const changes = which(piece);
    const reason = piece.kind.type === "name" ? piece.kind.stays : null;
    if (!changes && reason !== null) stays.push({ key: passage.key, start: bytes(text), words: piece.words, reason });
    text += changes ? by(piece) : piece.words;
  }
  return { text, stays };
}

/** Some of its names stay for this reason; without one they do not stay any more. */
export function staying(passage: PassageView, which: (piece: PieceView) => boolean, reason: string | null): Change {
  const stays = passage.pieces.flatMap((piece): Stay[] => {
    if (piece.kind.type !== "name") return [];
    const why = which(piece) ? reason : piece.kind.stays;
    return why === null ? [] : [{ key: passage.key, start: piece.start, words: piece.words, reason: why }];
  });
  return { text: passage.text, stays };
}

/** Pieces with the same words about which the same is to be said: settled together. */
export type Hit = { piece: PieceView; count: number };

export function hitsOf(passage: PassageView): Hit[] {
  const hits = new Map<string, Hit>();
  for (const piece of passage.pieces) {
    const { kind } = piece;
    if (kind.type === "plain" || kind.type === "reference") continue;
    const words = kind.type === "hidden" ? "" : piece.words;
    const key = JSON.stringify([kind.type, words, kind.type === "name" ? [kind.reference, kind.stays] : null]);
    const known = hits.get(key);
    if (known === undefined) hits.set(key, { piece, count: 1 });
    else known.count += 1;
  }
  return [...hits.values()];
}

/** Whether a piece is one of these. */
export function isOf({ piece }: Hit, other: PieceView): boolean {
  const [one, two] = [piece.kind, other.kind];
  if (one.type === "hidden") return two.type === "hidden";
  if (one.type !== two.type || piece.words !== other.words) return false;
  return one.type !== "name" || two.type !== "name" || (one.reference === two.reference && one.stays === two.stays);
}

/** Whether something must be done about it. */
export const isOpen = ({ kind }: PieceView): boolean =>
  kind.type === "name" ? kind.stays === null : kind.type === "emoji" || kind.type === "hidden" || kind.type === "character";
