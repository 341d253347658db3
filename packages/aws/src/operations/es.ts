import { defineService } from "./define-service.ts";

/** OpenSearch Service, by the name that it has in requests and in IAM. It publishes no rate. */
export const es = defineService("es", {
  sdk: (): Promise<typeof import("@aws-sdk/client-opensearch")> => import("@aws-sdk/client-opensearch"),
  client: "OpenSearchClient",
  perSecond: 5,
  operations: { DescribeDomains: {}, ListDomainNames: {} },
});
