import { age, type Collector, from, type Observed, type Quantity } from "@bylaw/core";
import {
  absent,
  defineCollector,
  describeEach,
  inspect,
  known,
  observed,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { type TagReader, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { recordsAllManagementEvents } from "./management-events.ts";

const schema = z.object({
  /** The trail's ARN. An organization's trail belongs to another account. */
  id: z.string(),
  name: z.string(),
  homeRegion: z.string(),
  organization: observed(z.boolean()),
  multiRegion: observed(z.boolean()),
  globalServiceEvents: observed(z.boolean()),
  logging: observed(z.boolean()),
  /** When logging was last switched on. */
  loggingSince: observed(z.string()),
  deliveryError: observed(z.string()),
  /** When log files last arrived in the bucket. Absent when none ever did. */
  lastDelivery: observed(z.string()),
  /** True when every read and every write of every service's management plane is recorded. */
  allManagementEvents: observed(z.boolean()),
  /** The log group of CloudWatch Logs that events are delivered to. Absent where there is none. */
  logGroup: observed(z.string()),
  /** True when signed digests of the log files are kept, so that a change of one can be found out. */
  logFileValidation: observed(z.boolean()),
  /** The ARN of the KMS key that log files are encrypted with. Absent where none is named. */
  kmsKey: observed(z.string()),
  /** When all this was asked. What is as old as a delivery is measured from here. */
  readAt: z.string(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface CloudTrailTrail extends z.infer<typeof schema> {}

const [trails, statuses, selectors] = [
  "cloudtrail:DescribeTrails",
  "cloudtrail:GetTrailStatus",
  "cloudtrail:GetEventSelectors",
] as const;
type Trail = ItemOf<typeof trails, "trailList">;
type Status = OutputOf<typeof statuses>;

/** Every trail that records in an account, as its first region shows them: organization trails, and trails of all regions. */
export const cloudTrailTrails: Collector<CloudTrailTrail> = defineCollector({
  id: "aws/cloudtrail-trails",
  resource: "CloudTrail trail",
  provider: awsKind,
  per: "account",
  operations: [trails, statuses, selectors, tagOperation],
  schema,
  async *collect(session) {
    const tagsOf = tagReader(session, "cloudtrail:trail");
    yield* describeEach(
      10,
      session.items(trails, "trailList", { includeShadowTrails: true }),
      (trail) => answerOf(trails, trail)("TrailARN"),
      (trail) => describeTrail(session, trail, tagsOf),
    );
  },
});

async function describeTrail(session: AwsSession, trail: Trail, tagsOf: TagReader): Promise<CloudTrailTrail> {
  const field = answerOf(trails, trail);
  const [id, homeRegion] = [field("TrailARN"), field("HomeRegion")];
  const [status, allManagementEvents] = await Promise.all([
    statusOf(session, id, homeRegion),
    recordsAll(session, trail),
  ]);
  return {
    id,
    name: field("Name"),
    homeRegion,
    organization: readable(() => field("IsOrganizationTrail")),
    multiRegion: readable(() => field("IsMultiRegionTrail")),
    globalServiceEvents: readable(() => field("IncludeGlobalServiceEvents")),
    logging: from(status, isLogging),
    loggingSince: from(status, (said) => instantOf(said, "StartLoggingTime")),
    deliveryError: from(status, deliveryErrorOf),
    lastDelivery: from(status, (said) => instantOf(said, "LatestDeliveryTime")),
    allManagementEvents,
    logGroup: logGroupOf(trail),
    logFileValidation: readable(() => field("LogFileValidationEnabled")),
    kmsKey: keyOf(trail),
    readAt: session.now().toISOString(),
    tags: await tagsOfTrail(session, id, homeRegion, tagsOf),
  };
}

function keyOf({ KmsKeyId: key }: Trail): Observed<string> {
  return key === undefined || key === "" ? absent(trails, "no KmsKeyId") : known(key);
}

function logGroupOf({ CloudWatchLogsLogGroupArn: group }: Trail): Observed<string> {
  return group === undefined || group === "" ? absent(trails, "no CloudWatchLogsLogGroupArn") : known(group);
}

/** Asked where the trail is at home; where that region is closed to us, its copy here answers for it. */
async function statusOf(session: AwsSession, id: string, homeRegion: string): Promise<Observed<Status>> {
  const atHome = await session.observe(statuses, { Name: id }, { region: homeRegion });
  const state = inspect(atHome);
  const closed = state.state === "unreadable" && state.problem.code === "access-denied";
  if (!closed || homeRegion === session.region) return atHome;
  const here = await session.observe(statuses, { Name: id });
  return inspect(here).state === "known" ? here : atHome;
}

/** A trail for which no selectors were put records every management event. */
async function recordsAll(session: AwsSession, trail: Trail): Promise<Observed<boolean>> {
  if (trail.HasCustomEventSelectors === false) return known(true);
  const field = answerOf(trails, trail);
  const answer = await session.observe(
    selectors,
    { TrailName: field("TrailARN") },
    { region: field("HomeRegion") },
  );
  return from(answer, (said) => readable(() => recordsAllManagementEvents(said)));
}

/** AWS shows an account the tags of its own trails only. */
async function tagsOfTrail(
  session: AwsSession,
  id: string,
  region: string,
  tagsOf: TagReader,
): Promise<CloudTrailTrail["tags"]> {
  if (id.split(":")[4] === session.account) return tagsOf(id, region);
  const message = "The tags of a trail that belongs to another account cannot be asked.";
  return unreadable({ code: "not-collected", message, operation: tagOperation });
}

function isLogging(status: Status): Observed<boolean> {
  return readable(() => answerOf(statuses, status)("IsLogging"));
}

/** A status that says whether the trail is logging is a status, and then no error means that there is none. */
function deliveryErrorOf(status: Status): Observed<string> {
  const { LatestDeliveryError: error } = status;
  const none = absent(statuses, "no LatestDeliveryError");
  return from(isLogging(status), () => (error === undefined || error === "" ? none : known(error)));
}

function instantOf(status: Status, field: "LatestDeliveryTime" | "StartLoggingTime"): Observed<string> {
  const at = status[field];
  return from(isLogging(status), () =>
    at === undefined ? absent(statuses, `no ${field}`) : known(at.toISOString()),
  );
}

/**
 * How long ago the trail last delivered, in hours, rounded up. Absent when it never did. What has not delivered within
 * `allowed` may still be about to, when logging was switched on within it: that is then undecided.
 */
export function deliveryAge(trail: CloudTrailTrail, allowed: Quantity<"hours">): Observed<Quantity<"hours">> {
  const delivered = age(trail.lastDelivery, trail.readAt, "hours");
  const state = inspect(delivered);
  if (state.state === "unreadable") return delivered;
  if (state.state === "known" && state.value.amount <= allowed.amount) return delivered;
  const since = inspect(trail.loggingSince);
  if (since.state !== "known") return delivered;
  const logging = inspect(age(since.value, trail.readAt, "hours"));
  if (logging.state !== "known" || logging.value.amount > allowed.amount) return delivered;
  const message = `The trail ${trail.name} has logged since ${since.value} and has not delivered since then.`;
  return unreadable({ code: "stale-evidence", message, operation: statuses });
}
