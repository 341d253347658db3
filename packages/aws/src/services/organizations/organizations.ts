import type { Collector, Observed } from "@bylaw/core";
import {
  defineCollector,
  inspect,
  known,
  observeCall,
  observed,
  ReadError,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";
import { type AwsSession, absenceIn } from "../../session/session.ts";

const guardrail = z.object({
  id: z.string(),
  name: z.string(),
  /** How many roots, units and accounts it is attached to. The management account, which no such policy binds, is not counted. */
  targets: z.number(),
});

const schema = z.object({
  /** The organization's ARN. */
  id: z.string(),
  /** `ALL`, or `CONSOLIDATED_BILLING` for one that only shares the bill. */
  features: z.string(),
  /** The account that manages it. */
  managementAccount: observed(z.string()),
  /** The services of AWS that may act in it, such as `sso.amazonaws.com`. Only the management account and delegated ones may read them. */
  trustedServices: observed(z.array(z.string())),
  /** Its service control policies, without those that AWS wrote. Only the management account and delegated ones may read them. */
  guardrails: observed(z.array(guardrail)),
});

export interface Organization extends z.infer<typeof schema> {}

const [describe, listServices, listPolicies, listTargets] = [
  "organizations:DescribeOrganization",
  "organizations:ListAWSServiceAccessForOrganization",
  "organizations:ListPolicies",
  "organizations:ListTargetsForPolicy",
] as const;

/** The organization that an account belongs to, where it does, with the services it trusts and its service control policies. */
export const organizationsOfAccounts: Collector<Organization> = defineCollector({
  id: "aws/organizations",
  resource: "organization of the account",
  provider: awsKind,
  per: "account",
  operations: [describe, listServices, listPolicies, listTargets],
  calls: {
    [describe]: "once",
    [listServices]: { page: 20, of: "trusted service" },
    [listPolicies]: { page: 20, of: "service control policy" },
    [listTargets]: { page: 20, of: "target", in: "service control policy" },
  },
  schema,
  async *collect(session) {
    const state = inspect(await session.observe(describe, {}));
    if (state.state === "unreadable") throw new ReadError(state.problem);
    if (state.state === "absent") return;
    const field = answerOf(describe, required(describe, "Organization", state.value.Organization));
    const features = field("FeatureSet");
    yield {
      id: field("Arn"),
      features,
      managementAccount: readable(() => field("MasterAccountId")),
      trustedServices: await observeCall(() => readServices(session)),
      // There are no policies where only the bill is shared.
      guardrails:
        features === "ALL"
          ? await observeCall(async () => readGuardrails(session, field("MasterAccountId")))
          : known([]),
    };
  },
});

async function readServices(session: AwsSession): Promise<string[]> {
  const services: string[] = [];
  for await (const one of session.items(listServices, "EnabledServicePrincipals", { MaxResults: 20 }))
    services.push(answerOf(listServices, one)("ServicePrincipal"));
  return services;
}

async function readGuardrails(
  session: AwsSession,
  managementAccount: string,
): Promise<z.infer<typeof guardrail>[]> {
  const guardrails: z.infer<typeof guardrail>[] = [];
  const asked = { Filter: "SERVICE_CONTROL_POLICY" as const, MaxResults: 20 };
  for await (const policy of session.items(listPolicies, "Policies", asked)) {
    const field = answerOf(listPolicies, policy);
    if (field("AwsManaged")) continue;
    const targets = inspect(await targetsOf(session, field("Id"), managementAccount));
    if (targets.state === "unreadable") throw new ReadError(targets.problem);
    if (targets.state === "known") {
      guardrails.push({ id: field("Id"), name: field("Name"), targets: targets.value });
    }
  }
  return guardrails;
}

/** Absent for a policy that is gone since it was listed. */
async function targetsOf(
  session: AwsSession,
  PolicyId: string,
  managementAccount: string,
): Promise<Observed<number>> {
  return observeCall(
    async () => {
      let number = 0;
      for await (const target of session.items(listTargets, "Targets", { PolicyId, MaxResults: 20 })) {
        if (answerOf(listTargets, target)("TargetId") !== managementAccount) number += 1;
      }
      return number;
    },
    (error) => absenceIn(listTargets, error),
  );
}
