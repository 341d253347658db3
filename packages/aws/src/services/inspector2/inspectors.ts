import { type Collector, from, type Observed, type Quantity } from "@bylaw/core";
import {
  answerMismatch,
  defineCollector,
  observeCall,
  observed,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { ageOfOldest } from "../../lib/oldest.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required, wordOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

const schema = z.object({
  /** `inspector/<region>`: Amazon Inspector has no ARN of its own. */
  id: z.string(),
  /** `ENABLED`, `DISABLED`, or that it is on its way to one of them. */
  status: z.string(),
  /** The same for what it scans: EC2 instances, images in ECR, and the packages of Lambda functions. */
  ec2: z.string(),
  ecr: z.string(),
  lambda: observed(z.string()),
  /** When each open finding of critical severity was first seen. Findings are asked where Amazon Inspector is enabled. */
  openCritical: observed(z.array(z.string())),
  openHigh: observed(z.array(z.string())),
  readAt: z.string(),
});

export interface Inspector extends z.infer<typeof schema> {}

const [getStatus, listFindings] = ["inspector2:BatchGetAccountStatus", "inspector2:ListFindings"] as const;
const states = ["ENABLING", "ENABLED", "DISABLING", "DISABLED", "SUSPENDING", "SUSPENDED"] as const;
type AccountState = NonNullable<OutputOf<typeof getStatus>["accounts"]>[number];

/** Amazon Inspector in each region: what of it is on, and its open findings of critical and high severity. */
export const inspectors: Collector<Inspector> = defineCollector({
  id: "aws/inspectors",
  resource: "Amazon Inspector",
  provider: awsKind,
  per: "region",
  operations: [getStatus, listFindings],
  calls: { [getStatus]: "once", [listFindings]: { page: 100, of: "open finding" } },
  schema,
  async *collect(session) {
    const said = await stateOf(session);
    const field = answerOf(getStatus, said);
    const status = wordOf(getStatus, "state.status", field("state").status, states);
    const resources = field("resourceState");
    const scanned = answerOf(getStatus, resources);
    const findings = status === "ENABLED" ? await observeCall(() => readFindings(session)) : notAsked;
    yield {
      id: `inspector/${session.region}`,
      status,
      ec2: answerOf(getStatus, scanned("ec2"))("status"),
      ecr: answerOf(getStatus, scanned("ecr"))("status"),
      lambda: readable(() => answerOf(getStatus, scanned("lambda"))("status")),
      openCritical: from(findings, ({ CRITICAL }) => CRITICAL),
      openHigh: from(findings, ({ HIGH }) => HIGH),
      readAt: session.now().toISOString(),
    };
  },
});

/** The age of the oldest open finding of a severity. Of none, 0 days. */
export function ageOfOldestFinding(
  inspector: Inspector,
  severity: "openCritical" | "openHigh",
): Observed<Quantity<"days">> {
  return ageOfOldest(inspector[severity], inspector.readAt);
}

async function stateOf(session: AwsSession): Promise<AccountState> {
  const answer = await session.call(getStatus, { accountIds: [session.account] });
  const failed = answer.failedAccounts?.[0];
  if (failed !== undefined) {
    throw answerMismatch(
      getStatus,
      `could not tell of the account (${answerOf(getStatus, failed)("errorCode")})`,
    );
  }
  const own = answerOf(getStatus, answer)("accounts").find(({ accountId }) => accountId === session.account);
  return required(getStatus, "the account", own);
}

type FirstSeen = Readonly<Record<"CRITICAL" | "HIGH", string[]>>;

const notAsked: Observed<FirstSeen> = unreadable({
  code: "not-collected",
  message: "The findings of Amazon Inspector are not asked where it is not enabled.",
  operation: listFindings,
});

async function readFindings(session: AwsSession): Promise<FirstSeen> {
  const equals = (...values: readonly string[]) =>
    values.map((value) => ({ comparison: "EQUALS" as const, value }));
  const filterCriteria = { findingStatus: equals("ACTIVE"), severity: equals("CRITICAL", "HIGH") };
  const seen: FirstSeen = { CRITICAL: [], HIGH: [] };
  for await (const one of session.items(listFindings, "findings", { filterCriteria, maxResults: 100 })) {
    const field = answerOf(listFindings, one);
    const severity = field("severity");
    if (severity !== "CRITICAL" && severity !== "HIGH") {
      throw answerMismatch(
        listFindings,
        `answered a finding of severity ${severity}, which was not asked for`,
      );
    }
    seen[severity].push(field("firstObservedAt").toISOString());
  }
  return seen;
}
