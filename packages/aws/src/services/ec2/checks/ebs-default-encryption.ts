import { defineCheck, fact } from "@bylaw/core";
import { ebsSettings } from "../ebs-settings.ts";
import { ebsEncryption } from "../sources.ts";

export const ebsDefaultEncryption = defineCheck({
  id: "aws/ebs-default-encryption",
  title: "New EBS volumes of a region are encrypted by default",
  why: "Where encryption is the default nobody can forget it: neither a console, nor a template, nor a service that launches machines.",
  fix: "In the console: EC2 Dashboard, Account attributes, Data protection and security, EBS encryption, Manage, Enable. Or, in each region: aws ec2 enable-ebs-encryption-by-default --region <region>. Volumes that are there already stay as they are.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: [
    "Only the regions of the program are asked.",
    "A region in which nobody has a volume fails too: the setting is for what comes.",
    "Volumes and snapshots from before it was set are not read here, nor is the key that new ones are encrypted with.",
  ],
  sources: [ebsEncryption],
  each: ebsSettings,
  assert: (settings) => [fact("encryption by default", settings.encryptsByDefault).is(true)],
});
