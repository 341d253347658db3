import { type Collector, either, from, type Observed } from "@bylaw/core";
import { defineCollector, describeEach, observed, readable } from "@bylaw/core/provider";
import { z } from "zod";
import { tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import { matches } from "../../lib/wildcard.ts";
import type { OutputOf } from "../../operations/index.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { ItemOf } from "../../session/session.ts";

const [list, scanning] = ["ecr:DescribeRepositories", "ecr:GetRegistryScanningConfiguration"] as const;

const schema = z.object({
  /** The repository's ARN. */
  id: z.string(),
  name: z.string(),
  /** What scans images in this region: `BASIC`, or `ENHANCED` by Inspector. */
  scanType: observed(z.string()),
  /** Whether images are scanned when they are pushed, or all the time: by a rule of the registry, or by the repository's own setting. */
  scansPushes: observed(z.boolean()),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface EcrRepository extends z.infer<typeof schema> {}

/** Every private ECR repository of a region, with what the registry's rules mean for it. */
export const ecrRepositories: Collector<EcrRepository> = defineCollector({
  id: "aws/ecr-repositories",
  resource: "ECR repository",
  provider: awsKind,
  per: "region",
  operations: [list, scanning, tagOperation],
  calls: { [list]: { page: 1000 }, [scanning]: "once", [tagOperation]: tagCalls },
  schema,
  async *collect(session) {
    const tagsOf = tagReader(session, "ecr:repository");
    let asked: Promise<Observed<Scanning>> | undefined;
    const arnOf = (one: Listed) => answerOf(list, one)("repositoryArn");
    const listed = session.items(list, "repositories", { maxResults: 1000 });
    yield* describeEach(10, listed, arnOf, async (one) => {
      asked ??= session.observe(scanning, {});
      const [answer, id, name] = [await asked, arnOf(one), answerOf(list, one)("repositoryName")];
      const config = from(answer, (all) => readable(() => answerOf(scanning, all)("scanningConfiguration")));
      const scanType = from(config, (all) => readable(() => answerOf(scanning, all)("scanType") as string));
      const own = answerOf(list, answerOf(list, one)("imageScanningConfiguration"))("scanOnPush");
      // Under enhanced scanning the setting of a repository has no effect.
      const byItself = from(scanType, (type) => type === "BASIC" && own);
      const byRule = from(config, (all) => readable(() => isCovered(name, answerOf(scanning, all)("rules"))));
      return { id, name, scanType, scansPushes: either(byRule, byItself), tags: await tagsOf(id) };
    });
  },
});

type Listed = ItemOf<typeof list, "repositories">;
type Scanning = OutputOf<typeof scanning>;
type Rule = NonNullable<NonNullable<Scanning["scanningConfiguration"]>["rules"]>[number];
type Filter = NonNullable<Rule["repositoryFilters"]>[number];

function isCovered(name: string, rules: readonly Rule[]): boolean {
  return rules.some((rule) => {
    const field = answerOf(scanning, rule);
    const frequency = field("scanFrequency");
    return (
      (frequency === "SCAN_ON_PUSH" || frequency === "CONTINUOUS_SCAN") &&
      field("repositoryFilters").some((filter) => accepts(filter, name))
    );
  });
}

/**
 * AWS: a filter with `*` matches a name as a whole, one without matches every name that contains it.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning-filters.html
 */
function accepts(one: Filter, name: string): boolean {
  const filter = answerOf(scanning, one)("filter");
  if (answerOf(scanning, one)("filterType") !== "WILDCARD") return false;
  return filter.includes("*") ? matches(filter, name) : name.includes(filter);
}
