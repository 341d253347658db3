import { demandedIn } from "../english/nominal.ts";
import { agentlessIn } from "../english/passive.ts";
import type { SentenceRule } from "../rule.ts";

export const noActor: SentenceRule = {
  reads: "sentence",
  id: "no-actor",
  title: "A demand on nobody",
  why: "What must be reviewed, and by nobody in particular, is reviewed by nobody: each reader takes it for the duty of another.",
  fix: "Let whoever does it be the subject, or add by whom.",
  roles: ["statement", "control"],
  bad: [
    { says: "Every account must be reviewed at least every {interval}.", words: "must be reviewed" },
    {
      says: "Access that is no longer needed must be removed at most {time} after it is known.",
      words: "must be removed",
    },
    { says: "Backups are tested at least every {interval}.", words: "are tested" },
    { says: "Backups are tested by restoration at least every {interval}.", words: "are tested" },
    { says: "A register is kept of every vendor that holds customer data.", words: "is kept" },
    { says: "A penetration test must take place at least every {interval}.", words: "must take place" },
    { says: "There must be a list of every vendor that holds customer data.", words: "There must be" },
    { says: "Return of every device is required at most {time} after the last day.", words: "is required" },
    { says: "Vulnerability scans are run at least every {interval}.", words: "are run" },
    { says: "Every exception requires approval before it begins.", words: "requires approval" },
  ],
  good: [
    "The security owner reviews every account at least every {interval}.",
    "Every account must be reviewed by the security owner at least every {interval}.",
    "When a device must be replaced, its holder erases it.",
    "Passwords must not be shared.",
    "No key may be shared.",
    "Stored data is encrypted with AES-256.",
    "Nobody uses an account that is reviewed by nobody.",
    "Access is granted only after the system's owner has approved it.",
    "GitHub lets in runs of branches whose changes must be approved.",
    "The owner asks for a second look when changes must be reviewed.",
    "Rotate every key at least every {period}.",
    "TLS is terminated at the load balancer, and sessions are terminated after {idle}.",
    "Each change is approved by at least {reviewers} of the code owners.",
    "Each change must be approved by {reviewers} engineers other than its author.",
    "The contract must be signed by both the buyer and accounting.",
    "Multi-factor authentication is mandatory for remote access.",
    "Approval by the security owner is required before an exception begins.",
    "There must be an owner for each system, and no default account.",
    "Every uploaded file is scanned for malware, and the recovery procedure is documented in the handbook.",
  ],
  find: ({ text, level }) =>
    level === "MAY"
      ? []
      : [
          ...agentlessIn(text).map((one) => ({ ...one, what: "what is done" })),
          ...demandedIn(text).map((one) => ({ ...one, what: "what there is to be" })),
        ].map(({ at, text: words, what }) => ({
          at,
          length: words.length,
          message: `"${words}" says ${what}, and not by whom.`,
          suggestion: "Begin with whoever does it: The security owner …; or add by whom.",
        })),
};
