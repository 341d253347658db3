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
  ],
  find: ({ text, level }) =>
    level === "MAY"
      ? []
      : agentlessIn(text).map(({ at, text: words }) => ({
          at,
          length: words.length,
          message: `"${words}" says what is done, and not by whom.`,
          suggestion: "Begin with whoever does it: The security owner …; or add by whom.",
        })),
};
