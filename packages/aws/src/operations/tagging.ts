import { defineService } from "./define-service.ts";

/** The tags of every service's resources in one place. Its names in requests and in IAM differ. */
export const tagging = defineService("tagging", {
  sdk: (): Promise<typeof import("@aws-sdk/client-resource-groups-tagging-api")> =>
    import("@aws-sdk/client-resource-groups-tagging-api"),
  client: "ResourceGroupsTaggingAPIClient",
  perSecond: 5,
  iam: "tag",
  operations: { GetResources: { paging: { send: "PaginationToken", next: "PaginationToken" } } },
});
