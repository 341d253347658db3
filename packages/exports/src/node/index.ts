// The room that writes: stores of any size, and files that appear whole or not at all.
export { createDiskStore, type DiskStore } from "./disk-store.ts";
export { type Exporter, openExporter, type RunSource } from "./exporter.ts";
export {
  assertOutputs,
  foldersOf,
  gathered,
  type Output,
  type OutputFiles,
  outputsOf,
  parseOutput,
  removeEarlier,
  writeExports,
} from "./write-exports.ts";
