import { type Collector, from, type Observed, type Quantity } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  byCodeUnits,
  defineCollector,
  describeEach,
  known,
  observeCall,
  observed,
  quantity,
  readable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required, wordOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

const schema = z.object({
  /** `configuration-recorder/<region>/<name>`: recorders had no ARN for years. */
  id: z.string(),
  name: z.string(),
  recording: observed(z.boolean()),
  /** What became of the last thing that it recorded: `SUCCESS`, `PENDING`, `FAILURE` or `NOTAPPLICABLE`. */
  lastStatus: observed(z.string()),
  /** `all` types that there are and will be, `exclusion` for all but some, `inclusion` for none but some. */
  types: observed(z.enum(["all", "exclusion", "inclusion"])),
  /** The types that are left out of `exclusion`; empty where the types are not chosen so. */
  excludedTypes: observed(quantity("names")),
  /** The name of the channel that carries what was recorded to a bucket. Absent where there is none. */
  deliveryChannel: observed(z.string()),
  /** Why the last delivery failed, of history, snapshots or the stream. Absent where none did. */
  deliveryError: observed(z.string()),
});

export interface ConfigRecorder extends z.infer<typeof schema> {}

const [recorders, statuses, channels] = [
  "config:DescribeConfigurationRecorders",
  "config:DescribeConfigurationRecorderStatus",
  "config:DescribeDeliveryChannelStatus",
] as const;
export type Recorder = ItemOf<typeof recorders, "ConfigurationRecorders">;
type Status = ItemOf<typeof statuses, "ConfigurationRecordersStatus">;
type Channel = ItemOf<typeof channels, "DeliveryChannelsStatus">;

/** The customer's own AWS Config recorder of a region, of which there is at most one. Those that belong to an AWS service, or record another cloud, are left out. */
export const configRecorders: Collector<ConfigRecorder> = defineCollector({
  id: "aws/config-recorders",
  resource: "AWS Config recorder",
  provider: awsKind,
  per: "region",
  operations: [recorders, statuses, channels],
  calls: { [recorders]: "once", [statuses]: { each: "entry" }, [channels]: { each: "entry" } },
  schema,
  async *collect(session) {
    yield* describeEach(
      1,
      listOwn(session),
      ({ id }) => id,
      async ({ id, name, recorder }) => {
        const [status, channel] = await Promise.all([statusOf(session, name), channelOf(session)]);
        return {
          id,
          name,
          recording: from(status, (said) => readable(() => answerOf(statuses, said)("recording"))),
          lastStatus: from(status, lastStatusOf),
          ...typesOf(recorder),
          deliveryChannel: from(channel, (said) => readable(() => answerOf(channels, said)("name"))),
          deliveryError: from(channel, deliveryErrorOf),
        };
      },
    );
  },
});

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly recorder: Recorder;
}

async function* listOwn(session: AwsSession): AsyncGenerator<Listed> {
  for await (const recorder of session.items(recorders, "ConfigurationRecorders", {})) {
    const name = answerOf(recorders, recorder)("name");
    if (isOfOthers(recorder)) continue;
    yield { id: `configuration-recorder/${session.region}/${name}`, name, recorder };
  }
}

/** A service has its own recorder for its own use, and it delivers to nobody else. One with a connector records another cloud. */
export function isOfOthers({ servicePrincipal, recordingScope, connectorArn }: Recorder): boolean {
  return servicePrincipal !== undefined || recordingScope === "INTERNAL" || connectorArn !== undefined;
}

function statusOf(session: AwsSession, name: string): Promise<Observed<Status>> {
  return observeCall(async () => {
    for await (const status of session.items(statuses, "ConfigurationRecordersStatus", {})) {
      if (status.name === name) return status;
    }
    throw answerMismatch(statuses, `answered without the recorder ${name}`);
  });
}

async function channelOf(session: AwsSession): Promise<Observed<Channel>> {
  const answer = await session.observe(channels, {});
  return from(answer, ({ DeliveryChannelsStatus }) => {
    const all = readable(() => required(channels, "DeliveryChannelsStatus", DeliveryChannelsStatus));
    return from(all, ([first]) => (first === undefined ? absent(channels, "no delivery channel") : first));
  });
}

/** Never recorded anything, where there is no status. The SDK and the guide spell it in different cases. */
function lastStatusOf({ lastStatus }: Status): Observed<string> {
  return lastStatus === undefined ? absent(statuses, "no lastStatus") : known(lastStatus.toUpperCase());
}

/** Channels that never delivered have no status of it. */
function deliveryErrorOf(channel: Channel): Observed<string> {
  const deliveries = [
    channel.configHistoryDeliveryInfo,
    channel.configSnapshotDeliveryInfo,
    channel.configStreamDeliveryInfo,
  ];
  const failed = deliveries.find((one) => one?.lastStatus?.toUpperCase() === "FAILURE");
  if (failed === undefined) return absent(channels, "no delivery failed");
  return readable(() => answerOf(channels, failed)("lastErrorCode"));
}

const strategies = [
  "ALL_SUPPORTED_RESOURCE_TYPES",
  "EXCLUSION_BY_RESOURCE_TYPES",
  "INCLUSION_BY_RESOURCE_TYPES",
] as const;

/** AWS documents `useOnly` beside the older `allSupported`; where both are there, the strategy holds. */
function typesOf({ recordingGroup: group }: Recorder): Pick<ConfigRecorder, "types" | "excludedTypes"> {
  const said = group?.recordingStrategy?.useOnly;
  const strategy = said && wordOf(recorders, "useOnly", said, strategies);
  const none = known(namesOf([]));
  if (strategy === "EXCLUSION_BY_RESOURCE_TYPES") {
    const excluded = readable(() =>
      required(recorders, "resourceTypes", group?.exclusionByResourceTypes?.resourceTypes),
    );
    return {
      types: known("exclusion"),
      excludedTypes: from(excluded, namesOf),
    };
  }
  if (strategy === "INCLUSION_BY_RESOURCE_TYPES") return { types: known("inclusion"), excludedTypes: none };
  const all = readable(() => required(recorders, "allSupported", group?.allSupported));
  return { types: from(all, (is) => (is ? "all" : "inclusion")), excludedTypes: none };
}

function namesOf(types: readonly string[]): Quantity<"names"> {
  return { unit: "names", amount: [...types].sort(byCodeUnits) };
}
