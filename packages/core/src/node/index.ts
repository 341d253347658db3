export { makeFolder } from "./make-folder.ts";
export { openRecording } from "./open-recording.ts";
export { systemTools } from "./tools.ts";
export { assertRecordingFolder, writeRecording } from "./write-recording.ts";
