// What a run came to, for machines: pure functions over a report and what was stored while it was judged.
export { asff } from "./formats/asff/asff.ts";
export { csv } from "./formats/csv/csv.ts";
export type { Format } from "./formats/format.ts";
export { type FormatId, formats } from "./formats/formats.ts";
export { githubAnnotations } from "./formats/github/annotations.ts";
export { githubSummary } from "./formats/github/summary.ts";
export { json } from "./formats/json/json.ts";
export { junit, junitFailures } from "./formats/junit/junit.ts";
export { ocsf } from "./formats/ocsf/ocsf.ts";
export { oscalCatalog } from "./formats/oscal/catalog.ts";
export { oscalComponents } from "./formats/oscal/components.ts";
export { oscalResults } from "./formats/oscal/results.ts";
export { sarif } from "./formats/sarif/sarif.ts";
export { sarifGithub } from "./formats/sarif-github/sarif-github.ts";
export {
  type HeldTo,
  isQuiet,
  type Notice,
  type NoticeChange,
  type NoticeDue,
  type NoticeResource,
  type NoticeRun,
} from "./notice/notice.ts";
export { SLACK_LIMITS, type SlackBlock, type SlackMessage, slackMessage } from "./notice/slack.ts";
export { headlineOf, type NoticeItem, type NoticeSection, noticeSections, runsText } from "./notice/words.ts";
export type { Asked, AskedControl, AskedStatement } from "./run/asked.ts";
export type { Entry, ObservationData, PlanData, WaiverData } from "./run/entry.ts";
export {
  createMemoryStore,
  type EntryStore,
  type ExportedRun,
  exportedRun,
  type Location,
  type RunToExport,
  storeIn,
} from "./run/exported-run.ts";
export type { Standing } from "./run/standing.ts";
export { clip } from "./text/clip.ts";
export { markdownText } from "./text/markdown.ts";
export { type CommandProperties, workflowCommand } from "./text/workflow-command.ts";
