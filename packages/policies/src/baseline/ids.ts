import type { AcceptableUseControlId } from "../topics/acceptable-use/controls.ts";
import type { AccessControlId } from "../topics/access/controls.ts";
import type { ContinuityControlId } from "../topics/business-continuity/controls.ts";
import type { ChangeControlId } from "../topics/change-management/controls.ts";
import type { ConductControlId } from "../topics/code-of-conduct/controls.ts";
import type { DataControlId } from "../topics/data-classification/controls.ts";
import type { EncryptionControlId } from "../topics/encryption/controls.ts";
import type { IncidentControlId } from "../topics/incident-response/controls.ts";
import type { InformationSecurityControlId } from "../topics/information-security/controls.ts";
import type { MonitoringControlId } from "../topics/logging-and-monitoring/controls.ts";
import type { PrivacyControlId } from "../topics/privacy/controls/index.ts";
import type { ProcessingIntegrityControlId } from "../topics/processing-integrity/controls.ts";
import type { RetentionControlId } from "../topics/retention-and-disposal/controls.ts";
import type { RiskControlId } from "../topics/risk-management/controls.ts";
import type { VendorControlId } from "../topics/vendor-management/controls.ts";
import type { VulnerabilityControlId } from "../topics/vulnerability-management/controls.ts";

/** Every control of the baseline. */
export type BaselineControlId =
  | AcceptableUseControlId
  | AccessControlId
  | ChangeControlId
  | ConductControlId
  | ContinuityControlId
  | DataControlId
  | EncryptionControlId
  | IncidentControlId
  | InformationSecurityControlId
  | MonitoringControlId
  | PrivacyControlId
  | ProcessingIntegrityControlId
  | RetentionControlId
  | RiskControlId
  | VendorControlId
  | VulnerabilityControlId;

/** Every policy of the baseline. */
export type BaselinePolicyId =
  | "acceptable-use"
  | "access-control"
  | "business-continuity"
  | "change-management"
  | "code-of-conduct"
  | "data-classification"
  | "encryption"
  | "incident-response"
  | "information-security"
  | "logging-and-monitoring"
  | "retention-and-disposal"
  | "risk-management"
  | "vendor-management"
  | "vulnerability-management";

type StatementPrefix =
  | "ACC"
  | "AUP"
  | "BCP"
  | "CHG"
  | "COC"
  | "DAT"
  | "ENC"
  | "IR"
  | "IS"
  | "LOG"
  | "RET"
  | "RSK"
  | "VEN"
  | "VUL";

/** A sentence of one of its policies. */
export type BaselineStatementId = `${StatementPrefix}-${number}`;

/** An entry of its register of risks. */
export type BaselineRiskId = `RISK-${number}`;

/** Controls of categories that a program need not choose. */
export type OptionalControlId = PrivacyControlId | ProcessingIntegrityControlId;
