import { anyOf, atMost, days, defineCheck, fact } from "@bylaw/core";
import { coveredVolumes } from "../coverage.ts";
import { coverBy, recoveryPointRule, unseenInBackup } from "../sources.ts";

const going = ["creating", "deleting", "deleted"];

export const backupCoversEbs = defineCheck({
  id: "aws/backup-covers-ebs",
  title: "EBS volume, or an instance that it is attached to, was backed up by AWS Backup lately",
  why: "What is on a volume alone is gone when the volume fails, or when somebody deletes it.",
  fix: coverBy,
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { allowed: atMost(days(1)) },
  blindSpots: [
    ...unseenInBackup,
    "A backup of an instance can leave volumes out, and one that was attached since is not in it: both count as backed up.",
    "Snapshots that Data Lifecycle Manager, other tools or people make do not count.",
    "Whether a volume holds anything that is not elsewhere is not known: leave out those that do not by a selector.",
  ],
  sources: [recoveryPointRule("ebs"), recoveryPointRule("ec2")],
  each: coveredVolumes,
  appliesTo: ({ state }) => !going.includes(state) || `It is ${state}.`,
  assert: ({ backupAge, instanceBackupAges }, { allowed }) => [
    anyOf("age of the last backup", [
      fact("of the volume", backupAge).atMost(allowed),
      fact("of its instances", instanceBackupAges).some((age) => fact("of an instance", age).atMost(allowed)),
    ]),
  ],
});
