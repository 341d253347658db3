import type { Answer, Subject } from "./answer.ts";
import type { AuditFailure, MfaEvent } from "./event.ts";

/** The readers of the company, by name. */
export type ReaderName = "user" | "roles" | "verifiedAt";

interface Readers<Request> {
  /** Who is signed in; `undefined` or `null` for nobody. From what the server itself established, never from what a client says. */
  readonly user: (request: Request) => Answer<Subject | null | undefined>;
  /** When this session was last verified by a second factor; `undefined` or `null` for never. */
  readonly verifiedAt: (request: Request) => Answer<Date | null | undefined>;
  /**
   * How long ago a verification may be, in whole seconds. Left out, any is good that the session has: give the age where a session is
   * longer than you would trust one.
   */
  readonly withinSeconds?: number | undefined;
  /** How long all readers of a request may take together, in milliseconds: 5,000 when left out. Later answers count for nothing. */
  readonly readWithinMs?: number | undefined;
  /** Told of each reader that threw or was late: clients never see why. It may throw. */
  readonly onReaderFailure?: ((failure: ReaderFailure) => unknown) | undefined;
  /** The clock: the system's when left out. */
  readonly now?: (() => Date) | undefined;
}

/** A reader that gave no answer. */
export interface ReaderFailure {
  readonly reader: ReaderName;
  /** What it threw; of a late one, an error that says so. */
  readonly error: unknown;
}

/** Whom MFA is asked of: whoever holds a privileged role, or everybody on the route. */
type Who<Request, Role extends string> =
  | {
      readonly who?: "privileged" | undefined;
      /** The roles held at this moment. It is asked on each request: what it answers is never kept. */
      readonly roles: (request: Request) => Answer<readonly Role[]>;
      /** At least one. Case and surrounding space make no difference: a slip of either asks for more, never for less. */
      readonly privileged: readonly [NoInfer<Role>, ...NoInfer<Role>[]];
    }
  | { readonly who: "everyone"; readonly roles?: undefined; readonly privileged?: undefined };

/** Where decisions are told. Whoever has a log says what becomes of an event that it could not take. */
type Told =
  | {
      /** Told of each refusal. Nothing waits for it, and what it throws or rejects with changes no decision. */
      readonly onDecision: (event: MfaEvent) => unknown;
      /** Told of each event that `onDecision` failed to take, with how many there have been. It may throw. */
      readonly onAuditFailure: (failure: AuditFailure) => unknown;
      /** Tells of requests that pass too. */
      readonly tellPasses?: boolean | undefined;
    }
  | {
      readonly onDecision?: undefined;
      readonly onAuditFailure?: undefined;
      readonly tellPasses?: undefined;
    };

/** What the guard is told: how to read a request, whom to ask for MFA, how old it may be, and where decisions are told. */
export type MfaOptions<Request, Role extends string = string> = Readers<Request> & Who<Request, Role> & Told;
