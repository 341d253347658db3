import type { Environment } from "../values/environment.ts";
import { slug } from "../values/id.ts";
import { freeze } from "../values/json.ts";
import type { Problem } from "../values/problem.ts";

declare const sessionType: unique symbol;

/** A kind of provider: its name, the levels of its scopes from the outside in, its operations, and its session type. */
export interface ProviderKind<
  out TSession = unknown,
  TLevel extends string = string,
  TOperation extends string = string,
> {
  readonly kind: "provider-kind";
  readonly id: string;
  readonly levels: readonly TLevel[];
  /** Everything that its collectors may ask. Without it, whatever a collector declares goes. */
  readonly operations?: readonly TOperation[];
  /** True of what the company itself writes or runs, such as its own source: no vendor stands behind it. */
  readonly own?: true;
  readonly [sessionType]?: TSession;
}

/**
 * Names a kind of provider. With its operations, a collector that declares another one does not compile, nor does a
 * session that calls another one through `SessionTools<Operation>`.
 *
 * @example
 * const operations = ["badge:ListHolders", "badge:GetHolder"] as const;
 * const badgeKind = defineProviderKind<BadgeSession>()("badge", ["site"], { operations });
 */
export function defineProviderKind<TSession>(): <
  const TLevel extends string,
  const TOperation extends string = string,
>(
  id: string,
  levels: readonly TLevel[],
  more?: { readonly operations?: readonly TOperation[]; readonly own?: true },
) => ProviderKind<TSession, TLevel, TOperation> {
  return (id, levels, { operations, own } = {}) =>
    freeze({
      kind: "provider-kind",
      id: slug("Provider kind", id),
      levels,
      ...(operations !== undefined && { operations }),
      ...(own === true && { own }),
    });
}

/** Where a collector runs: one account, one region of it, one organization. */
export interface Scope {
  /** The provider kind's id. */
  readonly provider: string;
  readonly level: string;
  /** The names from the outermost level to this one: `["111111111111", "eu-west-1"]`. */
  readonly path: readonly string[];
  readonly environment?: string;
}

/** A scope as `aws/111111111111/eu-west-1`: unique in a program, and what output sorts by. */
export function scopeKey(scope: Scope): string {
  return [scope.provider, ...scope.path].join("/");
}

/** A scope that a connection offers: open to collectors, or out of reach with the reason. */
export interface ScopeAccess {
  readonly scope: Scope;
  readonly problem?: Problem;
  /** Who the provider takes us for there: a role, an app. It is kept with a run. */
  readonly identity?: string;
}

/**
 * What the runner hands a session: cancellation, time, rate limits and the count of calls. A session may ask for it by the
 * operations of its kind: `SessionTools<Operation>`.
 */
export interface SessionTools<TOperation extends string = string> {
  /** Aborts when the listing's deadline passes or the run is cancelled. */
  readonly signal: AbortSignal;
  /** The run's clock. */
  now(): Date;
  sleep(milliseconds: number): Promise<void>;
  /**
   * Does one call to the provider under the limit named `limiter`: waits for its turn, counts it under
   * `operation`, and slows the limiter down when `isThrottle` says that the provider pushed back.
   */
  call<T>(request: CallRequest<T, TOperation>): Promise<T>;
}

export interface CallRequest<T, TOperation extends string = string> {
  /** The declared operation, such as `kms:ListKeys`. An undeclared one throws. */
  readonly operation: TOperation;
  /** Calls that share this name share one rate. */
  readonly limiter: string;
  /** The rate to start from, in calls per second. */
  readonly perSecond: number;
  readonly run: (signal: AbortSignal) => Promise<T>;
  /** True for an error that says "too many calls": the call goes back to the queue. */
  readonly isThrottle: (error: unknown) => boolean;
}

/** An open provider: its scopes, and a session for each. */
export interface Connection<TSession = unknown> {
  readonly scopes: readonly ScopeAccess[];
  session(scope: Scope, tools: SessionTools): TSession;
  close(): void;
}

/** A scope that is to be found: its level, and its names from the outside in; `undefined` is a name that only a connection tells. */
export interface ExpectedScope {
  readonly level: string;
  readonly path: readonly (string | undefined)[];
}

/** One configured provider of a program, such as one AWS organization's production accounts. */
export interface Provider<TSession = unknown> {
  readonly kind: "provider";
  readonly type: ProviderKind<TSession>;
  readonly environment?: Environment;
  /**
   * The scopes that it looks into, as far as that is known before it connects. A recording that lacks one of them is not
   * judged as if it were all there is.
   */
  readonly looksInto?: readonly ExpectedScope[];
  /** Opens connections. Called once per run, never at import. */
  connect(options: { readonly signal: AbortSignal }): Promise<Connection<TSession>>;
  /** The permissions that `operations` need, in the provider's own words. */
  permissions(operations: readonly string[]): PermissionSet;
}

/** What a provider's administrator must grant. */
export interface PermissionSet {
  /** A sentence that says where to put it. */
  readonly title: string;
  /** The provider's own document, such as an IAM policy as JSON. */
  readonly document: string;
  /** One line per permission, sorted. */
  readonly permissions: readonly string[];
}
