import { isMap, isScalar, isSeq } from "yaml";
import { quoted } from "./shown.ts";

/** What a value must be: how it is told, and what is said of one that is not. */
export interface Form {
  /** The value as it is kept; undefined when it is not of this form. */
  read(text: string): string | undefined;
  readonly otherwise: string;
}

export const day: Form = {
  read: (text) => (isDay(text) ? text : undefined),
  otherwise: "not a calendar day; write it as YYYY-MM-DD",
};

export const person: Form = {
  read: (text) => (isSlug(text) ? text : undefined),
  otherwise: "no id of a person; use letters, digits and single hyphens",
};

export const policy: Form = {
  read: (text) => (isSlug(text) ? text : undefined),
  otherwise: "no id of a policy; use letters, digits and single hyphens",
};

export const sha256: Form = {
  read: (text) => (/^[0-9a-f]{64}$/i.test(text) ? text.toLowerCase() : undefined),
  otherwise: "no SHA-256; write its 64 hex digits",
};

export const text: Form = {
  read: (value) => (value.trim() !== "" && value.isWellFormed() ? value : undefined),
  otherwise: "no text; write what it should say, or leave the field out",
};

export const csvName: Form = {
  read: (name) => (isOwnCsv(name) ? name : undefined),
  otherwise:
    "neither a map of person to day nor the name of a CSV beside the record; write one of them, such as people.csv",
};

/** `is "2026-02-30", which is not a calendar day`, without the value where it may not be shown. */
export function refusal(value: string, { otherwise }: Form, restricted: boolean): string {
  return restricted ? `is ${otherwise}` : `is ${quoted(value)}, which is ${otherwise}`;
}

/** The text of a node: numbers as they are written, so that an id of digits stays what it is. */
export function textOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  if (typeof node.value === "string") return node.value;
  return typeof node.value === "number" ? node.source : undefined;
}

/** The text of a key: keys are texts, also those that look like something else. */
export function keyOf(node: unknown): string | undefined {
  if (!isScalar(node)) return undefined;
  return typeof node.value === "string" ? node.value : node.source;
}

/** What a node is, in words that tell nothing of what it says. */
export function kindOf(node: unknown): string {
  if (isMap(node)) return "a map";
  if (isSeq(node)) return "a list";
  const value = isScalar(node) ? node.value : null;
  if (value === null || value === "") return "empty";
  return typeof value === "boolean" ? "true or false" : "a text";
}

function isSlug(text: string): boolean {
  return /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(text);
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** True for a file of the record's own folder: nothing in it leads elsewhere. */
function isOwnCsv(name: string): boolean {
  return (
    /^[^./\\:\p{C}\p{Zl}\p{Zp}][^/\\:\p{C}\p{Zl}\p{Zp}]{0,200}\.csv$/u.test(name) && !name.includes("..")
  );
}
