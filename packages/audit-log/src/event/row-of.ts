import { createHash } from "node:crypto";
import type { StoreAddress } from "./address.ts";
import { type EventKind, isEventKind, outcomes } from "./event.ts";
import { type AuditRow, bareRow } from "./row.ts";
import { storable } from "./text.ts";

const MOST = { user: 256, agent: 256, request: 128, key: 256 };
const REASON = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const LONGEST_REASON = 64;
const LONGEST_SESSION = 4_096;
const CIRCUMSTANCES = ["user", "address", "agent", "session", "request"];

/** A field that is given and cannot be stored. */
const FLAW = Symbol("flaw");
type Stored = string | null | typeof FLAW;

/**
 * The row of an event; `undefined` for what is none of the kinds. A field that is unknown, or holds what it must not, is left out
 * and named in `flaws`: who tries to sign in by something that is no name must not vanish from the log by that.
 */
export function rowOf(
  given: unknown,
  about: Pick<AuditRow, "id" | "writer" | "seq" | "time">,
  storeAddress: StoreAddress,
): AuditRow | undefined {
  if (typeof given !== "object" || given === null) return undefined;
  const event = given as Readonly<Record<string, unknown>>;
  const { kind, outcome } = event;
  if (!isEventKind(kind) || !outcomes[kind].includes(outcome as "success")) return undefined;
  const fields: Record<string, Stored> = {
    reason: reasonIn(event.reason, outcome),
    user: userIn(event.user),
    address: addressIn(event.address, storeAddress),
    agent: textIn(event.agent, MOST.agent),
    session: sessionIn(event.session),
    request: textIn(event.request, MOST.request),
    subject: kind === "burst-noticed" ? subjectIn(event) : null,
  };
  const flaws = Object.keys(fields).filter((name) => fields[name] === FLAW);
  const known = knownFields(kind);
  if (Object.keys(event).some((name) => !known.has(name))) flaws.push("unknown");
  const stored = (name: string): string | null => {
    const value = fields[name];
    return typeof value === "string" ? value : null;
  };
  return {
    ...bareRow({ ...about, kind }),
    outcome: outcome as "success" | "failure",
    reason: stored("reason"),
    user_id: stored("user"),
    address: stored("address"),
    agent: stored("agent"),
    session: stored("session"),
    request: stored("request"),
    subject: stored("subject"),
    flaws: flaws.length === 0 ? null : flaws.join(","),
  };
}

function knownFields(kind: EventKind): ReadonlySet<string> {
  const own = kind === "burst-noticed" ? ["of", "key"] : [];
  return new Set(["kind", "outcome", "reason", ...CIRCUMSTANCES, ...own]);
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
