import type { Supply } from "../baseline/options.ts";
import { awsAccessControls } from "./access.ts";
import { awsEncryptionControls } from "./encryption.ts";
import { awsMonitoringControls } from "./logging.ts";

/** What AWS verifies of the baseline, in place of what people show: `soc2Baseline({ ..., verifiedBy: [awsControls] })`. */
export const awsControls: Supply = (terms) => ({
  ...awsAccessControls(terms),
  ...awsEncryptionControls(terms),
  ...awsMonitoringControls(terms),
});
