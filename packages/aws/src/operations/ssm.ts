import { defineService } from "./define-service.ts";

const tokens = { send: "NextToken", next: "NextToken" } as const;

/** Systems Manager publishes no rate for these, and throttles the first early: prowler-cloud/prowler#4251. */
export const ssm = defineService("ssm", {
  sdk: (): Promise<typeof import("@aws-sdk/client-ssm")> => import("@aws-sdk/client-ssm"),
  client: "SSMClient",
  perSecond: 3,
  operations: {
    DescribeInstanceInformation: { paging: tokens },
    DescribeInstancePatchStates: { paging: tokens },
  },
});
