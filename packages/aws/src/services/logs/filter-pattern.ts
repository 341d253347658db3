/**
 * The filter patterns of CloudWatch Logs for events in JSON, `{ ($.a = "x") && ($.b NOT EXISTS) }`: AWS, "Using filter
 * patterns to match terms in JSON log events", read 2026-11.
 */
export type Expression =
  | { readonly kind: "and" | "or"; readonly parts: readonly Expression[] }
  | ({ readonly kind: "condition" } & Condition);

/** What is asked of one field of an event. */
export interface Condition {
  /** `$.userIdentity.type` */
  readonly field: string;
  /** `=`, `!=`, `EXISTS`, `NOT EXISTS`, `IS NULL`, `IS TRUE`, `IS FALSE`, or a comparison of numbers. */
  readonly operator: string;
  /** In `=` and `!=`, `*` stands for any run of characters. Empty where nothing is compared. */
  readonly value: string;
}

/** Reads a pattern; undefined for one that is not understood, or is not for events in JSON. */
export function parsePattern(text: string): Expression | undefined {
  const inside = /^\s*\{(.*)\}\s*$/s.exec(text)?.[1];
  if (inside === undefined) return undefined;
  const tokens = tokensOf(inside);
  if (tokens === undefined) return undefined;
  const reader = new Reader(tokens);
  const expression = reader.alternatives();
  return reader.isAtEnd() ? expression : undefined;
}

type Token = "(" | ")" | "&&" | "||" | Condition;

/** A field, what is asked of it, and what it is compared with: in quotes, as a regular expression, or bare. */
const condition =
  /^(\$(?:\.[\w@:-]+|\[(?:\d+|'[^']*'|"[^"]*")\])+)\s*(?:(NOT\s+EXISTS|EXISTS|IS\s+NULL|IS\s+TRUE|IS\s+FALSE)(?![\w*])|(!=|>=|<=|=|>|<)\s*(?:"((?:[^"\\]|\\.)*)"|(%[^%]+%)|([^\s()"&|%]+)))/i;

function tokensOf(text: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  let rest = text.trimStart();
  while (rest !== "") {
    const sign = /^(?:\(|\)|&&|\|\|)/.exec(rest)?.[0] as "(" | ")" | "&&" | "||" | undefined;
    const found = sign === undefined ? condition.exec(rest) : null;
    if (sign === undefined && found === null) return undefined;
    tokens.push(sign ?? conditionOf(found as RegExpExecArray));
    rest = rest.slice((sign ?? (found as RegExpExecArray)[0]).length).trimStart();
  }
  return tokens;
}

function conditionOf([, field = "", word, operator, quoted, regex, bare]: RegExpExecArray): Condition {
  if (word !== undefined) return { field, operator: word.toUpperCase().replace(/\s+/g, " "), value: "" };
  // A regular expression is only ever the same as itself.
  if (regex !== undefined) return { field, operator: `${operator} %`, value: regex };
  return { field, operator: operator ?? "", value: quoted?.replace(/\\(.)/gs, "$1") ?? bare ?? "" };
}

/** `()` before `&&` before `||`, as AWS documents it. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  isAtEnd(): boolean {
    return this.#at === this.#tokens.length;
  }

  alternatives(): Expression | undefined {
    return this.#joined("||", "or", () => this.#joined("&&", "and", () => this.#one()));
  }

  #joined(sign: Token, kind: "and" | "or", next: () => Expression | undefined): Expression | undefined {
    const parts = [next()];
    while (this.#tokens[this.#at] === sign) {
      this.#at += 1;
      parts.push(next());
    }
    const read = parts.flatMap((part) => part ?? []);
    if (read.length < parts.length) return undefined;
    const [only, ...others] = read;
    return others.length === 0 ? only : { kind, parts: read };
  }

  #one(): Expression | undefined {
    const token = this.#tokens[this.#at];
    this.#at += 1;
    if (token === "(") {
      const inside = this.alternatives();
      const closed = this.#tokens[this.#at] === ")";
      this.#at += 1;
      return closed ? inside : undefined;
    }
    return typeof token === "object" ? { kind: "condition", ...token } : undefined;
  }
}
