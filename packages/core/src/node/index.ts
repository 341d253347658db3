export { openRecording } from "./open-recording.ts";
export { systemTools } from "./tools.ts";
export { writeRecording } from "./write-recording.ts";
