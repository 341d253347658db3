import type { Identified } from "../../language/checks/collector.ts";
import { type Account, accountKinds, accountMfa } from "../../language/company/account.ts";
import { inspect, isObserved } from "../../language/values/observed.ts";
import { textOf } from "../../language/values/problem.ts";

/**
 * The account that a listing's resource is, with `unknown` for what of it could not be read. Or, in words, why it is none: what it says
 * is nothing that a reviewer could decide on.
 */
export function accountOf(resource: Identified): Account | { readonly why: string } {
  try {
    return readAccount(resource as unknown as Given);
  } catch (error) {
    return { why: textOf(error) };
  }
}

type Given = Readonly<Record<keyof Account, unknown>>;

function readAccount(given: Given): Account {
  const owner = ownerOf(given.identity);
  const { kind, mfa, privileged } = given;
  return {
    id: text("id", given.id),
    name: text("name", given.name),
    kind: owner === "unknown" ? owner : word("kind", opened(kind), accountKinds),
    ...(owner !== "unknown" && owner),
    rights: rightsOf(opened(given.rights, [])),
    privileged: word("privileged", opened(privileged), [true, false, "unknown"]),
    mfa: word("mfa", opened(mfa), accountMfa),
    created: instant("created", opened(given.created)),
    lastUsed: instant("lastUsed", opened(given.lastUsed, "never"), "never"),
  };
}

/** Not by {@link opened}: an account may be called "unknown". */
function ownerOf(given: unknown): Pick<Account, "identity"> | "unknown" {
  if (given === undefined) return {};
  if (!isObserved(given)) return { identity: text("identity", given) };
  const state = inspect(given);
  if (state.state === "known") return { identity: text("identity", state.value) };
  return state.state === "absent" ? {} : "unknown";
}

/** What a value is, or what it stands for where there is none. */
function opened(given: unknown, none: unknown = "unknown"): unknown {
  if (!isObserved(given)) return given;
  const state = inspect(given);
  if (state.state === "known") return state.value;
  return state.state === "absent" ? none : "unknown";
}

function text(name: string, given: unknown): string {
  if (typeof given === "string" && given !== "") return given;
  throw new TypeError(`its ${name} is ${said(given)}, and no text`);
}

function word<T>(name: string, given: unknown, words: readonly T[]): T {
  const found = words.find((one) => one === given);
  if (found !== undefined) return found;
  throw new TypeError(`its ${name} is ${said(given)}, and none of ${words.join(", ")}`);
}

function rightsOf(given: unknown): Account["rights"] {
  if (given === "unknown") return given;
  if (Array.isArray(given) && given.every((one) => typeof one === "string" && one !== "")) return [...given];
  throw new TypeError(`its rights are ${said(given)}, and no list of texts`);
}

const ZONED = /^\d{4}-\d{2}-\d{2}T.+(?:Z|[+-]\d{2}:\d{2})$/;

function instant(name: string, given: unknown, other?: string): string {
  if (given === "unknown" || given === "not told") return given;
  if (other !== undefined && given === other) return other;
  const time = typeof given === "string" && ZONED.test(given) ? Date.parse(given) : Number.NaN;
  if (!Number.isNaN(time)) return new Date(time).toISOString();
  throw new TypeError(`its ${name} is ${said(given)}, and no instant with its zone`);
}

function said(given: unknown): string {
  return JSON.stringify(given) ?? String(given);
}
