import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";

interface Told {
  readonly PingStatus: string;
  readonly scanned: string;
  readonly due: number;
}

/** The EC2 instance of the estate, as Systems Manager knows it. */
const nodeThat = ({ PingStatus, scanned, due }: Told): Script => ({
  "ssm:DescribeInstanceInformation": {
    InstanceInformationList: [{ InstanceId: "i-1", PingStatus, ComputerName: "shop" }],
  },
  "ssm:DescribeInstancePatchStates": {
    InstancePatchStates: [
      {
        InstanceId: "i-1",
        PatchGroup: "",
        BaselineId: "pb-1",
        Operation: "Scan",
        OperationStartTime: new Date(scanned),
        OperationEndTime: new Date(scanned),
        CriticalNonCompliantCount: due,
        SecurityNonCompliantCount: due,
      },
    ],
  },
});

export const estate: Estate = {
  sound: nodeThat({ PingStatus: "Online", scanned: "2025-12-31T00:00:00Z", due: 0 }),
  weak: nodeThat({ PingStatus: "ConnectionLost", scanned: "2025-11-01T00:00:00Z", due: 2 }),
};
