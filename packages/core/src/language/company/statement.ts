import { defined } from "../values/defined.ts";
import { slug } from "../values/id.ts";
import { assertKinds } from "../values/kind.ts";
import type { AnyParameter, Setting } from "../values/parameter.ts";
import type { Verification } from "./alternative.ts";
import type { Control } from "./control.ts";
import { piecesOf, wordingText } from "./wording.ts";

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
  /** The ids of those of their checks and evidence that it hangs on; empty when it hangs on all of them. */
  readonly verifiedThrough: readonly string[];
  /** Names controls that verify this statement. */
  by(...controls: Controls): Statement;
  /**
   * Names the checks or evidence of its controls that the sentence hangs on, so that a failure of another one is not told
   * as a breach of this sentence.
   *
   * @example must("ENC-3")`Refuse requests to buckets without TLS.`.by(dataInTransit).through(s3BucketTlsOnly)
   */
  through(...verifications: readonly [Verification, ...Verification[]]): Statement;
}

/** A sentence that says MUST and names nothing yet that verifies it. No policy accepts it as it is. */
export interface Demand extends Omit<Statement, "kind" | "verifiedBy" | "verifiedThrough" | "through"> {
  readonly kind: "demand";
}

type Controls = readonly [Control, ...Control[]];

/** The tag of a statement's sentence. Only parameters fit in: a bare number does not compile. */
export type StatementTag<T extends Statement | Demand = Statement> = (
  text: TemplateStringsArray,
  ...parameters: readonly AnyParameter[]
) => T;

/** @example must("ENC-4")`Rotate every encryption key at least every ${rotationPeriod}.`.by(keyRotation) */
export const must = (id: string): StatementTag<Demand> => demandTag(id, "MUST");
export const mustNot = (id: string): StatementTag<Demand> => demandTag(id, "MUST NOT");
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
  return wordingText(statement, settings);
}

function demandTag(id: string, level: Level): StatementTag<Demand> {
  const tag = statementTag(id, level);
  return (strings, ...parameters) => {
    const sentence = tag(strings, ...parameters);
    const { kind: _, verifiedBy: __, verifiedThrough: ___, through: ____, ...rest } = sentence;
    return defined({ kind: "demand", ...rest }, sentence);
  };
}

function statementTag(id: string, level: Level): StatementTag {
  slug("Statement", id);
  return (strings, ...parameters) => {
    const text = piecesOf(`statement ${id}`, strings, parameters);
    return statementOf({ id, level, text, verifiedBy: [], verifiedThrough: [] });
  };
}

/** What is named later does not move it: it is written where its sentence is. */
function statementOf(fields: Omit<Statement, "kind" | "by" | "through">, former?: Statement): Statement {
  const place = `statement ${fields.id}`;
  const statement: Statement = {
    kind: "statement",
    ...fields,
    by: (...controls: readonly Control[]) => {
      assertKinds(`${place}: by`, controls, "control");
      return statementOf({ ...fields, verifiedBy: [...fields.verifiedBy, ...controls] }, statement);
    },
    through: (...verifications: readonly Verification[]) => {
      assertKinds(`${place}: through`, verifications, "check", "check-use", "evidence-requirement");
      const ids = verifications.map((one) => (one.kind === "check-use" ? one.check.id : one.id));
      return statementOf({ ...fields, verifiedThrough: [...fields.verifiedThrough, ...ids] }, statement);
    },
  };
  return defined(statement, former);
}
