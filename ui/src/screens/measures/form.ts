/** A short form of a measure, as data: its fields, and the step that its answers make. */

import type { MeasureStep, Stage } from "#ipc";

export type Option = { value: string; label: string; hint?: string };
export type Values = Record<string, string | string[] | boolean>;

type Base = {
  key: string;
  label: string;
  hint?: string;
  /** What to say when it is left empty; without it the field is optional. */
  need?: string;
  /** Whether it is asked at all, by the other answers. */
  when?: (values: Values) => boolean;
};
export type FormField = Base &
  (
    | { kind: "date"; future?: boolean; first?: string }
    | { kind: "line"; first?: string }
    | { kind: "text"; first?: string }
    | { kind: "one"; options: readonly Option[]; first?: string }
    | { kind: "any"; options: readonly Option[]; first?: string[] }
    | { kind: "check"; first?: boolean }
  );

export type FormSpec = {
  /** Which form of this measure: the name of its draft. */
  id: string;
  title: string;
  lead?: string;
  submit: string;
  danger?: boolean;
  fields: readonly FormField[];
  step: (values: Values) => MeasureStep;
};

/** The label of the draft of a form; before there is a measure it belongs to "new". */
export const measureLabel = (measure: string, form: string): string => `measure ${measure} ${form}`;

/** The part of the way that a form belongs to; a form of the rare ones has none. */
export function stageOfForm(form: string): Stage | undefined {
  const [name = "", about] = form.split(" ");
  const letter: Stage = about === "announcement" ? "announcement" : about === "objection" ? "objections" : "letter";
  const stages: { [name in string]?: Stage } = {
    request: "request",
    send: letter,
    lift: letter,
    hear: "hearing",
    invite: "hearing",
    decline: "hearing",
    later: "hearing",
    compulsory: "compulsory",
    consult: "consultation",
    school: "school",
    decide: "decision",
    change: "decision",
    schoolwork: "schoolwork",
    inspectorate: "inspectorate",
    municipality: "municipality",
    object: "objections",
    hear_objection: "objections",
    offer: "objections",
    rule: "objections",
  };
  return stages[name];
}

/** The fields before anything was typed. */
export function freshValues(spec: FormSpec): Values {
  return Object.fromEntries(
    spec.fields.map((field) => [field.key, field.first ?? (field.kind === "any" ? [] : field.kind === "check" ? false : "")]),
  );
}

export function isAsked(field: FormField, values: Values): boolean {
  return field.when?.(values) ?? true;
}

/** What is still to be filled in. */
export function problemsOf(spec: FormSpec, values: Values): { field: string; text: string }[] {
  return spec.fields.flatMap((field) => {
    const value = values[field.key];
    const empty = value === false || value === undefined || (typeof value === "string" ? value.trim() === "" : Array.isArray(value) && value.length === 0);
    return field.need !== undefined && isAsked(field, values) && empty ? [{ field: fieldId(spec, field), text: field.need }] : [];
  });
}

export function fieldId(spec: FormSpec, field: FormField): string {
  return `${spec.id.replaceAll(" ", "-")}-${field.key}`;
}

/** A text or a date that was typed; empty when the field was not asked. */
export function text(values: Values, key: string): string {
  const value = values[key];
  return typeof value === "string" ? value : "";
}

/** A date that may be left open. */
export function dateOrNone(values: Values, key: string): string | null {
  const value = text(values, key);
  return value === "" ? null : value;
}

export function list(values: Values, key: string): string[] {
  const value = values[key];
  return Array.isArray(value) ? value : [];
}

/** One of the options; the form asked for it, so it is one of them. */
export function one<T extends string>(values: Values, key: string): T {
  return text(values, key) as T;
}
