import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

interface Recorder {
  readonly recording?: boolean;
  readonly lastStatus?: "Success" | "Failure";
  readonly recordingGroup?: object;
}

const everything = { allSupported: true, includeGlobalResourceTypes: true, resourceTypes: [] };
const delivered = { lastStatus: "Success" } as const;

/** Recorders by name. AWS lets an account have one of its own; several tell several weaknesses apart. */
function recordersThat(recorders: Readonly<Record<string, Recorder>>): Script {
  const all = Object.entries(recorders);
  return {
    "config:DescribeConfigurationRecorders": {
      ConfigurationRecorders: all.map(([name, { recordingGroup = everything }]) => ({
        name,
        recordingGroup,
        recordingScope: "PAID",
      })),
    },
    "config:DescribeConfigurationRecorderStatus": {
      ConfigurationRecordersStatus: all.map(([name, { recording = true, lastStatus = "Success" }]) => ({
        name,
        recording,
        lastStatus,
      })),
    },
    "config:DescribeDeliveryChannelStatus": {
      DeliveryChannelsStatus: [
        {
          name: "default",
          configHistoryDeliveryInfo: delivered,
          configSnapshotDeliveryInfo: delivered,
          configStreamDeliveryInfo: delivered,
        },
      ],
    },
  };
}

export const estate: Estate = {
  sound: recordersThat({ default: {} }),
  weak: recordersThat({
    stopped: { recording: false },
    failing: { lastStatus: "Failure" },
    some: { recordingGroup: { ...everything, allSupported: false, resourceTypes: ["AWS::S3::Bucket"] } },
    chosen: {
      recordingGroup: {
        allSupported: false,
        resourceTypes: ["AWS::S3::Bucket"],
        recordingStrategy: { useOnly: "INCLUSION_BY_RESOURCE_TYPES" },
      },
    },
    allButBuckets: {
      recordingGroup: {
        allSupported: false,
        exclusionByResourceTypes: { resourceTypes: ["AWS::S3::Bucket"] },
        recordingStrategy: { useOnly: "EXCLUSION_BY_RESOURCE_TYPES" },
      },
    },
  }),
};
