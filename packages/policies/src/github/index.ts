import type { Supply } from "../baseline/options.ts";
import { githubChangeControls } from "./change-management.ts";

/** What GitHub verifies of the baseline, in place of what people show: `soc2Baseline({ ..., verifiedBy: [githubControls] })`. */
export const githubControls: Supply = (terms) => githubChangeControls(terms);
