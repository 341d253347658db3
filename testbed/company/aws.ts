import { connect } from "../aws/company/connect.ts";
import { type AwsCompanyPlan, type AwsCompanySize, buildAccount, planAccount } from "../aws/company/plan.ts";
import type { AwsProxy } from "../aws/index.ts";
import { auditorRole } from "../aws/services/iam/roles.ts";

export { plannedIn, surprises, withoutExpectation } from "../aws/company/expectations.ts";
export {
  type AccountPlan,
  type AwsCompanyPlan,
  type AwsCompanySize,
  emptyServices,
} from "../aws/company/plan.ts";

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
    size = {},
  } = shape;
  const stages = ["production", "staging"] as const;
  return {
    regions,
    accounts: stages.map((stage) => planAccount({ id: accounts[stage], stage, regions }, size)),
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
  const { endpoint, proxy } = options;
  const plan = planAwsCompany(options);
  await Promise.all(
    plan.accounts.map(async (account) => {
      const connection = await connect(endpoint, account.id, plan.regions[0] ?? "us-east-1");
      try {
        await buildAccount(connection, account, plan.regions, proxy);
      } finally {
        connection.close();
      }
    }),
  );
  proxy.resetCalls();
  return plan;
}
