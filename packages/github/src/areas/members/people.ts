import { from, type Observed } from "@bylaw/core";
import { known, observeCall, partialAnswer } from "@bylaw/core/provider";
import { z } from "zod";
import type { CallParameters, GithubSession } from "../../session/session.ts";

/** The lists of people. */
export type PeopleOperation = "GET /orgs/{org}/members" | "GET /orgs/{org}/outside_collaborators";

/** `secure`, `insecure` where SMS is one of the ways, or `off`. */
export type TwoFactor = "secure" | "insecure" | "off";

/** Somebody of a list. */
export interface Person {
  readonly login: string;
  readonly userId: number;
  readonly twoFactor: Observed<TwoFactor>;
}

const personSchema = z.object({ login: z.string(), id: z.int() });

/** Logins by the number that GitHub knows a user by. */
export type People = ReadonlyMap<number, string>;

/** Everybody of a list who keeps to the parameters. */
export async function listed(
  session: GithubSession,
  operation: PeopleOperation,
  parameters: CallParameters,
): Promise<People> {
  const people = new Map<number, string>();
  const asked = { org: session.organization, ...parameters };
  for await (const { id, login } of session.items(operation, asked, personSchema)) people.set(id, login);
  return people;
}

/**
 * Everybody of a list, and how they sign in. Who may not ask that is shown only members who are public, and throws: so what
 * is answered is everybody.
 */
export async function peopleOf(
  session: GithubSession,
  operation: PeopleOperation,
): Promise<readonly Person[]> {
  const off = await listed(session, operation, { filter: "2fa_disabled" });
  const all = await listed(session, operation, { filter: "all" });
  expectAmong(operation, all, off);
  // GitHub Enterprise Server of before 2025 does not know this filter.
  const insecure = await observeCall(async () => {
    const some = await listed(session, operation, { filter: "2fa_insecure" });
    expectAmong(operation, all, some);
    return some;
  });
  return [...all].map(([userId, login]) => ({
    login,
    userId,
    twoFactor: off.has(userId)
      ? known("off")
      : from(insecure, (some): TwoFactor => (some.has(userId) ? "insecure" : "secure")),
  }));
}

/** Throws when a narrower list names somebody whom the whole one leaves out. */
export function expectAmong(operation: PeopleOperation, all: People, some: People): void {
  const missing = [...some.keys()].filter((id) => !all.has(id));
  if (missing.length > 0)
    throw partialAnswer(operation, `left out ${missing.length} of those it names elsewhere`);
}
