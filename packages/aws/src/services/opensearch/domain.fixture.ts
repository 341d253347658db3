import { type Observed, tls } from "@bylaw/core";
import { known, unreadable } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import type { Output } from "@bylaw/testbed/aws/scripted";
import { noTags } from "../../testing/judge.ts";
import type { Script } from "../../testing/script.ts";
import { type OpensearchDomain, opensearchDomains } from "./domains.ts";

/** A domain with nothing to complain of. */
export const search: OpensearchDomain = {
  id: "arn:aws:es:eu-west-1:111111111111:domain/search",
  name: "search",
  engineVersion: "OpenSearch_2.11",
  encryptedAtRest: known(true),
  encryptedBetweenNodes: known(true),
  httpsOnly: known(true),
  minimumTls: known(tls("1.2")),
  closed: known(true),
  auditLogs: known(true),
  tags: known({}),
};

/** It, and in what way it is another. */
export function oneDomain(change: Partial<OpensearchDomain> = {}): readonly ListingFixture[] {
  return [listingOf(opensearchDomains, [{ ...search, ...change }])];
}

/** What a check says where there is nothing. */
export const none = {
  name: "no domains",
  given: [listingOf(opensearchDomains, [])],
  says: ["There is no OpenSearch domain in aws/test-account/test-region: the listing is complete."],
};

const problem = {
  code: "access-denied",
  message: "es:ListDomainNames was denied (AccessDeniedException).",
  operation: "es:ListDomainNames",
  permission: "es:ListDomainNames",
} as const;

/** A value that could not be read, and a listing that could not be. */
export const unread: Observed<never> = unreadable(problem);
export const denied = {
  name: "domains cannot be listed",
  given: [listingOf(opensearchDomains, [], { problem })],
  says: [problem.message],
};

/** The same as AWS describes it. A member that is undefined is left out of the answer. */
export function domain(name = "search", change: Output = {}): Output {
  const members = {
    DomainId: `111111111111/${name}`,
    DomainName: name,
    ARN: `arn:aws:es:eu-west-1:111111111111:domain/${name}`,
    EngineVersion: "OpenSearch_2.11",
    ClusterConfig: {},
    VPCOptions: { VPCId: "vpc-1" },
    AccessPolicies: "",
    EncryptionAtRestOptions: { Enabled: true },
    NodeToNodeEncryptionOptions: { Enabled: true },
    DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: "Policy-Min-TLS-1-2-2019-07" },
    LogPublishingOptions: {
      AUDIT_LOGS: { CloudWatchLogsLogGroupArn: "arn:aws:logs:eu-west-1:111111111111:x", Enabled: true },
    },
    ...change,
  };
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** A region with these. */
export function domains(...all: readonly Output[]): Script {
  return {
    ...noTags,
    "es:ListDomainNames": { DomainNames: all.map(({ DomainName }) => ({ DomainName })) },
    "es:DescribeDomains": ({ input }) => ({
      DomainStatusList: all.filter(({ DomainName }) => JSON.stringify(input).includes(`"${DomainName}"`)),
    }),
  };
}
