export { at } from "./at.ts";
export { type KeepOptions, type KeptAt, keepRun } from "./keep/keep-run.ts";
export { openKeptRun, openRuns, type StoredRun, type StoredRuns } from "./keep/open-kept.ts";
export { verifyRuns } from "./keep/verify-runs.ts";
export { makeFolder } from "./make-folder.ts";
export { openRecording } from "./open-recording.ts";
export { systemTools } from "./tools.ts";
export { assertRecordingFolder, writeRecording } from "./write-recording.ts";
