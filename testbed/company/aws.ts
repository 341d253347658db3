import { buildBuckets } from "../aws/company/buckets.ts";
import { connect } from "../aws/company/connect.ts";
import { buildKeys } from "../aws/company/keys.ts";
import { buildBalancers } from "../aws/company/load-balancers.ts";
import {
  type AccountPlan,
  type AwsCompanyPlan,
  type AwsCompanySize,
  fullSize,
  planAccount,
} from "../aws/company/plan.ts";
import { auditorRole, buildRoles } from "../aws/company/roles.ts";
import { buildTrails } from "../aws/company/trails.ts";
import { buildUsers } from "../aws/company/users.ts";
import type { AwsProxy } from "../aws/index.ts";

export type { PlannedBucket } from "../aws/company/buckets.ts";
export type { PlannedKey } from "../aws/company/keys.ts";
export type { PlannedBalancer, PlannedListener } from "../aws/company/load-balancers.ts";
export type { AccountPlan, AwsCompanyPlan, AwsCompanySize } from "../aws/company/plan.ts";
export type { PlannedRole } from "../aws/company/roles.ts";
export type { PlannedTrail } from "../aws/company/trails.ts";
export type { PlannedUser } from "../aws/company/users.ts";
export type { Expected, Stage } from "../aws/company/words.ts";

export interface AwsCompanyShape {
  /** Totals over both accounts; what is not given is as in the full company. */
  readonly size?: Partial<AwsCompanySize>;
  /** Account ids (default 111111111111 and 222222222222). */
  readonly accounts?: { readonly production: string; readonly staging: string };
  /** The first is home to trails and global calls (default eu-west-1, us-east-1, eu-central-1). */
  readonly regions?: readonly string[];
}

export interface AwsCompanyOptions extends AwsCompanyShape {
  /** The proxy's endpoint. */
  readonly endpoint: string;
  readonly proxy: AwsProxy;
}

/** Everything the company has and what a check should say of it, without building any of it. */
export function planAwsCompany(shape: AwsCompanyShape = {}): AwsCompanyPlan {
  const {
    accounts = { production: "111111111111", staging: "222222222222" },
    regions = ["eu-west-1", "us-east-1", "eu-central-1"],
  } = shape;
  const size = { ...fullSize, ...shape.size };
  return {
    regions,
    accounts: [
      planAccount(accounts.production, "production", regions, size),
      planAccount(accounts.staging, "staging", regions, size),
    ],
  };
}

/** The role to assume in an account of the company. */
export function auditorRoleArn(account: string): string {
  return `arn:aws:iam::${account}:role/${auditorRole}`;
}

/**
 * Builds the company through the real SDK clients in a fresh moto, leaves the proxy's call log empty, and returns
 * the plan it followed.
 */
export async function buildAwsCompany(options: AwsCompanyOptions): Promise<AwsCompanyPlan> {
  const plan = planAwsCompany(options);
  await Promise.all(plan.accounts.map((account) => buildAccount(options, account, plan.regions)));
  options.proxy.resetCalls();
  return plan;
}

async function buildAccount(
  { endpoint, proxy }: AwsCompanyOptions,
  account: AccountPlan,
  regions: readonly string[],
): Promise<void> {
  const connection = await connect(endpoint, account.id, regions[0] ?? "us-east-1");
  try {
    await buildRoles(connection, account.roles);
    await buildUsers(connection, account.users);
    await buildKeys(connection, account.keys, regions);
    await buildBuckets(connection, account.buckets);
    await buildBalancers(connection, account.loadBalancers);
    await buildTrails(connection, account.trails);
  } finally {
    connection.close();
  }
  proxy.account({ id: account.id, rootMfa: account.rootMfa, rootPassword: true, rootAccessKeys: 0 });
}
