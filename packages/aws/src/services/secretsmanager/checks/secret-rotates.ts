import { atMost, days, defineCheck, fact, from, type Observed, type Quantity } from "@bylaw/core";
import { isOwn, type Secret, secrets } from "../secrets.ts";

export const secretRotates = defineCheck({
  id: "aws/secret-rotates",
  title: "Secret of your own in Secrets Manager rotates, and no rotation is overdue",
  why: "A secret that never changes makes one leak permanent.",
  fix: "In the console: Secrets Manager, the secret, Rotation, Edit rotation. Or: aws secretsmanager rotate-secret --secret-id <secret> --rotation-lambda-arn <function> --rotation-rules AutomaticallyAfterDays=30. Where a rotation is overdue, see the function's logs, or aws secretsmanager describe-secret --secret-id <secret>.",
  severity: "medium",
  whenEmpty: "notApplicable",
  parameters: { overdue: atMost(days(1)) },
  blindSpots: [
    "How far apart the rotations are is not judged: a schedule of years passes, and so does a secret whose first rotation is still to come.",
    "That a rotation succeeded is told by Secrets Manager: what its function does is not seen.",
    "Secrets that an AWS service made and looks after are not judged, nor are replicas, which rotate with their original.",
    "Secrets of other stores, such as parameters of Systems Manager and variables of functions, are not among them.",
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
  assert: (secret, { overdue }) => [
    fact("rotation", secret.rotates).is(true),
    ...(secret.rotates ? [fact("time since a rotation was due", overdueOf(secret)).atMost(overdue)] : []),
  ],
});

/** No time where the next one is still to come. */
function overdueOf({ nextRotation, readAt }: Secret): Observed<Quantity<"days">> {
  return from(nextRotation, (next) =>
    days(Math.max(0, (Date.parse(readAt) - Date.parse(next)) / 86_400_000)),
  );
}
