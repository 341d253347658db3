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
  acknowledgement,
  acknowledgementKind,
  agreement,
  agreementKind,
  screening,
  screeningKind,
  training,
  trainingKind,
} from "./kinds/persons.ts";
export { type EvidenceOptions, type EvidenceProvider, evidence } from "./provider/provider.ts";
