import { type Collector, from, type Observed } from "@bylaw/core";
import { absent, defineCollector, describeEach, known, observeCall, observed } from "@bylaw/core/provider";
import { z } from "zod";
import { awsKind } from "../../session/kind.ts";
import { answerOf } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";
import { ec2Arn } from "./resource.ts";

const [versions, defaults] = [
  "ec2:DescribeLaunchTemplateVersions",
  "ec2:GetInstanceMetadataDefaults",
] as const;

const schema = z.object({
  /** The template's ARN, and the version. */
  id: z.string(),
  /** The template's name, and the version: `web version 3`. */
  name: z.string(),
  isDefault: z.boolean(),
  /** `enabled` or `disabled`: whether anything answers at the metadata address. Absent where nothing is said of it. */
  httpEndpoint: observed(z.string()),
  /** `optional` or `required`: what the template says, or else the account's default. Absent where neither does. */
  httpTokens: observed(z.string()),
});

export interface LaunchTemplateVersion extends z.infer<typeof schema> {}
type Version = ItemOf<typeof versions, "LaunchTemplateVersions">;
type Option = "HttpEndpoint" | "HttpTokens";
type DefaultOf = (option: Option) => Promise<Observed<string>>;

/** The default and the latest version of every launch template of a region, once where they are the same. */
export const launchTemplateVersions: Collector<LaunchTemplateVersion> = defineCollector({
  id: "aws/ec2-launch-template-versions",
  resource: "launch template version",
  provider: awsKind,
  per: "region",
  operations: [versions, defaults],
  calls: { [versions]: { page: 200 }, [defaults]: "once" },
  schema,
  async *collect(session) {
    const defaultOf = defaultReader(session);
    const input = { Versions: ["$Default", "$Latest"], MaxResults: 200, IncludeManagedResources: true };
    const seen = new Set<string>();
    const arnOf = (version: Version) => {
      const field = answerOf(versions, version);
      return `${ec2Arn(session, "launch-template", field("LaunchTemplateId"))}/${field("VersionNumber")}`;
    };
    yield* describeEach(
      20,
      session.items(versions, "LaunchTemplateVersions", input),
      arnOf,
      async (version): Promise<LaunchTemplateVersion | undefined> => {
        const id = arnOf(version);
        // Whether AWS tells a version twice that is both is not said.
        if (seen.has(id)) return undefined;
        seen.add(id);
        const field = answerOf(versions, version);
        const option = optionReader(version, defaultOf);
        return {
          id,
          name: `${field("LaunchTemplateName")} version ${field("VersionNumber")}`,
          isDefault: field("DefaultVersion"),
          httpEndpoint: await option("HttpEndpoint"),
          httpTokens: await option("HttpTokens"),
        };
      },
    );
  },
});

/** What a template does not say, the account's default does: AWS, "Order of precedence", read 2026-11. */
function optionReader(version: Version, defaultOf: DefaultOf): (option: Option) => Promise<Observed<string>> {
  const { MetadataOptions: options } = answerOf(versions, version)("LaunchTemplateData");
  return async (option) => {
    const said = options?.[option];
    return said === undefined ? defaultOf(option) : known(said);
  };
}

/** Asks for the defaults when the first template leaves something to them, and once. */
function defaultReader(session: AwsSession): DefaultOf {
  let asked: ReturnType<typeof readDefaults> | undefined;
  return async (option) => {
    asked ??= readDefaults(session);
    return from(await asked, (all) => {
      const said = all[option];
      return said === undefined ? absent(defaults, `no ${option}`) : known<string>(said);
    });
  };
}

function readDefaults(session: AwsSession) {
  return observeCall(async () => answerOf(defaults, await session.call(defaults, {}))("AccountLevel"));
}
