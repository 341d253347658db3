import { defineService } from "./define-service.ts";

const tokens = { send: "NextToken", next: "NextToken" } as const;

/** GuardDuty publishes no rate. */
export const guardduty = defineService("guardduty", {
  sdk: (): Promise<typeof import("@aws-sdk/client-guardduty")> => import("@aws-sdk/client-guardduty"),
  client: "GuardDutyClient",
  perSecond: 5,
  operations: {
    GetDetector: {},
    GetFindings: {},
    ListDetectors: { paging: tokens },
    ListFindings: { paging: tokens },
  },
});
