export { type NamedBytes, type RecordFiles, readRecordFiles } from "../disk/files.ts";
