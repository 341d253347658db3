import { BylawError } from "./errors.ts";

/**
 * Throws unless `value` is a definition of one of `kinds`. The compiler says so too; yet of two modules that import each
 * other, one meets `undefined` where the other's definition belongs, and nothing may vanish that way.
 */
export function assertKind(place: string, value: unknown, ...kinds: readonly string[]): void {
  const kind = kindOf(value);
  if (kind !== undefined && kinds.includes(kind)) return;
  const expected = kinds
    .filter((one) => one !== "check-use")
    .map(withArticle)
    .join(" or ");
  throw new BylawError("invalid-definition", `${place} is ${describe(value, kind)}, not ${expected}.`, {
    next: "Look at where it comes from: a name that is misspelt, or two modules that import each other.",
  });
}

/** Holds every member of a list to {@link assertKind}. */
export function assertKinds(place: string, values: readonly unknown[], ...kinds: readonly string[]): void {
  if (!Array.isArray(values)) assertKind(place, values, "list");
  for (const [at, value] of values.entries()) assertKind(`${place}[${at}]`, value, ...kinds);
}

function kindOf(value: unknown): string | undefined {
  const kind = typeof value === "object" && value !== null && "kind" in value ? value.kind : undefined;
  return typeof kind === "string" ? kind : undefined;
}

function describe(value: unknown, kind: string | undefined): string {
  if (value === undefined || value === null) return String(value);
  return withArticle(kind ?? typeof value);
}

function withArticle(kind: string): string {
  return `${/^[aeiou]/.test(kind) ? "an" : "a"} ${kind.replaceAll("-", " ")}`;
}
