/** What is true of every check of a default branch. */
export const onlyDefaultBranch = "Only the default branch is read.";

export const bypassElsewhere =
  "Who may bypass these rules is not judged here, but by github/repository-nobody-bypasses.";

export const bypassHere =
  "Whoever may bypass the rule in pull requests alone counts as one who may bypass it. Who may edit or delete the rule is not read.";

export const hiddenBypass: string =
  "GitHub shows who may bypass a ruleset to those alone who may change it: where the credentials may only read, it stays undecided.";

export const unenforced =
  "In a private repository of an organization whose plan is free GitHub shows rules and enforces none: they count as none. What else a plan leaves out is not seen.";
