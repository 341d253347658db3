export type { Check, CheckUse, Collector, Limit, Provider, View } from "@bylaw/core";
export type { ProviderKind } from "@bylaw/core/provider";
export {
  type GithubAccount,
  organizationAccounts,
  outsideAccounts,
  unlistedAccounts,
} from "./areas/access/accounts.ts";
export { type AppInstallation, appInstallations } from "./areas/access/app-installations.ts";
export { type DeployKey, deployKeys } from "./areas/access/deploy-keys.ts";
export {
  type RepositoryAccess,
  type RepositoryPerson,
  repositoryAccess,
} from "./areas/access/repository-access.ts";
export { type OrganizationWebhook, organizationWebhooks } from "./areas/access/webhooks.ts";
export { type ActionsPolicy, actionsPolicies } from "./areas/actions/policies.ts";
export { type PublicRepository, publicRepositories } from "./areas/actions/public-repositories.ts";
export { type RunnerGroup, runnerGroups } from "./areas/actions/runner-groups.ts";
export type {
  Change,
  ChangePullRequest,
  ChangeReview,
  ChangeRun,
} from "./areas/changes/change.ts";
export { changes } from "./areas/changes/changes.ts";
export { type BranchHistory, branchHistories } from "./areas/changes/histories.ts";
export type {
  DeploymentReview,
  DeploymentWait,
  RecordedDeployment,
} from "./areas/deployments/deployment.ts";
export { type Deployment, deployments } from "./areas/deployments/deployments.ts";
export { type DeploymentHistory, deploymentHistories } from "./areas/deployments/histories.ts";
export { type DeploymentEnvironment, deploymentEnvironments } from "./areas/environments/environments.ts";
export { evidenceFiles } from "./areas/evidence/evidence-files.ts";
export type { EvidenceFile, EvidencePullRequest } from "./areas/evidence/file.ts";
export { type OrganizationMember, organizationMembers } from "./areas/members/members.ts";
export { type OutsideCollaborator, outsideCollaborators } from "./areas/members/outside-collaborators.ts";
export { type OrganizationSettings, organizationSettings } from "./areas/organization/settings.ts";
export { repositories } from "./areas/repositories/repositories.ts";
export type {
  Actor,
  ClassicProtection,
  Codeowners,
  Repository,
  RequiredCheck,
  Review,
  Ruleset,
} from "./areas/repositories/repository.ts";
export { hasLiveBranch } from "./areas/repositories/rules/live-branch.ts";
export { asksForReview, reviewed } from "./areas/repositories/rules/review.ts";
export { type CodeAlert, codeAlerts } from "./areas/security/code-alerts.ts";
export { type CodeScan, codeScans } from "./areas/security/code-scans.ts";
export { type DependabotAlert, dependabotAlerts } from "./areas/security/dependabot-alerts.ts";
export {
  type DependabotRepository,
  dependabotRepositories,
} from "./areas/security/dependabot-repositories.ts";
export {
  type RepositoryConfigurations,
  repositoryConfigurations,
} from "./areas/security/repository-configurations.ts";
export { type RepositorySecurity, repositorySecurity } from "./areas/security/repository-security.ts";
export { type SecretAlert, secretAlerts } from "./areas/security/secret-alerts.ts";
export * from "./checks.gen.ts";
export type { GithubApp } from "./provider/connect.ts";
export { type GithubOptions, github } from "./provider/provider.ts";
export { githubKind } from "./session/kind.ts";
export type {
  CallParameters,
  ConnectionQuery,
  GithubSession,
  Page,
  RecordsPlace,
} from "./session/session.ts";
