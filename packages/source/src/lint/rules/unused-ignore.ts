import type { CommentRule } from "../rule.ts";

export const unusedIgnore: CommentRule = {
  reads: "comments",
  id: "unused-ignore",
  title: "A comment that accepts nothing",
  why: "A comment that outlived its finding accepts the next one, unseen, and one without a reason tells an auditor nothing.",
  fix: "Take it out; or name the rule, and the reason after a colon.",
  bad: [
    "// bylaw-lint-ignore vague-word: what it was for has been mended",
    "// bylaw-lint-ignore vague-word",
  ],
  good: ["// bylaw-lint-ignore vague-word: the contract with Nimbus says so word for word"],
};
