import { BylawError } from "@bylaw/core";
import type { ListingSummary } from "@bylaw/core/run";

/** Where Security Hub files a finding. */
export interface Home {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** True for what is not of AWS, and is filed in the first account. */
  readonly guest: boolean;
}

/** Where AWS keeps what is of no region. */
const GLOBAL = "us-east-1";

/**
 * Says of a scope where its findings are filed. What is of an account as a whole is filed in us-east-1 where that is read, else in the
 * first region that is; what is not of AWS, in the same way in the first account. Throws where no account is read.
 */
export function homesOf(listings: readonly Pick<ListingSummary, "scope">[]): (scope: string) => Home {
  const regions = new Map<string, Set<string>>();
  for (const { scope } of listings) {
    const [account, region] = scope.path;
    if (scope.provider !== "aws" || account === undefined) continue;
    const own = regions.get(account) ?? new Set();
    if (region !== undefined) own.add(region);
    regions.set(account, own);
  }
  const [first] = [...regions.keys()].sort();
  if (first === undefined) throw noAccount();
  const homeOf = (account: string, region = usual(regions.get(account)), guest = false): Home => ({
    account,
    region,
    partition: partitionOf(region),
    guest,
  });
  return (scope) => {
    const [, account, region] = /^aws\/(\d{12})(?:\/([a-z0-9-]+))?$/.exec(scope) ?? [];
    return account === undefined ? homeOf(first, undefined, true) : homeOf(account, region);
  };
}

function usual(regions: ReadonlySet<string> = new Set()): string {
  return regions.has(GLOBAL) ? GLOBAL : ([...regions].sort()[0] ?? GLOBAL);
}

function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  const [, apart] = /^us-(gov|iso[a-z]?)-/.exec(region) ?? [];
  if (apart === undefined) return "aws";
  return apart === "gov" ? "aws-us-gov" : `aws-${apart.replace(/^iso(.)$/, "iso-$1")}`;
}

function noAccount(): BylawError {
  return new BylawError(
    "usage",
    "--output asff: the run reads no AWS account, and Security Hub files each finding in one.",
    { next: "Add aws(...) to the program's providers, or write ocsf, which needs no account." },
  );
}
