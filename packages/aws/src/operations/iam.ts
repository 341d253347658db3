import { defineService } from "./define-service.ts";

/** IAM publishes no rate. */
export const iam = defineService("iam", {
  sdk: (): Promise<typeof import("@aws-sdk/client-iam")> => import("@aws-sdk/client-iam"),
  client: "IAMClient",
  perSecond: 8,
  operations: {
    GenerateCredentialReport: {},
    GetAccountAuthorizationDetails: { paging: { send: "Marker", next: "Marker", more: "IsTruncated" } },
    GetAccountPasswordPolicy: { absent: ["NoSuchEntity", "NoSuchEntityException"] },
    GetAccountSummary: {},
    GetCredentialReport: { absent: ["N/A", "no_information"] },
    ListOrganizationsFeatures: {
      absent: [
        "OrganizationNotFoundException",
        "OrganizationNotInAllFeaturesModeException",
        "ServiceAccessNotEnabledException",
      ],
    },
    ListSAMLProviders: {},
    ListServerCertificates: { paging: { send: "Marker", next: "Marker", more: "IsTruncated" } },
    ListVirtualMFADevices: { paging: { send: "Marker", next: "Marker", more: "IsTruncated" } },
  },
});
