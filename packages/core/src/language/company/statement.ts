import { slug } from "../values/id.ts";
import { freeze } from "../values/json.ts";
import { assertKinds } from "../values/kind.ts";
import { type AnyParameter, resolveLimit, type Setting } from "../values/parameter.ts";
import { quantityText } from "../values/quantity.ts";
import type { Control } from "./control.ts";

/** How binding a statement is, as RFC 2119 has it. */
export type Level = "MUST" | "MUST NOT" | "SHOULD" | "SHOULD NOT" | "MAY";

/** One numbered sentence of a policy. Its id is never reused. */
export interface Statement {
  readonly kind: "statement";
  readonly id: string;
  readonly level: Level;
  /** The sentence in pieces: text, and the parameters it shows. */
  readonly text: readonly (string | AnyParameter)[];
  /** The controls that verify it. */
  readonly verifiedBy: readonly Control[];
  /** Names the controls that verify this statement. A MUST needs at least one. */
  by(...controls: readonly [Control, ...Control[]]): Statement;
}

/** The tag of a statement's sentence. Only parameters fit in: a bare number does not compile. */
export type StatementTag = (text: TemplateStringsArray, ...parameters: readonly AnyParameter[]) => Statement;

/** @example must("ENC-4")`Rotate every encryption key at least every ${rotationPeriod}.`.by(keyRotation) */
export const must = (id: string): StatementTag => statementTag(id, "MUST");
export const mustNot = (id: string): StatementTag => statementTag(id, "MUST NOT");
export const should = (id: string): StatementTag => statementTag(id, "SHOULD");
export const shouldNot = (id: string): StatementTag => statementTag(id, "SHOULD NOT");
export const may = (id: string): StatementTag => statementTag(id, "MAY");

/** The parameters that a statement shows, each once. */
export function shownParameters(statement: Statement): readonly AnyParameter[] {
  return [...new Set(statement.text.filter((piece) => typeof piece !== "string"))];
}

/**
 * The sentence with the values in force. Where environments differ, each is named:
 * `every 180 days (90 days in production)`.
 */
export function statementText(statement: Statement, settings: readonly Setting[]): string {
  return statement.text
    .map((piece) => (typeof piece === "string" ? piece : parameterText(piece, settings)))
    .join("");
}

/** A parameter's value in force, with the environments that differ from it. */
export function parameterText(parameter: AnyParameter, settings: readonly Setting[]): string {
  const general = quantityText(resolveLimit(parameter, settings).value);
  const environments = settings
    .filter((setting) => setting.parameter.id === parameter.id && setting.environment !== undefined)
    .map((setting) => ({ id: setting.environment?.id as string, text: quantityText(setting.value) }))
    .filter((setting) => setting.text !== general)
    .map((setting) => `${setting.text} in ${setting.id}`);
  return environments.length === 0 ? general : `${general} (${environments.join(", ")})`;
}

function statementTag(id: string, level: Level): StatementTag {
  slug("Statement", id);
  return (strings, ...parameters) => {
    assertKinds(`statement ${id}: parameters`, parameters, "parameter");
    const text = strings.flatMap((piece, index) => [piece, ...parameters.slice(index, index + 1)]);
    return statementOf({ id, level, text: text.filter((piece) => piece !== ""), verifiedBy: [] });
  };
}

function statementOf(fields: Omit<Statement, "kind" | "by">): Statement {
  return freeze({
    kind: "statement",
    ...fields,
    by: (...controls: readonly Control[]) => {
      assertKinds(`statement ${fields.id}: by`, controls, "control");
      return statementOf({ ...fields, verifiedBy: [...fields.verifiedBy, ...controls] });
    },
  });
}
