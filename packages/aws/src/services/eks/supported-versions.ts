import { from, type Observed } from "@bylaw/core";
import { observeCall, readable } from "@bylaw/core/provider";
import { answerOf, required, wordOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

const operation = "eks:DescribeClusterVersions";

/** What AWS says of its support for a version of Kubernetes. */
export const supports = ["STANDARD_SUPPORT", "EXTENDED_SUPPORT", "UNSUPPORTED"] as const;
export type Support = (typeof supports)[number];

/** Reads how a version of Kubernetes is supported: of all versions at once, when the first is asked for. */
export function supportReader(session: AwsSession): (version: string) => Promise<Observed<Support>> {
  let asked: Promise<Observed<ReadonlyMap<string, Observed<Support>>>> | undefined;
  return async (version) => {
    asked ??= observeCall(() => readVersions(session));
    return from(await asked, (versions) =>
      from(
        readable(() => required(operation, `the version ${version}`, versions.get(version))),
        (support) => support,
      ),
    );
  };
}

async function readVersions(session: AwsSession): Promise<ReadonlyMap<string, Observed<Support>>> {
  const versions = new Map<string, Observed<Support>>();
  for await (const one of session.items(operation, "clusterVersions", {
    includeAll: true,
    maxResults: 100,
  })) {
    const field = answerOf(operation, one);
    // Clusters of another type have support of their own.
    if (field("clusterType") !== "eks") continue;
    const support = readable(() => wordOf(operation, "versionStatus", one.versionStatus, supports));
    versions.set(field("clusterVersion"), support);
  }
  return versions;
}
