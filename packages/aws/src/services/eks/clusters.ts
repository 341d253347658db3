import { type Collector, from, type Observed } from "@bylaw/core";
import {
  absent,
  answerMismatch,
  defineCollector,
  describeEach,
  inspect,
  observed,
  quantity,
  ReadError,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { cidrOf } from "../../lib/internet.ts";
import { tagsField } from "../../lib/tags.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, formOf, wordOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";
import { type Support, supportReader, supports } from "./supported-versions.ts";

const [list, describe, versions] = [
  "eks:ListClusters",
  "eks:DescribeCluster",
  "eks:DescribeClusterVersions",
] as const;
const logTypes = ["api", "audit", "authenticator", "controllerManager", "scheduler"] as const;

const schema = z.object({
  /** The cluster's ARN. */
  id: z.string(),
  name: z.string(),
  /** True for a local cluster, whose control plane runs on an Outpost. */
  local: z.boolean(),
  /** Its version of Kubernetes: `1.33`. */
  version: observed(z.string()),
  /** `STANDARD_SUPPORT`, `EXTENDED_SUPPORT` or `UNSUPPORTED`, as AWS says it of the version. Not asked of a local cluster. */
  support: observed(z.enum(supports)),
  /** Whether the API server answers at a public address. */
  publicEndpoint: observed(z.boolean()),
  /** The ranges of addresses that it answers there. They count for nothing where there is no public endpoint. */
  publicRanges: observed(z.array(z.string())),
  /** Which logs of the control plane go to CloudWatch Logs: `api`, `audit`, `authenticator`, `controllerManager`, `scheduler`. */
  logs: observed(quantity("names")),
  /** The KMS key that was named to encrypt secrets with. Absent where none was. */
  secretsKey: observed(z.string()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface EksCluster extends z.infer<typeof schema> {}
type Cluster = NonNullable<OutputOf<typeof describe>["cluster"]>;

/** Every EKS cluster of a region. Clusters elsewhere that are registered with EKS are not. */
export const eksClusters: Collector<EksCluster> = defineCollector({
  id: "aws/eks-clusters",
  resource: "EKS cluster",
  provider: awsKind,
  per: "region",
  operations: [list, describe, versions],
  calls: {
    [list]: { page: 100 },
    [describe]: { each: "entry" },
    [versions]: { page: 100, of: "version of Kubernetes" },
  },
  schema,
  async *collect(session) {
    const supportOf = supportReader(session);
    const arnOf = (name: string) =>
      `arn:${session.partition}:eks:${session.region}:${session.account}:cluster/${name}`;
    const listed = session.items(list, "clusters", { maxResults: 100 });
    yield* describeEach(5, listed, arnOf, async (name) => {
      const cluster = await describeCluster(session, name);
      return cluster && { ...cluster, support: await supportIn(cluster, supportOf) };
    });
  },
});

/** The cluster; undefined when it is gone since it was listed. */
async function describeCluster(
  session: AwsSession,
  name: string,
): Promise<Omit<EksCluster, "support"> | undefined> {
  const answer = inspect(await session.observe(describe, { name }));
  if (answer.state === "unreadable") throw new ReadError(answer.problem);
  if (answer.state === "absent") return undefined;
  const cluster = answerOf(describe, answer.value)("cluster");
  const field = answerOf(describe, cluster);
  return {
    id: field("arn"),
    name: field("name"),
    local: cluster.outpostConfig !== undefined,
    version: readable(() => formOf(describe, "version", cluster.version, /^\d+\.\d+$/)),
    publicEndpoint: readable(() => answerOf(describe, field("resourcesVpcConfig"))("endpointPublicAccess")),
    publicRanges: readable(() => rangesOf(field("resourcesVpcConfig"))),
    logs: readable(() => ({ unit: "names", amount: logsOf(field("logging")) })),
    secretsKey: secretsKeyOf(cluster),
    tags: readable(() => field("tags")),
  };
}

function rangesOf(network: NonNullable<Cluster["resourcesVpcConfig"]>): string[] {
  const ranges = answerOf(describe, network)("publicAccessCidrs").map((range) => cidrOf(describe, range));
  // EKS puts everything where nothing was said.
  if (network.endpointPublicAccess === true && ranges.length === 0)
    throw answerMismatch(describe, "answered without a range of a public endpoint");
  return ranges;
}

/** AWS tells the types that are on and those that are off, in as many parts as it likes. */
function logsOf(logging: NonNullable<Cluster["logging"]>): string[] {
  const parts = answerOf(describe, logging)("clusterLogging").map((part) => answerOf(describe, part));
  const on = parts.flatMap((field) => (field("enabled") ? field("types") : []));
  return on.map((type) => wordOf(describe, "types", type, logTypes));
}

function secretsKeyOf({ encryptionConfig }: Cluster): Observed<string> {
  // "The encryption configuration for the cluster": AWS leaves it out where no key was named.
  if (encryptionConfig === undefined) return absent(describe, "no encryptionConfig");
  const config = readable(() =>
    encryptionConfig.filter((one) => answerOf(describe, one)("resources").includes("secrets")),
  );
  return from(config, ([first]) => {
    if (first === undefined) return absent(describe, "no key for secrets");
    return readable(() => formOf(describe, "keyArn", answerOf(describe, first)("provider").keyArn, /\S/));
  });
}

function supportIn(
  { local, version }: Omit<EksCluster, "support">,
  supportOf: (version: string) => Promise<Observed<Support>>,
): Observed<Support> | Promise<Observed<Support>> {
  if (local) return notAsked;
  const state = inspect(version);
  return state.state === "known" ? supportOf(state.value) : from(version, () => notAsked);
}

const notAsked: Observed<Support> = unreadable({
  code: "not-collected",
  message: "AWS tells the support of versions of clusters in the cloud, and not of local clusters.",
  operation: versions,
});
