import type { AwsProxy } from "../proxy-type.ts";
import { companies } from "../services.gen.ts";
import type { Connection } from "./connect.ts";
import type { CompanyPart, Place, Stage } from "./part.ts";

type Companies = typeof companies;
type Together<T> = (T extends unknown ? (one: T) => void : never) extends (all: infer All) => void
  ? All
  : never;
type Numbers<T> = { readonly [K in keyof T]: number };

/** How many of each, over both accounts together. */
export type AwsCompanySize = Numbers<Together<Companies[keyof Companies]["sizes"]>>;
type Plans = Together<ReturnType<Companies[keyof Companies]["plan"]>>;
export type AccountPlan = { readonly id: string; readonly stage: Stage } & Plans;

export interface AwsCompanyPlan {
  readonly regions: readonly string[];
  readonly accounts: readonly AccountPlan[];
}

type AnyPart = CompanyPart<Readonly<Record<string, number>>, object>;
const parts = new Map<string, AnyPart>(Object.entries(companies as unknown as Record<string, AnyPart>));

/** The services of which the company has nothing. */
export const emptyServices: ReadonlySet<string> = new Set(
  [...parts].filter(([, { empty }]) => empty === true).map(([service]) => service),
);

/** Three of four belong to production. */
function share(total: number, stage: Stage): number {
  const staging = Math.floor(total / 4);
  return stage === "staging" ? staging : total - staging;
}

export function planAccount(
  { id, stage, regions }: Omit<Place<unknown>, "size">,
  sizes: Partial<AwsCompanySize>,
): AccountPlan {
  const plans = [...parts.values()].map((part) => {
    const size = Object.entries({ ...part.sizes, ...sizes }).map(([name, total]) => [
      name,
      share(total, stage),
    ]);
    return part.plan({ id, stage, regions, size: Object.fromEntries(size) });
  });
  const names = plans.flatMap(Object.keys);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) throw new Error(`testbed: two services plan ${twice}`);
  return Object.assign({ id, stage }, ...plans);
}

/** Builds every service's part, each after those that it needs. */
export async function buildAccount(
  connection: Connection,
  account: AccountPlan,
  regions: readonly string[],
  proxy: AwsProxy,
): Promise<void> {
  const begun = new Map<string, Promise<void>>();
  const build = (service: string): Promise<void> => {
    const known = begun.get(service);
    if (known !== undefined) return known;
    const part = parts.get(service);
    if (part === undefined) throw new Error(`testbed: services/${service} has no company.ts, and is needed`);
    const built = Promise.all((part.needs ?? []).map(build)).then(() =>
      part.build(connection, account, regions, proxy),
    );
    begun.set(service, built);
    return built;
  };
  for (const service of parts.keys()) await build(service);
}
