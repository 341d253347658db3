import type { Answer } from "./request.ts";

/** Operations such as `GET /orgs/{org}/repos`, or a test of operation, path and body. */
export type Match = readonly string[] | ((operation: string, path: string, body: unknown) => boolean);

/** A fault that passes after it struck `times` times; without `times` it stays. */
export interface Transient {
  /** Absent: every operation. */
  on?: Match;
  times?: number;
}

export interface Faults {
  deny?: Match;
  /** What a denied caller is told: 403 (the default), 404 "Not Found" or 401 "Bad credentials". */
  denyAs?: "forbidden" | "not-found" | "unauthorized";
  /** GraphQL: the field is null and the answer carries a FORBIDDEN error. Field `nodes` nulls the whole repository. */
  forbid?: (repository: string | undefined, field: string, path: string) => boolean;
  /** Repositories that a narrower token is not shown: lists leave them out and counts for owners do not. */
  conceal?: (repository: string) => boolean;
  /** 403 with `retry-after`. */
  secondaryLimit?: Transient & { retryAfter: number };
  /** REST: 403. GraphQL: 200 with an error; GitHub has been seen to use either type. */
  primaryLimit?: Transient & { resetInSeconds: number; graphqlType?: "RATE_LIMITED" | "RATE_LIMIT" };
  /** GraphQL answers 502 when an outermost page is wider. */
  maxPage?: number;
  /** 502 from the gateway. */
  badGateway?: Transient;
  /** 403 that asks for a paid plan. */
  planLimit?: Match;
  /** What no permission mends, in GitHub's words. REST: 403. GraphQL: 200 with an error in place of the organization. */
  refuse?: Refusal;
  slow?: Transient & { milliseconds: number };
  /** What is sent in place of an answer that was held to GitHub's description: one that GitHub would never give. */
  tamper?: (answer: Answer, request: Struck & { query: string }) => Answer;
  socketReset?: Transient;
}

export interface Refusal {
  on: Match;
  message: string;
  headers?: Record<string, string>;
  /** GraphQL: what stands in `extensions`. */
  samlFailure?: boolean;
}

export interface FaultBox {
  set(faults: Faults): void;
  clear(): void;
  current(): Faults;
  /** Whether a transient fault strikes now, which counts as one of its times. */
  strikes(fault: Transient | undefined, request: Struck): boolean;
}

export interface Struck {
  operation: string;
  path: string;
  body: unknown;
}

export function faultBox(): FaultBox {
  let faults: Faults = {};
  let struck = new Map<Transient, number>();
  return {
    set(more) {
      faults = { ...faults, ...more };
    },
    clear() {
      faults = {};
      struck = new Map();
    },
    current: () => faults,
    strikes(fault, request) {
      if (!fault || (fault.on && !matches(fault.on, request))) return false;
      const before = struck.get(fault) ?? 0;
      if (before >= (fault.times ?? Number.POSITIVE_INFINITY)) return false;
      struck.set(fault, before + 1);
      return true;
    },
  };
}

/** Whether a fault is about this request. */
export function matches(match: Match | undefined, request: Struck): boolean {
  if (!match) return false;
  return typeof match === "function"
    ? match(request.operation, request.path, request.body)
    : match.includes(request.operation);
}
