import { defineService } from "./define-service.ts";

/** ECR publishes 10 calls a second for its list of repositories. */
export const ecr = defineService("ecr", {
  sdk: (): Promise<typeof import("@aws-sdk/client-ecr")> => import("@aws-sdk/client-ecr"),
  client: "ECRClient",
  perSecond: 8,
  operations: {
    DescribeRepositories: { paging: { send: "nextToken", next: "nextToken" } },
    GetRegistryScanningConfiguration: {},
  },
});
