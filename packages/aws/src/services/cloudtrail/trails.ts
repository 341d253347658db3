import { type Collector, from, type Observed } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  defineCollector,
  known,
  mapParallel,
  observed,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { required } from "../../session/required.ts";

const schema = z.object({
  /** The trail's ARN. An organization's trail belongs to another account. */
  id: z.string(),
  name: z.string(),
  homeRegion: z.string(),
  organization: z.boolean(),
  multiRegion: z.boolean(),
  globalServiceEvents: z.boolean(),
  logging: observed(z.boolean()),
  deliveryError: observed(z.string()),
  /** True when every read and every write of every service's management plane is recorded. */
  allManagementEvents: observed(z.boolean()),
});

export interface CloudTrailTrail extends z.infer<typeof schema> {}

/** Every trail that records in an account, organization trails and trails of other regions included. */
export const cloudTrailTrails: Collector<CloudTrailTrail> = defineCollector({
  id: "aws/cloudtrail-trails",
  resource: "CloudTrail trail",
  provider: awsKind,
  per: "account",
  operations: ["cloudtrail:DescribeTrails", "cloudtrail:GetTrailStatus", "cloudtrail:GetEventSelectors"],
  schema,
  async *collect(session) {
    const { trailList } = await session.call("cloudtrail:DescribeTrails", { includeShadowTrails: true });
    const field = <T>(name: string, value: T | undefined): T =>
      required("cloudtrail:DescribeTrails", name, value);
    yield* mapParallel(10, field("trailList", trailList), async (trail) => {
      const id = field("TrailARN", trail.TrailARN);
      const homeRegion = field("HomeRegion", trail.HomeRegion);
      const there = { region: homeRegion };
      const [status, selectors] = await Promise.all([
        session.observe("cloudtrail:GetTrailStatus", { Name: id }, there),
        session.observe("cloudtrail:GetEventSelectors", { TrailName: id }, there),
      ]);
      return {
        id,
        name: field("Name", trail.Name),
        homeRegion,
        organization: field("IsOrganizationTrail", trail.IsOrganizationTrail),
        multiRegion: field("IsMultiRegionTrail", trail.IsMultiRegionTrail),
        globalServiceEvents: field("IncludeGlobalServiceEvents", trail.IncludeGlobalServiceEvents),
        logging: from(status, ({ IsLogging }) =>
          readable(() => required("cloudtrail:GetTrailStatus", "IsLogging", IsLogging)),
        ),
        deliveryError: from(status, deliveryErrorOf),
        allManagementEvents: from(selectors, (answer) => readable(() => recordsAllManagementEvents(answer))),
      };
    });
  },
});

/** A status that says whether the trail is logging is a status, and then no error means that there is none. */
function deliveryErrorOf({
  IsLogging,
  LatestDeliveryError: error,
}: OutputOf<"cloudtrail:GetTrailStatus">): Observed<string> {
  const answered = readable(() => required("cloudtrail:GetTrailStatus", "IsLogging", IsLogging));
  const none = absent("cloudtrail:GetTrailStatus", "no LatestDeliveryError");
  return from(answered, () => (error === undefined || error === "" ? none : known(error)));
}

/** One selector must do it alone: with no source left out, and not for reads or writes only. */
export function recordsAllManagementEvents(answer: OutputOf<"cloudtrail:GetEventSelectors">): boolean {
  const { EventSelectors: basic, AdvancedEventSelectors: advanced } = answer;
  if (basic === undefined && advanced === undefined) {
    throw answerMismatch("cloudtrail:GetEventSelectors", "answered without selectors");
  }
  return (
    basic?.some(
      ({ IncludeManagementEvents, ReadWriteType, ExcludeManagementEventSources }) =>
        IncludeManagementEvents === true &&
        ReadWriteType === "All" &&
        (ExcludeManagementEventSources === undefined || ExcludeManagementEventSources.length === 0),
    ) === true ||
    advanced?.some(
      ({ FieldSelectors }) =>
        FieldSelectors?.length === 1 &&
        FieldSelectors[0]?.Field === "eventCategory" &&
        FieldSelectors[0].Equals?.length === 1 &&
        FieldSelectors[0].Equals[0] === "Management",
    ) === true
  );
}
