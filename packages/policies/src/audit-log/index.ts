import type { Supply } from "../baseline/options.ts";
import { auditLogMonitoringControls } from "./logging.ts";

export { auditEventAge, auditLogRemoval, burstNotice } from "./parameters.ts";

/** What an audit log shows of the baseline, beside what is shown already: `soc2Baseline({ ..., verifiedBy: [auditLogControls] })`. */
export const auditLogControls: Supply = (_terms, before) => auditLogMonitoringControls(before);
