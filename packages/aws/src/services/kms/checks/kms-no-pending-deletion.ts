import { defineCheck, fact } from "@bylaw/core";
import { kmsKeys } from "../keys.ts";

export const kmsNoPendingDeletion = defineCheck({
  id: "aws/kms-no-pending-deletion",
  title: "Customer-managed KMS key is not about to be deleted",
  why: "What was encrypted under a deleted key is lost for good.",
  fix: "Ask whoever scheduled it, and either sign it off by a waiver or stop it. In the console: KMS, Customer managed keys, the key, Key actions, Cancel key deletion. Or: aws kms cancel-key-deletion --key-id <key>, then aws kms enable-key --key-id <key>",
  severity: "high",
  whenEmpty: "notApplicable",
  blindSpots: [
    "To delete a key is normal once nothing needs it: whether anything still does is not seen, so every deletion asks for a sign-off.",
    "A key that is disabled passes, and so does one whose imported material has expired or soon will: nothing can be read with it then either.",
    "Deletions that are over are not seen.",
    "Regions that the program does not name are not looked at.",
  ],
  sources: [
    {
      title: "AWS KMS: Deleting AWS KMS keys",
      url: "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html",
      read: "2026-11",
    },
  ],
  each: kmsKeys,
  appliesTo: ({ manager }) => manager === "CUSTOMER" || "AWS manages the key, and nobody else deletes it.",
  assert: ({ state = "unknown" }) => [
    fact("state", state).satisfies(
      "no state of deletion",
      (is) => is !== "PendingDeletion" && is !== "PendingReplicaDeletion" && is !== "unknown",
    ),
  ],
});
