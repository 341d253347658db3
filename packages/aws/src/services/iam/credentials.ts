import { defineView, from, type Observed, type View } from "@bylaw/core";
import { inspect, known, unreadable } from "@bylaw/core/provider";
import type { Tags } from "../../lib/tags.ts";
import { reportOperation } from "./credential-report.ts";
import type { AccessKeySlot } from "./report-row.ts";
import { type IamUser, iamUsers } from "./users.ts";

/** A credential of an IAM user that is in force: their password for the console, or an access key that is active. */
export interface IamCredential {
  /** The user's ARN and `console-password`, or the key's place in the report, `access-key-1`: the report does not name keys. */
  readonly id: string;
  readonly name: string;
  readonly kind: "console password" | "access key";
  /** When the password was set, or the key was made or last changed. */
  readonly since: Observed<string>;
  /** Absent where it was never used. */
  readonly lastUsed: Observed<string>;
  readonly readAt: string;
  /** The user's. */
  readonly tags: Observed<Tags>;
}

/** Every password and every access key with which an IAM user can sign in or sign calls. What is switched off is not among them. */
export const iamCredentials: View<IamCredential> = defineView({
  id: "aws/iam-credentials",
  resource: "credential of an IAM user",
  each: iamUsers,
  using: {},
  deriveMany: (user) =>
    inForce([passwordOf(user), ...user.accessKeys.map((slot, index) => keyOf(user, slot, index + 1))]),
});

/** An access key of an IAM user that is active. */
export interface IamAccessKey {
  /** The user's ARN and the key's place in the report, `access-key-1`: the report does not name keys. */
  readonly id: string;
  readonly name: string;
  readonly made: Observed<string>;
  /** Absent where it was never used. */
  readonly lastUsed: Observed<string>;
  readonly readAt: string;
  /** The user's. */
  readonly tags: Observed<Tags>;
}

/** Every access key of an IAM user that is active. Those of the root user are not among them. */
export const iamAccessKeys: View<IamAccessKey> = defineView({
  id: "aws/iam-access-keys",
  resource: "active access key",
  each: iamCredentials,
  using: {},
  where: ({ kind }) => kind === "access key",
  derive: ({ id, name, since: made, lastUsed, readAt, tags }) => ({ id, name, made, lastUsed, readAt, tags }),
});

/** When the newer of a user's active keys was made. Empty where no key is active. */
export function newerKey({ accessKeys }: IamUser): Observed<string> {
  const made = accessKeys.map((slot, index) =>
    from(slot.active, (is) => (is ? madeAt(slot, index + 1) : "")),
  );
  return made.reduce((newest, next) => from([newest, next], later), known(""));
}

interface Candidate {
  readonly isInForce: Observed<boolean>;
  readonly credential: IamCredential;
}

function inForce(candidates: readonly Candidate[]): Observed<readonly IamCredential[]> {
  return candidates.reduce<Observed<readonly IamCredential[]>>(
    (all, { isInForce, credential }) =>
      from([all, isInForce], (before, is) => (is ? [...before, credential] : before)),
    known([]),
  );
}

function passwordOf(user: IamUser): Candidate {
  const { passwordLastChanged: since, passwordLastUsed: lastUsed } = user;
  const credential = {
    ...ofUser(user, "console-password"),
    kind: "console password",
    since,
    lastUsed,
  } as const;
  return { isInForce: user.consolePassword, credential };
}

function keyOf(user: IamUser, slot: AccessKeySlot, number: number): Candidate {
  const credential = {
    ...ofUser(user, `access-key-${number}`),
    kind: "access key",
    since: madeAt(slot, number),
    lastUsed: slot.lastUsed,
  } as const;
  return { isInForce: slot.active, credential };
}

function ofUser(
  { id, name, readAt, tags }: IamUser,
  place: string,
): Pick<IamCredential, "id" | "name" | "readAt" | "tags"> {
  return { id: `${id}/${place}`, name: `${name}/${place}`, readAt, tags };
}

/** The report dates every active key: N/A is for a place that has none. */
export function madeAt({ lastRotated }: AccessKeySlot, number: number): Observed<string> {
  const state = inspect(lastRotated);
  if (state.state !== "absent") return lastRotated;
  const column = `access_key_${number}_last_rotated`;
  const message = `${reportOperation} answered ${column} with "${state.code}", and that the key is active.`;
  return unreadable({ code: "schema-mismatch", message, operation: reportOperation });
}

/** Both are ISO 8601 in UTC. */
export function later(one: string, other: string): string {
  return one > other ? one : other;
}
