export type { ControlOptions } from "../options.ts";
export { deploymentControl } from "./change-management.ts";
export * from "./checks.gen.ts";
export { type DeployRole, deployRoles } from "./deploy-roles.ts";
