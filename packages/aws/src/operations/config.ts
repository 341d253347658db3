import { defineService } from "./define-service.ts";

/** AWS Config publishes no rate. */
export const config = defineService("config", {
  sdk: (): Promise<typeof import("@aws-sdk/client-config-service")> =>
    import("@aws-sdk/client-config-service"),
  client: "ConfigServiceClient",
  perSecond: 5,
  operations: {
    BatchGetResourceConfig: {},
    DescribeConfigurationRecorderStatus: {},
    DescribeConfigurationRecorders: {},
    DescribeDeliveryChannelStatus: {},
  },
});
