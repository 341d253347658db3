import { type PlannedBucket, planBuckets } from "./buckets.ts";
import { type PlannedKey, planKeys } from "./keys.ts";
import { type PlannedBalancer, planBalancers } from "./load-balancers.ts";
import { type PlannedRole, planRoles } from "./roles.ts";
import { type PlannedTrail, planTrails } from "./trails.ts";
import { type PlannedUser, planUsers } from "./users.ts";
import type { Stage } from "./words.ts";

/** How many of each, over both accounts together. */
export interface AwsCompanySize {
  readonly users: number;
  /** Customer-managed KMS keys, replicas included. */
  readonly keys: number;
  readonly buckets: number;
  readonly loadBalancers: number;
  /** Roles besides the auditor's and those that trust GitHub. */
  readonly roles: number;
}

export const fullSize: AwsCompanySize = { users: 200, keys: 60, buckets: 80, loadBalancers: 18, roles: 24 };

export interface AccountPlan {
  readonly id: string;
  readonly stage: Stage;
  readonly rootMfa: boolean;
  readonly users: readonly PlannedUser[];
  readonly roles: readonly PlannedRole[];
  readonly keys: readonly PlannedKey[];
  readonly buckets: readonly PlannedBucket[];
  readonly loadBalancers: readonly PlannedBalancer[];
  readonly trails: readonly PlannedTrail[];
}

export interface AwsCompanyPlan {
  readonly regions: readonly string[];
  readonly accounts: readonly AccountPlan[];
}

/** Three of four belong to production. */
function share(total: number, stage: Stage): number {
  const staging = Math.floor(total / 4);
  return stage === "staging" ? staging : total - staging;
}

export function planAccount(
  id: string,
  stage: Stage,
  regions: readonly string[],
  size: AwsCompanySize,
): AccountPlan {
  return {
    id,
    stage,
    rootMfa: stage === "production",
    users: planUsers(stage, share(size.users, stage)),
    roles: planRoles(stage, id, share(size.roles, stage)),
    keys: planKeys(share(size.keys, stage), regions),
    buckets: planBuckets(stage, id, share(size.buckets, stage), regions),
    loadBalancers: planBalancers(stage, share(size.loadBalancers, stage), regions),
    trails: planTrails(stage, regions),
  };
}
