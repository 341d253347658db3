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
import { type TagReader, tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { recordsAllManagementEvents } from "./management-events.ts";
import { objectSelector, objectSelectorsOf } from "./object-events.ts";
import { type SelectorsAnswer, selectorsOperation } from "./selector.ts";

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
  /** What is recorded of the objects in S3, selector by selector. Empty where nothing is. */
  objectEvents: observed(z.array(objectSelector)),
  /** The bucket that log files are delivered to. */
  bucket: observed(z.string()),
  /** The log group of CloudWatch Logs that events are delivered to. Absent where there is none. */
  logGroup: observed(z.string()),
  /** When events last arrived there. Absent when none ever did. */
  lastLogsDelivery: observed(z.string()),
  /** True when signed digests of the log files are kept, so that a change of one can be found out. */
  logFileValidation: observed(z.boolean()),
  /** Why the last digest did not reach the bucket, in the words of S3. Absent when none failed. */
  digestError: observed(z.string()),
  /** The ARN of the KMS key that log files are encrypted with. Absent where none is named. */
  kmsKey: observed(z.string()),
  /** When all this was asked. What is as old as a delivery is measured from here. */
  readAt: z.string(),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface CloudTrailTrail extends z.infer<typeof schema> {}

const [trails, statuses] = ["cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus"] as const;
type Trail = ItemOf<typeof trails, "trailList">;
type Status = OutputOf<typeof statuses>;

/** Every trail that records in an account, as its first region shows them: organization trails, and trails of all regions. */
export const cloudTrailTrails: Collector<CloudTrailTrail> = defineCollector({
  id: "aws/cloudtrail-trails",
  resource: "CloudTrail trail",
  provider: awsKind,
  per: "account",
  operations: [trails, statuses, selectorsOperation, tagOperation],
  calls: {
    [trails]: "once",
    [statuses]: { each: "entry" },
    [selectorsOperation]: { each: "entry" },
    [tagOperation]: { ...tagCalls, in: "region" },
  },
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
  const [status, selected] = await Promise.all([
    statusOf(session, id, homeRegion),
    selectedBy(session, trail),
  ]);
  const isOwn = id.split(":")[4] === session.account;
  return {
    id,
    name: field("Name"),
    homeRegion,
    organization: readable(() => field("IsOrganizationTrail")),
    multiRegion: readable(() => field("IsMultiRegionTrail")),
    globalServiceEvents: readable(() => field("IncludeGlobalServiceEvents")),
    logging: from(status, isLogging),
    loggingSince: from(status, (said) => instantOf(said, "StartLoggingTime")),
    deliveryError: from(status, (said) => errorOf(said, "LatestDeliveryError")),
    lastDelivery: from(status, (said) => instantOf(said, "LatestDeliveryTime")),
    ...selected,
    bucket: readable(() => field("S3BucketName")),
    logGroup: toldTo(isOwn, textOf(trail, "CloudWatchLogsLogGroupArn")),
    lastLogsDelivery: toldTo(
      isOwn,
      from(status, (said) => instantOf(said, "LatestCloudWatchLogsDeliveryTime")),
    ),
    logFileValidation: readable(() => field("LogFileValidationEnabled")),
    digestError: from(status, (said) => errorOf(said, "LatestDigestDeliveryError")),
    kmsKey: textOf(trail, "KmsKeyId"),
    readAt: session.now().toISOString(),
    tags: isOwn ? await tagsOf(id, homeRegion) : unasked,
  };
}

function textOf(trail: Trail, field: "KmsKeyId" | "CloudWatchLogsLogGroupArn"): Observed<string> {
  const text = trail[field];
  return text === undefined || text === "" ? absent(trails, `no ${field}`) : known(text);
}

/** Of another account's trail, nothing said of CloudWatch Logs does not mean that there is nothing: its owner may be told more. */
function toldTo(isOwn: boolean, value: Observed<string>): Observed<string> {
  const state = inspect(value);
  if (isOwn || state.state !== "absent") return value;
  const message =
    "The trail belongs to another account, and what is said of it here says nothing of CloudWatch Logs.";
  return unreadable({ code: "ambiguous-absence", message, operation: state.operation });
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

/** A trail for which no selectors were put records every management event, and nothing else. */
async function selectedBy(
  session: AwsSession,
  trail: Trail,
): Promise<Pick<CloudTrailTrail, "allManagementEvents" | "objectEvents">> {
  if (trail.HasCustomEventSelectors === false) {
    return { allManagementEvents: known(true), objectEvents: known([]) };
  }
  const field = answerOf(trails, trail);
  const input = { TrailName: field("TrailARN") };
  const answer = await session.observe(selectorsOperation, input, { region: field("HomeRegion") });
  const read = <T extends NonNullable<unknown>>(what: (said: SelectorsAnswer) => T): Observed<T> =>
    from(answer, (said) => readable(() => what(said)));
  return { allManagementEvents: read(recordsAllManagementEvents), objectEvents: read(objectSelectorsOf) };
}

/** AWS shows an account the tags of its own trails only. */
const unasked = unreadable({
  code: "not-collected",
  message: "The tags of a trail that belongs to another account cannot be asked.",
  operation: tagOperation,
});

function isLogging(status: Status): Observed<boolean> {
  return readable(() => answerOf(statuses, status)("IsLogging"));
}

/** A status that says whether the trail is logging is a status, and then no error means that there is none. */
function errorOf(
  status: Status,
  field: "LatestDeliveryError" | "LatestDigestDeliveryError",
): Observed<string> {
  const error = status[field];
  const none = absent(statuses, `no ${field}`);
  return from(isLogging(status), () => (error === undefined || error === "" ? none : known(error)));
}

function instantOf(
  status: Status,
  field: "LatestDeliveryTime" | "LatestCloudWatchLogsDeliveryTime" | "StartLoggingTime",
): Observed<string> {
  const at = status[field];
  return from(isLogging(status), () =>
    at === undefined ? absent(statuses, `no ${field}`) : known(at.toISOString()),
  );
}

/** Where a trail delivers to. */
const deliveries = {
  bucket: { last: "lastDelivery", what: "" },
  logs: { last: "lastLogsDelivery", what: " to CloudWatch Logs" },
} as const;

/**
 * How long ago the trail last delivered, in hours, rounded up. Absent when it never did. What has not delivered within
 * `allowed` may still be about to, when logging was switched on within it: that is then undecided.
 */
export function deliveryAge(
  trail: CloudTrailTrail,
  allowed: Quantity<"hours">,
  to: keyof typeof deliveries = "bucket",
): Observed<Quantity<"hours">> {
  const { last, what } = deliveries[to];
  const delivered = age(trail[last], trail.readAt, "hours");
  const state = inspect(delivered);
  if (state.state === "unreadable") return delivered;
  if (state.state === "known" && state.value.amount <= allowed.amount) return delivered;
  const since = inspect(trail.loggingSince);
  if (since.state !== "known") return delivered;
  const logging = inspect(age(since.value, trail.readAt, "hours"));
  if (logging.state !== "known" || logging.value.amount > allowed.amount) return delivered;
  const message = `The trail ${trail.name} has logged since ${since.value} and has not delivered${what} since then.`;
  return unreadable({ code: "stale-evidence", message, operation: statuses });
}
