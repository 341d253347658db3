import type { Supply } from "../baseline/options.ts";
import { awsAccessControls } from "./access.ts";
import { awsContinuityControls } from "./continuity.ts";
import { awsEncryptionControls } from "./encryption.ts";
import { awsMonitoringControls } from "./logging.ts";
import { awsVulnerabilityControls } from "./vulnerabilities.ts";

/** What AWS verifies of the baseline, in place of what people show or beside it: `soc2Baseline({ ..., verifiedBy: [awsControls] })`. */
export const awsControls: Supply = (terms) => ({
  ...awsAccessControls(terms),
  ...awsEncryptionControls(terms),
  ...awsMonitoringControls(terms),
  ...awsVulnerabilityControls(terms),
  ...awsContinuityControls(terms),
});
