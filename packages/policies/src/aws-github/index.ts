export * from "./checks.gen.ts";
export { type DeployRole, deployRoles } from "./deploy-roles.ts";
export { type DeploymentOptions, deploymentControl } from "./deployment.ts";
