import { defineCheck, either, fact, not } from "@bylaw/core";
import { ec2Instances, isThere } from "../instances.ts";

export const ec2Imdsv2 = defineCheck({
  id: "aws/ec2-imdsv2",
  title: "EC2 instance answers about its metadata only with a token (IMDSv2), or not at all",
  why: "Without a token, a web application that can be talked into fetching an address hands out the keys of the machine's role.",
  fix: "In the console: EC2, Instances, the instance, Actions, Instance settings, Modify instance metadata options, IMDSv2 Required. Or: aws ec2 modify-instance-metadata-options --instance-id <instance> --http-tokens required. See first that nothing on it asks without one: the metric MetadataNoToken of CloudWatch.",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Launch templates, the settings of images and the default of the account are not read: what is launched next may be otherwise.",
    "A change that a running instance does not act by yet is an error until it does.",
    "How many hops a token may travel is not held to a limit: containers need two.",
  ],
  sources: [
    {
      title: "Amazon EC2: Use the Instance Metadata Service to access instance metadata",
      url: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html",
      read: "2026-11",
    },
  ],
  each: ec2Instances,
  appliesTo: isThere,
  assert: (instance) => [
    fact(
      "metadata with a token alone, or none",
      either(not(instance.metadataEnabled), instance.metadataTokenRequired),
    ).is(true),
  ],
});
