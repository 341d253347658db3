import type { Supply } from "../baseline/options.ts";
import { awsGithubChangeControls } from "./change-management.ts";

export * from "./checks.gen.ts";
export { type DeployRole, deployRoles } from "./deploy-roles.ts";

/** What AWS and GitHub together verify of the baseline: `soc2Baseline({ ..., verifiedBy: [awsGithubControls] })`. */
export const awsGithubControls: Supply = (terms) => awsGithubChangeControls(terms);
