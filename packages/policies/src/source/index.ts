import type { Supply } from "../baseline/options.ts";
import { sourceAccessControls } from "./access.ts";
import { sourceMonitoringControls } from "./logging.ts";

/** What the source of your own programs shows of the baseline, beside what is shown already: `soc2Baseline({ ..., verifiedBy: [sourceControls] })`. */
export const sourceControls: Supply = (_terms, before) => ({
  ...sourceAccessControls(before),
  ...sourceMonitoringControls(before),
});
