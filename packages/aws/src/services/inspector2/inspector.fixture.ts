import { known } from "@bylaw/core/provider";
import { listingOf } from "@bylaw/core/testing";
import type { Script } from "../../testing/script.ts";
import { type Inspector, inspectors } from "./inspectors.ts";

/** An Amazon Inspector of which everything is in order, on 2026-01-01. */
const inspector: Inspector = {
  id: "inspector/eu-west-1",
  status: "ENABLED",
  ec2: "ENABLED",
  ecr: "ENABLED",
  lambda: known("ENABLED"),
  openCritical: known([]),
  openHigh: known([]),
  readAt: "2026-01-01T00:00:00.000Z",
};

/** A listing of such an Amazon Inspector with a change. */
export function inspectorWith(change: Partial<Inspector>) {
  return [listingOf(inspectors, [{ ...inspector, ...change }])];
}

const state = (status: string) => ({ status, errorCode: "ALREADY_ENABLED", errorMessage: "" });

/** What AWS answers of the account, each state by its name. */
export function statusOf(
  states: Readonly<Partial<Record<"account" | "ec2" | "ecr" | "lambda", string>>> = {},
) {
  const { account = "ENABLED", ec2 = "ENABLED", ecr = "ENABLED", lambda = "ENABLED" } = states;
  return {
    accountId: "111111111111",
    state: state(account),
    resourceState: { ec2: state(ec2), ecr: state(ecr), lambda: state(lambda) },
  };
}

export function saidFinding(severity: string, firstObservedAt: string) {
  return {
    findingArn: `arn:${severity}-${firstObservedAt}`,
    awsAccountId: "111111111111",
    type: "PACKAGE_VULNERABILITY",
    description: "x",
    remediation: {},
    severity,
    firstObservedAt: new Date(firstObservedAt),
    lastObservedAt: new Date("2025-12-31"),
    status: "ACTIVE",
    resources: [],
  };
}

/** A region where all is on, with these findings. */
export function inspectorScript(
  findings: readonly ReturnType<typeof saidFinding>[] = [],
  status: object = statusOf(),
): Script {
  return {
    "inspector2:BatchGetAccountStatus": { accounts: [status], failedAccounts: [] },
    "inspector2:ListFindings": { findings },
  };
}
