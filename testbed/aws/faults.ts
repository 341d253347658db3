import { createHash } from "node:crypto";
import type { AwsCall } from "./call.ts";

/** An operation's name (`kms:ListKeys`) or any question about the call. */
export type Match = string | ((call: AwsCall) => boolean);

/** A share of the calls, chosen by the seed and by what the call asks, so that order does not matter. */
export interface Chance {
  /** From 0 (never) to 1 (always). */
  readonly rate: number;
  readonly seed: number;
  /** Only these calls; all when not given. */
  readonly only?: readonly Match[];
}

export interface Faults {
  readonly deny?: readonly Match[];
  readonly throttle?: Chance;
  /** Closes the connection without an answer. */
  readonly reset?: Chance;
  readonly delayMs?: number | ((call: AwsCall) => number);
}

export type Misfortune = "deny" | "throttle" | "reset";

export interface Fate {
  readonly delayMs: number;
  readonly misfortune: Misfortune | undefined;
}

export interface FaultPlan {
  set(faults: Faults): void;
  decide(call: AwsCall): Fate;
}

export function createFaultPlan(): FaultPlan {
  let faults: Faults = {};
  const attempts = new Map<string, number>();

  // Each repetition of the same call draws anew, so a client that retries gets through in the end.
  const drawn = (kind: string, chance: Chance | undefined, call: AwsCall, attempt: number): boolean => {
    if (chance === undefined || (chance.only !== undefined && !matches(chance.only, call))) return false;
    return fraction(`${kind}|${chance.seed}|${attempt}|${fingerprint(call)}`) < chance.rate;
  };

  return {
    set(next) {
      faults = next;
      attempts.clear();
    },
    decide(call) {
      const identity = fingerprint(call);
      const attempt = attempts.get(identity) ?? 0;
      attempts.set(identity, attempt + 1);
      const { delayMs = 0 } = faults;
      const delay = typeof delayMs === "number" ? delayMs : delayMs(call);
      if (matches(faults.deny ?? [], call)) return { delayMs: delay, misfortune: "deny" };
      if (drawn("reset", faults.reset, call, attempt)) return { delayMs: delay, misfortune: "reset" };
      if (drawn("throttle", faults.throttle, call, attempt))
        return { delayMs: delay, misfortune: "throttle" };
      return { delayMs: delay, misfortune: undefined };
    },
  };
}

function matches(list: readonly Match[], call: AwsCall): boolean {
  return list.some((match) => (typeof match === "string" ? match === call.operation : match(call)));
}

function fingerprint(call: AwsCall): string {
  return [call.operation, call.region, call.account, call.path, call.body.toString("base64")].join("|");
}

function fraction(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32;
}
