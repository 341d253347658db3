export { coverageDocument } from "./coverage.ts";
export {
  defaultTemplates,
  type TemplateName,
  type TemplateOverrides,
  templateNames,
} from "./documents/table.ts";
export {
  checkDocuments,
  checkPage,
  type DefinitionOptions,
  type Document,
  type DocumentOptions,
  definitionDocuments,
} from "./documents.ts";
export { loadTemplates } from "./load-templates.ts";
export { escapeText } from "./markdown.ts";
export type { PackedRecord, PackFile, PackInput } from "./pack/input.ts";
export { packFiles } from "./pack/pack.ts";
export type { SourceLinks } from "./parts/asked.ts";
export { type RunDocumentOptions, runDocuments } from "./run-documents.ts";
export { completenessText } from "./sample/document.ts";
export { sampleFiles } from "./sample/files.ts";
export { type StatusOptions, statusDocument } from "./status.ts";
export {
  compareDocuments,
  type DocumentChange,
  type DocumentDrift,
  writeDocuments,
  writeStatus,
} from "./write.ts";
export { yearStrip } from "./year-strip.ts";
