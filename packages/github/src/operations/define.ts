/** A permission of a GitHub App or a fine-grained token, in GitHub's words, with its level. */
export type Permission = `${string}: ${"read" | "write"}`;

/** What a collector and its errors have to know of an operation. */
export interface OperationFacts {
  /** Operations that share this name share one rate. */
  readonly limiter: "graphql" | "rest";
  /** What lets it answer. */
  readonly permission: Permission;
  /** What lets it show fields that it otherwise leaves out. */
  readonly fields?: Readonly<Record<string, Permission>>;
  /** The fields whose null is a fact and what it says. Nothing else may be read as "there is none". */
  readonly absent?: Readonly<Record<string, string>>;
  /** Refusals that are facts. Any other refusal is an error, whatever its status. */
  readonly said?: readonly Said[];
  /** A list: all of its answer, or what stands below a key beside the number of all, `total_count` unless told. */
  readonly list?: "whole" | { readonly key: string; readonly total?: string };
  /** How many of a query's nodes are asked for at once, to begin with. 25 unless told: wide answers of deep queries time out. */
  readonly widest?: number;
  /** A token has to ask it. An app on all repositories does without, and without its permission. */
  readonly tokensOnly?: true;
}

/** A refusal that tells that something is not there or is off. */
export interface Said {
  readonly status: number;
  /** What GitHub's message has to say word for word. A bare 403 or 404 is never a fact. */
  readonly words: RegExp;
  /** The fact, as it is shown: `not enabled`. */
  readonly code: string;
}
