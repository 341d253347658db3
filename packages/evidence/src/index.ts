export { accessGrantKind, accessReviewKind, offboardingKind } from "./kinds/access.ts";
export {
  approval,
  externalReport,
  externalReportKind,
  meeting,
  meetingKind,
  screenshot,
  screenshotKind,
} from "./kinds/company.ts";
export {
  type DeploymentRecord,
  type DeploymentSampleDefinition,
  defineDeploymentSample,
  deploymentRecord,
} from "./kinds/deployments.ts";
export { defineEventLog, type EventLogDefinition, unlisted } from "./kinds/events.ts";
export {
  acknowledgement,
  acknowledgementKind,
  agreement,
  agreementKind,
  performanceReview,
  performanceReviewKind,
  screening,
  screeningKind,
  training,
  trainingKind,
} from "./kinds/persons.ts";
export { riskAcceptance, riskAcceptanceKind, riskAssessmentKind } from "./kinds/risks.ts";
export { defineVendorReviews, type VendorReviews, type VendorReviewTerms } from "./kinds/vendors.ts";
export { defineVulnerabilityList } from "./kinds/vulnerabilities.ts";
export { type EvidenceOptions, type EvidenceProvider, evidence } from "./provider/provider.ts";
