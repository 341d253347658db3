import { jsonAnswer } from "../../answer.ts";
import type { Correction } from "../../correction.ts";

export const corrections: readonly Correction[] = [
  {
    operation: "ssm:DescribeInstanceInformation",
    wrong: "does not know the operation",
    right: "nothing, of an account without a node",
    apply: async () => jsonAnswer({ InstanceInformationList: [] }),
  },
];
