export { type ChangeOptions, githubChangeControls } from "./change-management.ts";
