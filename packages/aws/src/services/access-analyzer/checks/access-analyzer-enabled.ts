import { type Assertion, allOf, anyOf, defineCheck, fact } from "@bylaw/core";
import { type AccessAnalyzer, accessAnalyzers, externalAccess } from "../analyzers.ts";

export const accessAnalyzerEnabled = defineCheck({
  id: "aws/access-analyzer-enabled",
  title: "An access analyzer looks for access from outside in the region",
  why: "What is opened to another account or to everyone by mistake looks like any other setting until somebody looks for it.",
  fix: "In each region: aws accessanalyzer create-analyzer --type ACCOUNT --analyzer-name external-access --region <region>. For a whole organization, once, in the account that administers Access Analyzer: --type ORGANIZATION. In the console: IAM, Access Analyzer, Create analyzer.",
  severity: "medium",
  whenEmpty: "fails",
  blindSpots: [
    "Only the regions that Bylaw is given are asked.",
    "An analyzer of the organization is seen in the account alone that has it: another account that it covers fails here.",
    "Which resources an analyzer leaves out by a rule that archives its findings is not read, nor whether anybody reads them.",
    "An analyzer of unused access or of internal access does not count.",
  ],
  sources: [
    {
      title: "Access Analyzer: AnalyzerSummary",
      url: "https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_AnalyzerSummary.html",
      read: "2026-11",
    },
  ],
  over: accessAnalyzers,
  assert: (analyzers) => [
    anyOf("analyzer of access from outside that looks", analyzers.map(looksOutside), {
      none: "there is no analyzer",
    }),
  ],
});

function looksOutside({ name, type, status }: AccessAnalyzer): Assertion {
  return allOf(name, [fact("type", type).isOneOf(externalAccess), fact("status", status).is("ACTIVE")]);
}
