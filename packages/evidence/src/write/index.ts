export { type RecordFields, recordText } from "./record-text.ts";
