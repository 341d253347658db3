export { deployRoleRepositoryReviewed } from "./deploy-role-repository-reviewed.ts";
export { type DeployRole, deployRoles } from "./deploy-roles.ts";
export { type DeploymentOptions, deploymentControl } from "./deployment.ts";
