import { absent, known } from "@bylaw/core/provider";
import { listingOf } from "@bylaw/core/testing";
import type { Script } from "../../testing/script.ts";
import { type ConfigRecorder, configRecorders } from "./recorders.ts";

/** A recorder of which everything is in order. */
const recorder: ConfigRecorder = {
  id: "configuration-recorder/eu-west-1/default",
  name: "default",
  recording: known(true),
  lastStatus: known("SUCCESS"),
  types: known("all"),
  excludedTypes: known({ unit: "names", amount: [] }),
  deliveryChannel: known("default"),
  deliveryError: absent("config:DescribeDeliveryChannelStatus", "no delivery failed"),
};

/** A listing of such a recorder with a change. */
export function recorderWith(change: Partial<ConfigRecorder>) {
  return [listingOf(configRecorders, [{ ...recorder, ...change }])];
}

interface Said {
  readonly recorder?: object;
  readonly status?: object;
  /** What is told of the delivery channel; null where there is none. */
  readonly channel?: object | null;
}

/** A region whose recorder is in order, with changes to what AWS answers of it. */
export function recorderScript({ recorder: change, status, channel }: Said = {}): Script {
  const delivered = { lastStatus: "Success" };
  const said = {
    name: "default",
    recordingGroup: { allSupported: true, includeGlobalResourceTypes: true, resourceTypes: [] },
    recordingScope: "PAID",
    ...change,
  };
  return {
    "config:DescribeConfigurationRecorders": { ConfigurationRecorders: [said] },
    "config:DescribeConfigurationRecorderStatus": {
      ConfigurationRecordersStatus: [{ name: said.name, recording: true, lastStatus: "Success", ...status }],
    },
    "config:DescribeDeliveryChannelStatus": {
      DeliveryChannelsStatus:
        channel === null
          ? []
          : [
              {
                name: "default",
                configHistoryDeliveryInfo: delivered,
                configSnapshotDeliveryInfo: {},
                configStreamDeliveryInfo: { lastStatus: "Not_Applicable" },
                ...channel,
              },
            ],
    },
  };
}
