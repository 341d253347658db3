import { age, atMost, days, defineCheck, fact, from, whenAbsent } from "@bylaw/core";
import { isOwn, secrets } from "../secrets.ts";

export const secretInUse = defineCheck({
  id: "aws/secret-in-use",
  title: "Secret of your own in Secrets Manager was read or made lately",
  why: "What nobody uses nobody misses: a forgotten secret still opens whatever it is for.",
  fix: "Ask what it is for, and take it out of use there. In the console: Secrets Manager, the secret, Actions, Delete secret. Or: aws secretsmanager delete-secret --secret-id <secret> --recovery-window-in-days 30",
  severity: "low",
  whenEmpty: "notApplicable",
  parameters: { idle: atMost(days(90)) },
  blindSpots: [
    "Secrets Manager tells the day on which a secret was last read, and not by whom: a rotation or a backup that reads it keeps it in use.",
    "What was never read in its region counts from the day on which it was made.",
    "Secrets that an AWS service made and looks after are not judged, nor are replicas: reads of a replica do not count for its original.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "AWS Secrets Manager API: SecretListEntry",
      url: "https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_SecretListEntry.html",
      read: "2026-11",
    },
  ],
  each: secrets,
  appliesTo: isOwn,
  assert: ({ lastAccessed, created, readAt }, { idle }) => [
    fact(
      "time since it was read, or made if it never was",
      age(
        from(whenAbsent(lastAccessed, ""), (last) => last || created),
        readAt,
      ),
    ).atMost(idle),
  ],
});
