import type { MfaOptions } from "./options.ts";
import { folded, type MfaPolicy } from "./policy.ts";

const READ_WITHIN_MS = 5_000;
const LONGEST_READ_MS = 60_000;
const FUNCTIONS = ["user", "roles", "verifiedAt", "onDecision", "onAuditFailure", "onReaderFailure", "now"];
const KNOWN = [...FUNCTIONS, "who", "privileged", "withinSeconds", "readWithinMs", "tellPasses"];

/** The policy in options. Throws on what would guard less than it seems to. */
export function policyOf<Request, Role extends string>(options: MfaOptions<Request, Role>): MfaPolicy {
  const given = givenIn(options);
  const everyone = given.get("who") === "everyone";
  needReaders(given, everyone);
  const privileged = everyone ? undefined : rolesIn(given.get("privileged"));
  const withinSeconds = wholeNumber(given, "withinSeconds", Number.MAX_SAFE_INTEGER / 1000);
  return Object.freeze({
    ...(privileged !== undefined && { privileged }),
    ...(withinSeconds !== undefined && { withinSeconds }),
    readWithinMs: wholeNumber(given, "readWithinMs", LONGEST_READ_MS) ?? READ_WITHIN_MS,
  });
}

/** Inherited ones too: what the guard would not see would not hold. */
function givenIn(options: object): ReadonlyMap<string, unknown> {
  for (const name in options)
    if (!KNOWN.includes(name)) throw invalid(`there is no option "${name}".`, `Give of ${KNOWN.join(", ")}.`);
  const all = KNOWN.map((name) => [name, (options as Readonly<Record<string, unknown>>)[name]] as const);
  return new Map(all.filter(([, value]) => value !== undefined));
}

function needReaders(given: ReadonlyMap<string, unknown>, everyone: boolean): void {
  const who = given.get("who");
  if (who !== undefined && who !== "everyone" && who !== "privileged")
    throw invalid(`who is ${shown(who)}.`, 'Say "privileged" or "everyone".');
  if (everyone && (given.has("roles") || given.has("privileged")))
    throw invalid("everyone is asked, and roles are given too.", "Leave out roles and privileged, or who.");
  const needed = ["user", "verifiedAt", ...(everyone ? [] : ["roles"])];
  if (given.has("onDecision")) needed.push("onAuditFailure");
  for (const name of needed)
    if (!given.has(name)) throw invalid(`${name} is missing.`, `Give a function as ${name}.`);
  for (const name of FUNCTIONS)
    if (given.has(name) && typeof given.get(name) !== "function")
      throw invalid(`${name} is ${shown(given.get(name))}.`, `Give a function as ${name}.`);
}

function rolesIn(privileged: unknown): ReadonlySet<string> {
  const roles: readonly unknown[] = Array.isArray(privileged) ? privileged : [];
  if (roles.length === 0)
    throw invalid(
      "no role is privileged, so nobody would be asked for MFA.",
      'Name at least one in privileged, or say who: "everyone".',
    );
  const names = roles.map((role) => (typeof role === "string" ? folded(role) : ""));
  if (names.includes("")) throw invalid("a privileged role has no name.", "Name each by a text.");
  return new Set(names);
}

function wholeNumber(given: ReadonlyMap<string, unknown>, name: string, most: number): number | undefined {
  const value = given.get(name);
  if (value === undefined) return undefined;
  if (Number.isSafeInteger(value) && (value as number) > 0 && (value as number) <= most)
    return value as number;
  throw invalid(`${name} is ${shown(value)}.`, `Give a whole number from 1 to ${Math.floor(most)}.`);
}

function shown(value: unknown): string {
  return typeof value === "number" || typeof value === "string" ? JSON.stringify(value) : `a ${typeof value}`;
}

/** An error as Bylaw's are, without core: `isBylawError` knows it by its name. */
function invalid(cause: string, next: string): Error {
  const error = new Error(`[bylaw] requireMfa: ${cause} ${next}`);
  return Object.assign(error, { name: "BylawError", code: "invalid-definition", next });
}
