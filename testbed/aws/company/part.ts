import type { AwsProxy } from "../proxy-type.ts";
import type { Connection } from "./connect.ts";

export type Stage = "production" | "staging";

/** What a check should find with its default parameters. */
export type Expected = "pass" | "fail" | "not-applicable";

/** What each check should say, by the check's id. */
export type Expectations = Readonly<Record<string, Expected>>;

/** Something that a check judges. It stands anywhere in what a part plans. */
export interface Planned {
  /** What observations call it: its name, or its id when it has none. Undefined for what AWS alone names. */
  readonly resource?: string;
  /** The region of its scope; undefined when it is judged with the account as a whole. */
  readonly scope?: string;
  readonly expects: Expectations;
}

/** The account that a part plans for, and that part's own sizes. */
export interface Place<Size> {
  /** Twelve digits. */
  readonly id: string;
  readonly stage: Stage;
  /** The first is home to what is global. */
  readonly regions: readonly string[];
  readonly size: Size;
}

/** What one service has in the company. It is `company` in `services/<service>/company.ts`. */
export interface CompanyPart<Size, Plan> {
  /** How many of each the full company has, over both accounts together. */
  readonly sizes: Size;
  /** The company has nothing of it. */
  readonly empty?: true;
  /** Services that must be built before this one. */
  readonly needs?: readonly string[];
  plan(place: Place<Size>): Plan;
  build(connection: Connection, plan: Plan, regions: readonly string[], proxy: AwsProxy): Promise<void>;
}

export function definePart<Size extends Readonly<Record<string, number>>, Plan extends object>(
  part: CompanyPart<Size, Plan>,
): CompanyPart<Size, Plan> {
  return part;
}

/**
 * A service of which the company has nothing: what its checks say of every empty scope.
 *
 * @example
 * export const company = emptyService("sns", "region", { "aws/sns-topic-encrypted": "not-applicable" });
 */
export function emptyService(
  service: string,
  level: "account" | "region",
  expects: Expectations,
): CompanyPart<object, object> {
  return {
    sizes: {},
    empty: true,
    plan({ id, regions }) {
      const empty = (scope: string): Planned => ({ resource: `aws/${id}/${scope}`, scope, expects });
      return { [service]: level === "account" ? [{ resource: `aws/${id}`, expects }] : regions.map(empty) };
    },
    build: async () => undefined,
  };
}

/** The list's items over and over. */
export function pick<T>(list: readonly T[], index: number): T {
  const item = list[index % list.length];
  if (item === undefined) throw new Error("testbed: picked from an empty list");
  return item;
}
