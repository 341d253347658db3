import type { Policy } from "@bylaw/core";
import type { Controls, Terms } from "../terms.ts";
import { acceptableUsePolicy } from "../topics/acceptable-use/policy.ts";
import { accessPolicy } from "../topics/access/policy.ts";
import { continuityPolicy } from "../topics/business-continuity/policy.ts";
import { changePolicy } from "../topics/change-management/policy.ts";
import { conductPolicy } from "../topics/code-of-conduct/policy.ts";
import { dataPolicy } from "../topics/data-classification/policy.ts";
import { encryptionPolicy } from "../topics/encryption/policy.ts";
import { incidentPolicy } from "../topics/incident-response/policy.ts";
import { informationSecurityPolicy } from "../topics/information-security/policy.ts";
import { monitoringPolicy } from "../topics/logging-and-monitoring/policy.ts";
import { retentionPolicy } from "../topics/retention-and-disposal/policy.ts";
import { riskPolicy } from "../topics/risk-management/policy.ts";
import { vendorPolicy } from "../topics/vendor-management/policy.ts";
import { vulnerabilityPolicy } from "../topics/vulnerability-management/policy.ts";
import type { BaselineControlId, BaselinePolicyId } from "./ids.ts";

/** Every policy of the baseline, its sentences tied to controls by their id. */
export function policiesOf(
  terms: Terms,
  controls: Controls<BaselineControlId>,
): { readonly [K in BaselinePolicyId]: Policy } {
  return {
    "information-security": informationSecurityPolicy(terms, controls),
    "code-of-conduct": conductPolicy(terms, controls),
    "access-control": accessPolicy(terms, controls),
    encryption: encryptionPolicy(terms, controls),
    "acceptable-use": acceptableUsePolicy(terms, controls),
    "data-classification": dataPolicy(terms, controls),
    "retention-and-disposal": retentionPolicy(terms, controls),
    "logging-and-monitoring": monitoringPolicy(terms, controls),
    "vulnerability-management": vulnerabilityPolicy(terms, controls),
    "incident-response": incidentPolicy(terms, controls),
    "business-continuity": continuityPolicy(terms, controls),
    "change-management": changePolicy(terms, controls),
    "vendor-management": vendorPolicy(terms, controls),
    "risk-management": riskPolicy(terms, controls),
  };
}
