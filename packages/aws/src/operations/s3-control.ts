import { defineService } from "./define-service.ts";

/** What S3 keeps of a whole account. Requests are signed as those to S3 are. */
export const s3Control = defineService("s3-control", {
  sdk: (): Promise<typeof import("@aws-sdk/client-s3-control")> => import("@aws-sdk/client-s3-control"),
  client: "S3ControlClient",
  perSecond: 10,
  iam: "s3",
  // AWS's hosts begin with the account, and nobody answers to 111111111111.127.0.0.1: the header names the account too.
  settings: ({ endpoint }) =>
    endpoint === undefined
      ? {}
      : { disableHostPrefix: true, endpointProvider: () => ({ url: new URL(endpoint) }) },
  operations: {
    GetPublicAccessBlock: {
      action: "s3:GetAccountPublicAccessBlock",
      absent: ["NoSuchPublicAccessBlockConfiguration"],
    },
  },
});
