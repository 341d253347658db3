import { createHash } from "node:crypto";
import type { StoreAddress } from "./address.ts";
import { type EventKind, isEventKind, outcomes } from "./event.ts";
import type { AuditRow, RowHead } from "./row.ts";
import { storable } from "./text.ts";

const MOST = { user: 256, agent: 256, request: 128, key: 256 };
const REASON = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_REASON = 64;
const LONGEST_SESSION = 4_096;
const KNOWN: ReadonlySet<string> = new Set([
  "kind",
  "outcome",
  "reason",
  "user",
  "address",
  "agent",
  "session",
  "request",
]);
const OF_BURSTS: ReadonlySet<string> = new Set([...KNOWN, "of", "key"]);

/** A field that is given and cannot be stored. */
const FLAW = Symbol("flaw");
type Stored = string | null | typeof FLAW;

/**
 * The row of an event; `undefined` for what is none of the kinds. A field that is unknown, or holds what it must not, is left out
 * and named in `flaws`: who tries to sign in by something that is no name must not vanish from the log by that.
 */
export function rowOf(
  given: unknown,
  { id, writer, seq, time }: RowHead,
  storeAddress: StoreAddress,
): AuditRow | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const event = given as Readonly<Record<string, unknown>>;
  const { kind, outcome } = event;
  if (!isEventKind(kind) || !isOutcome(kind, outcome)) return undefined;
  const flaws: string[] = [];
  const stored = (name: string, value: Stored): string | null => {
    if (value !== FLAW) return value;
    flaws.push(name);
    return null;
  };
  // Spelt out, for this is what a login waits for: an object that is spread costs more than all the rest.
  return {
    id,
    writer,
    seq,
    time,
    kind,
    outcome,
    reason: stored("reason", reasonIn(event.reason, outcome)),
    user_id: stored("user", userIn(event.user)),
    address: stored("address", addressIn(event.address, storeAddress)),
    agent: stored("agent", textIn(event.agent, MOST.agent)),
    session: stored("session", sessionIn(event.session)),
    request: stored("request", textIn(event.request, MOST.request)),
    subject: kind === "burst-noticed" ? stored("subject", subjectIn(event)) : null,
    count: null,
    first_at: null,
    last_at: null,
    flaws: flawsIn(event, kind, flaws),
  };
}

function isOutcome(kind: EventKind, outcome: unknown): outcome is "success" | "failure" {
  return (outcomes[kind] as readonly unknown[]).includes(outcome);
}

function flawsIn(event: object, kind: EventKind, flaws: readonly string[]): string | null {
  const known = kind === "burst-noticed" ? OF_BURSTS : KNOWN;
  const unknown = Object.keys(event).some((name) => !known.has(name)) ? ["unknown"] : [];
  return flaws.length + unknown.length === 0 ? null : [...flaws, ...unknown].join(",");
}

function textIn(value: unknown, most: number): Stored {
  if (value === undefined || value === null || value === "") return null;
  return typeof value === "string" ? storable(value, most) : FLAW;
}

function userIn(value: unknown): Stored {
  return Number.isSafeInteger(value) ? String(value) : textIn(value, MOST.user);
}

function addressIn(value: unknown, storeAddress: StoreAddress): Stored {
  if (value === undefined || value === null || value === "") return null;
  const stored = typeof value === "string" ? storeAddress(value) : undefined;
  return stored === undefined ? FLAW : stored;
}

/** Half of a SHA-256: enough to tell sessions apart. No session's id is longer than what is read of it. */
function sessionIn(value: unknown): Stored {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value !== "string") return FLAW;
  return createHash("sha256").update(value.slice(0, LONGEST_SESSION)).digest("hex").slice(0, 32);
}

function reasonIn(value: unknown, outcome: unknown): Stored {
  if (value === undefined || value === null) return outcome === "failure" ? FLAW : null;
  const isReason = typeof value === "string" && value.length <= LONGEST_REASON && REASON.test(value);
  return isReason ? value : FLAW;
}

function subjectIn({ of, key }: Readonly<Record<string, unknown>>): Stored {
  const text = textIn(key, MOST.key);
  return (of === "user" || of === "address") && typeof text === "string" ? `${of}:${text}` : FLAW;
}
