import { type Collector, from, type Observed, type Quantity } from "@bylaw/core";
import {
  defineCollector,
  describeEach,
  observeCall,
  observed,
  partialAnswer,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { ageOfOldest } from "../../lib/oldest.ts";
import { tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, wordOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

const finding = z.object({
  id: z.string(),
  type: z.string(),
  /** 7 to 8.9 is high, 9 and more is critical. */
  severity: z.number(),
  /** When GuardDuty first made it. It adds later sightings of the same to the same finding. */
  created: z.string(),
});

const schema = z.object({
  /** The detector's ARN. */
  id: z.string(),
  name: z.string(),
  /** `ENABLED`, or `DISABLED` for one that is suspended. */
  status: z.string(),
  /** Its findings of high or critical severity that nobody archived. Not asked of a detector that is suspended. */
  openFindings: observed(z.array(finding)),
  readAt: z.string(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface GuardDutyDetector extends z.infer<typeof schema> {}
export interface GuardDutyFinding extends z.infer<typeof finding> {}

const [list, get, listFindings, getFindings] = [
  "guardduty:ListDetectors",
  "guardduty:GetDetector",
  "guardduty:ListFindings",
  "guardduty:GetFindings",
] as const;

/** From where AWS calls a finding's severity high: GuardDuty user guide, "Severity levels", read 2026-11. */
const HIGH = 7;

/** The GuardDuty detector of a region, of which there is at most one, with its open findings of high or critical severity. */
export const guarddutyDetectors: Collector<GuardDutyDetector> = defineCollector({
  id: "aws/guardduty-detectors",
  resource: "GuardDuty detector",
  provider: awsKind,
  per: "region",
  operations: [list, get, listFindings, getFindings],
  calls: {
    [list]: { page: 50 },
    [get]: { each: "entry" },
    [listFindings]: { page: 50, of: "open finding", in: "entry" },
    [getFindings]: { page: 50, of: "open finding", in: "entry" },
  },
  schema,
  async *collect(session) {
    const { partition, region, account } = session;
    const arnOf = (id: string) => `arn:${partition}:guardduty:${region}:${account}:detector/${id}`;
    yield* describeEach(1, session.items(list, "DetectorIds", { MaxResults: 50 }), arnOf, async (name) => {
      const field = answerOf(get, await session.call(get, { DetectorId: name }));
      const status = wordOf(get, "Status", field("Status"), ["ENABLED", "DISABLED"]);
      return {
        id: arnOf(name),
        name,
        status,
        openFindings:
          status === "ENABLED" ? await observeCall(() => readOpenFindings(session, name)) : notAsked,
        readAt: session.now().toISOString(),
        tags: readable(() => field("Tags")),
      };
    });
  },
});

/** The age of the oldest open finding. Of none, 0 days. */
export function ageOfOldestFinding({ openFindings, readAt }: GuardDutyDetector): Observed<Quantity<"days">> {
  return ageOfOldest(
    from(openFindings, (all) => all.map(({ created }) => created)),
    readAt,
  );
}

const notAsked: Observed<never> = unreadable({
  code: "not-collected",
  message: "The findings of a detector that is suspended are not asked.",
  operation: listFindings,
});

async function readOpenFindings(session: AwsSession, detector: string): Promise<GuardDutyFinding[]> {
  const Criterion = { "service.archived": { Equals: ["false"] }, severity: { GreaterThanOrEqual: HIGH } };
  const asked = { DetectorId: detector, FindingCriteria: { Criterion }, MaxResults: 50 };
  const ids = new Set<string>();
  for await (const id of session.items(listFindings, "FindingIds", asked)) ids.add(id);
  const all = [...ids];
  const findings: GuardDutyFinding[] = [];
  for (let start = 0; start < all.length; start += 50) {
    const some = all.slice(start, start + 50);
    findings.push(...(await readFindings(session, detector, some)));
  }
  return findings;
}

/** Those of the findings that are still open; GuardDuty takes 50 at a time. */
async function readFindings(
  session: AwsSession,
  detector: string,
  ids: readonly string[],
): Promise<readonly GuardDutyFinding[]> {
  const answer = await session.call(getFindings, { DetectorId: detector, FindingIds: [...ids] });
  const said = answerOf(getFindings, answer)("Findings");
  if (said.length < ids.length) {
    throw partialAnswer(
      getFindings,
      `gave ${said.length} of the ${ids.length} findings that it was asked for`,
    );
  }
  return said.flatMap(openFindingOf);
}

/** None of one that was archived since it was listed. */
function openFindingOf(said: ItemOf<typeof getFindings, "Findings">): readonly GuardDutyFinding[] {
  const field = answerOf(getFindings, said);
  if (answerOf(getFindings, field("Service"))("Archived")) return [];
  return [{ id: field("Id"), type: field("Type"), severity: field("Severity"), created: field("CreatedAt") }];
}
