import { defineService } from "./define-service.ts";

/** Access Analyzer publishes no rate. */
export const accessAnalyzer = defineService("access-analyzer", {
  sdk: (): Promise<typeof import("@aws-sdk/client-accessanalyzer")> =>
    import("@aws-sdk/client-accessanalyzer"),
  client: "AccessAnalyzerClient",
  perSecond: 5,
  operations: {
    ListAnalyzers: { paging: { send: "nextToken", next: "nextToken" } },
    ListFindingsV2: {
      action: "access-analyzer:ListFindings",
      absent: ["ResourceNotFoundException"],
      paging: { send: "nextToken", next: "nextToken" },
    },
  },
});
