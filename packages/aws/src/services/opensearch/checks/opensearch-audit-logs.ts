import { defineCheck, fact } from "@bylaw/core";
import { opensearchDomains } from "../domains.ts";

export const opensearchAuditLogs = defineCheck({
  id: "aws/opensearch-audit-logs",
  title: "OpenSearch domain publishes its audit logs to CloudWatch Logs",
  why: "Without them nobody can tell who logged in to the domain, and which indexes they read.",
  fix: 'In the console: OpenSearch Service, the domain, Logs, Audit logs, Enable; then in OpenSearch Dashboards, Security, Audit logs. Or: aws opensearch update-domain-config --domain-name <domain> --log-publishing-options "AUDIT_LOGS={CloudWatchLogsLogGroupArn=<log group>,Enabled=true}". It needs fine-grained access control.',
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "That the log is published is read: which events the domain writes into it is set within OpenSearch Dashboards, and none are until then.",
    "How long CloudWatch keeps it, and who may delete it, is not read.",
    "Serverless collections are not listed.",
  ],
  sources: [
    {
      title: "Amazon OpenSearch Service: Monitoring audit logs",
      url: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/audit-logs.html",
      read: "2026-11",
    },
  ],
  each: opensearchDomains,
  assert: (domain) => [fact("audit logs are published", domain.auditLogs).is(true)],
});
