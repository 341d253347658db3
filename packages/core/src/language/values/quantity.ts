import { z } from "zod";
import { BylawError } from "./errors.ts";
import { freeze } from "./json.ts";

/** TLS and SSL versions, weakest first. */
export const tlsVersions = ["ssl2", "ssl3", "1.0", "1.1", "1.2", "1.3"] as const;
export type TlsVersion = (typeof tlsVersions)[number];

/** Every unit and what its amount is written as. */
export interface UnitAmounts {
  hours: number;
  days: number;
  months: number;
  years: number;
  count: number;
  tls: TlsVersion;
  names: readonly string[];
}
export type Unit = keyof UnitAmounts;

/** An amount with its unit. Two quantities compare only when their units are the same. */
export type Quantity<U extends Unit = Unit> = {
  [K in U]: { readonly unit: K; readonly amount: UnitAmounts[K] };
}[U];

/** The form a setting is written in: `{ days: 180 }`. */
export type Amount<U extends Unit> = { readonly [K in U]: UnitAmounts[K] };

export const hours = (amount: number): Quantity<"hours"> => numeric("hours", amount);
export const days = (amount: number): Quantity<"days"> => numeric("days", amount);
export const months = (amount: number): Quantity<"months"> => numeric("months", amount);
export const years = (amount: number): Quantity<"years"> => numeric("years", amount);
export const count = (amount: number): Quantity<"count"> => numeric("count", amount);

/** A TLS version: `tls("1.2")`. */
export function tls(version: TlsVersion): Quantity<"tls"> {
  if (!tlsVersions.includes(version)) {
    throw new BylawError("invalid-definition", `${JSON.stringify(version)} is not a TLS version.`, {
      next: `Use one of ${tlsVersions.join(", ")}.`,
    });
  }
  return freeze({ unit: "tls", amount: version });
}

/**
 * A set of names. At least `names("tests", "lint")` is met word by word: `CI / Tests (20.x)` says `tests`, `attestation` does
 * not, and `*` stands for any run of words. At most `names("app *")` is exact, and `*` stands for any run of characters.
 */
export function names(...all: readonly string[]): Quantity<"names"> {
  if (all.length === 0 || all.some((name) => name.trim() === "")) {
    throw new BylawError("invalid-definition", "names() needs at least one name, none of them empty.", {
      next: "List the names that are required.",
    });
  }
  return freeze({ unit: "names", amount: [...all] });
}

/** The quantity a setting such as `{ days: 180 }` stands for. */
export function quantityOf<U extends Unit>(unit: U, amount: Amount<U>): Quantity<U> {
  const value = amount[unit];
  switch (unit) {
    case "tls":
      return tls(value as TlsVersion) as Quantity<U>;
    case "names":
      return names(...(value as readonly string[])) as Quantity<U>;
    default:
      return numeric(unit as "days", value as number) as Quantity<U>;
  }
}

/** The schema of a quantity field in a collected resource. */
export function quantity<U extends Unit>(unit: U): z.ZodType<Quantity<U>> {
  const amount =
    unit === "tls" ? z.enum(tlsVersions) : unit === "names" ? z.array(z.string()) : z.number().nonnegative();
  return z.strictObject({ unit: z.literal(unit), amount }) as unknown as z.ZodType<Quantity<U>>;
}

/** `365 days`, `TLS 1.2`, `tests, security scan and lint`; a count is its number alone. */
export function quantityText(value: Quantity): string {
  switch (value.unit) {
    case "count":
      return String(value.amount);
    case "tls":
      return value.amount.startsWith("ssl") ? `SSL ${value.amount.slice(3)}.0` : `TLS ${value.amount}`;
    case "names":
      return listText(value.amount);
    default:
      return `${amountText(value.amount)} ${value.amount === 1 ? value.unit.slice(0, -1) : value.unit}`;
  }
}

/** Two places at most. What they would round to a whole number is told to be more or less than that. */
function amountText(amount: number): string {
  if (Number.isInteger(amount)) return String(amount);
  const rounded = Number(amount.toFixed(2));
  if (!Number.isInteger(rounded)) return String(rounded);
  return `just ${amount > rounded ? "over" : "under"} ${rounded}`;
}

/** `a`, `a and b`, `a, b and c`; `none` for an empty list. */
export function listText(parts: readonly string[]): string {
  if (parts.length === 0) return "none";
  if (parts.length === 1) return parts[0] as string;
  return `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

function numeric<U extends "hours" | "days" | "months" | "years" | "count">(
  unit: U,
  amount: number,
): Quantity<U> {
  if (!Number.isFinite(amount) || amount < 0) {
    throw new BylawError("invalid-definition", `${amount} ${unit} is not a limit that can be held.`, {
      next: "Use a finite number that is not negative.",
    });
  }
  return freeze({ unit, amount }) as Quantity<U>;
}
