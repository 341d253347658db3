const docs = "https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository";

export const aboutProtectedBranches = {
  title: "About protected branches",
  url: `${docs}/managing-protected-branches/about-protected-branches`,
  read: "2026-11",
} as const;

export const aboutRules = {
  title: "Available rules for rulesets",
  url: `${docs}/managing-rulesets/available-rules-for-rulesets`,
  read: "2026-11",
} as const;
