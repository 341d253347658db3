import { flag, type Given, shared, value } from "../../command.ts";

/** What is typed behind its name. */
export const options = {
  config: shared.config,
  out: value("folder", "where the documents live (default: documents, beside the program)"),
  templates: value("folder", "your own Handlebars templates, by the name of the one they replace"),
  names: flag("name who holds each role in the organization chart; without it, roles alone"),
  sources: value(
    "address",
    "also write sources.md, which links each statement, control and check to its line: where the repository is read, or . for its folder",
  ),
  check: flag("write nothing; exit 1 when a document differs from the program"),
} as const;

export type DocsGiven = Given<typeof options, object>;
