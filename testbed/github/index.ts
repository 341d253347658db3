export type { Deployment, DeploymentStatus, WorkflowRun } from "./deployments.ts";
export { type AppliedRule, type AppliedRuleset, globMatches, rulesetsOf, rulesOf } from "./effective.ts";
export { failure } from "./fault-answers.ts";
export type { Faults, Match, Transient } from "./faults.ts";
export {
  commitsBetween,
  type FileChanges,
  type History,
  HistoryMaker,
  headOf,
  type Merge,
} from "./history.ts";
export {
  bypass,
  classic,
  emptyGitHub,
  pullRequestRule,
  repository,
  ruleset,
  stableId,
  statusChecksRule,
} from "./make.ts";
export type { Call, Caller } from "./request.ts";
export { example } from "./rest/told.ts";
export { type GitHubOptions, type GitHubServer, startGitHub } from "./server.ts";
export type * from "./state.ts";
