export { manualChangeControls } from "./controls/change-management.ts";
export { manualEncryptionControls } from "./controls/encryption.ts";
export type { ControlOptions, PolicyOptions, RiskOptions } from "./options.ts";
export {
  keyRotationPeriod,
  minimumTlsVersion,
  requiredReviewers,
  requiredStatusChecks,
  statusCheckSources,
} from "./parameters.ts";
export { type ChangeManagementControls, changeManagementPolicy } from "./policies/change-management.ts";
export { type EncryptionControls, encryptionPolicy } from "./policies/encryption.ts";
export { unauthorizedDatabaseAccess } from "./risks/access.ts";
export { pipelineTakeover, unreviewedChange } from "./risks/change-management.ts";
export { compromisedKey, interceptedTraffic } from "./risks/encryption.ts";
