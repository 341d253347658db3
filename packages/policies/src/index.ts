export { type ChangeManagementControls, changeManagementPolicy } from "./change-management.ts";
export { type EncryptionControls, encryptionPolicy, type PolicyOptions } from "./encryption.ts";
export {
  keyRotationPeriod,
  minimumTlsVersion,
  requiredReviewers,
  requiredStatusChecks,
  statusCheckSources,
} from "./parameters.ts";
export {
  compromisedKey,
  interceptedTraffic,
  pipelineTakeover,
  type RiskOptions,
  unauthorizedDatabaseAccess,
  unreviewedChange,
} from "./risks.ts";
