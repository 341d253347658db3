import { defineCheck, either, fact, from, whenAbsent } from "@bylaw/core";
import { launchTemplateVersions } from "../launch-templates.ts";

export const ec2LaunchTemplateImdsv2 = defineCheck({
  id: "aws/ec2-launch-template-imdsv2",
  title:
    "Launch template, or the account's default, demands a token for metadata (IMDSv2), or turns metadata off",
  why: "What is launched by a template is as the template says: an instance that is mended comes back as it was when it is replaced.",
  fix: "Make a version that says so, and make it the default: aws ec2 create-launch-template-version --launch-template-id <template> --source-version <version> --launch-template-data MetadataOptions={HttpTokens=required}. Or set the default of the account, in each region: aws ec2 modify-instance-metadata-defaults --http-tokens required. In the console: EC2, Launch Templates, the template, Modify template, Advanced details, Metadata version.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Of each template the default version and the latest are read: an Auto Scaling group may use another.",
    "A template that leaves it to the image fails, where the account has no default: images are not asked whether they demand it.",
    "Whoever launches an instance can say otherwise than the template.",
    "That the account enforces tokens, so that nothing is launched without, is not read: a template that leaves them optional fails all the same.",
    "Launch configurations, the forerunners of templates, are not read.",
  ],
  sources: [
    {
      title: "Amazon EC2: Configure the Instance Metadata Service options",
      url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-options.html",
      read: "2026-11",
    },
  ],
  each: launchTemplateVersions,
  assert: (version) => {
    const isOff = from(whenAbsent(version.httpEndpoint, "enabled"), (endpoint) => endpoint === "disabled");
    const isRequired = from(whenAbsent(version.httpTokens, "optional"), (tokens) => tokens === "required");
    return [fact("metadata with a token alone, or none", either(isOff, isRequired)).is(true)];
  },
});
