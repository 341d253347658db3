import type { Output } from "@bylaw/testbed/aws/scripted";
import type { Estate } from "../../testing/estate.ts";
import type { Script } from "../../testing/script.ts";
import { domain } from "./domain.fixture.ts";

const domainThat = (change: Output): Script => ({
  "es:ListDomainNames": { DomainNames: [{ DomainName: "search" }] },
  "es:DescribeDomains": { DomainStatusList: [domain("search", change)] },
});
const policyFor = (AWS: string) =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Allow", Principal: { AWS }, Action: "es:*", Resource: "*" }],
  });

export const estate: Estate = {
  sound: domainThat({ VPCOptions: undefined, AccessPolicies: policyFor("arn:aws:iam::111111111111:root") }),
  weak: domainThat({
    VPCOptions: undefined,
    AccessPolicies: policyFor("*"),
    EncryptionAtRestOptions: { Enabled: false },
    NodeToNodeEncryptionOptions: { Enabled: false },
    DomainEndpointOptions: { EnforceHTTPS: false, TLSSecurityPolicy: "Policy-Min-TLS-1-0-2019-07" },
    LogPublishingOptions: {
      AUDIT_LOGS: { CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111111111111:x", Enabled: false },
    },
  }),
};
