export { type ActionResult, type ActionRun, runAction } from "./run-action.ts";
