import { defineService } from "./define-service.ts";

const markers = { send: "Marker", next: "NextMarker" } as const;

/** Lambda publishes 15 reads a second for its control plane. */
export const lambda = defineService("lambda", {
  sdk: (): Promise<typeof import("@aws-sdk/client-lambda")> => import("@aws-sdk/client-lambda"),
  client: "LambdaClient",
  perSecond: 10,
  operations: {
    GetPolicy: { absent: ["ResourceNotFoundException"] },
    ListFunctionUrlConfigs: { absent: ["ResourceNotFoundException"], paging: markers },
    ListFunctions: { paging: markers },
  },
});
