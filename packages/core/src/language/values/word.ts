import { BylawError } from "./errors.ts";

/** Throws unless `value` is one of those that a field takes. The compiler says so too; yet a program in JavaScript has none. */
export function assertWord(
  place: string,
  value: unknown,
  words: readonly (string | number | boolean)[],
): void {
  if (words.some((one) => one === value)) return;
  const given =
    value === undefined ? "is missing" : `is ${textOf(value)}, which is none of the values it takes`;
  const listed = words
    .map(textOf)
    .join(", ")
    .replace(/, (?=[^,]*$)/, " or ");
  throw new BylawError("invalid-definition", `${place} ${given}.`, { next: `Write ${listed}.` });
}

function textOf(value: unknown): string {
  return typeof value === "object" && value !== null ? "an object" : (JSON.stringify(value) ?? typeof value);
}
