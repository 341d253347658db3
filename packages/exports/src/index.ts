// What a run came to, for machines: pure functions over a report and what was stored while it was judged.
export { asff } from "./formats/asff/asff.ts";
export { csv } from "./formats/csv/csv.ts";
export type { Format } from "./formats/format.ts";
export { formats } from "./formats/formats.ts";
export { json } from "./formats/json/json.ts";
export { junit, junitFailures } from "./formats/junit/junit.ts";
export { ocsf } from "./formats/ocsf/ocsf.ts";
export { oscalCatalog } from "./formats/oscal/catalog.ts";
export { oscalComponents } from "./formats/oscal/components.ts";
export { oscalResults } from "./formats/oscal/results.ts";
export type { Asked, AskedControl, AskedStatement } from "./run/asked.ts";
export type { Entry, ObservationData, PlanData, WaiverData } from "./run/entry.ts";
export {
  createMemoryStore,
  type EntryStore,
  type ExportedRun,
  exportedRun,
  type Place,
  type RunToExport,
  storeIn,
} from "./run/exported-run.ts";
export type { Standing } from "./run/standing.ts";
