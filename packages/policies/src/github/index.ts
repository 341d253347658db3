export type { ControlOptions } from "../options.ts";
export { githubChangeControls } from "./change-management.ts";
