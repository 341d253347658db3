import type { EvidenceKind, EvidenceRecord } from "@bylaw/core/provider";
import { type Common, commonOf } from "./common.ts";
import { contentOf, NOTHING } from "./content.ts";
import { documentOf } from "./document.ts";
import type { Faults } from "./faults.ts";
import { frontMatterOf } from "./front-matter.ts";
import { decode } from "./utf8.ts";

/** What a file says, as far as it is in order. */
export interface Told extends Common {
  readonly content: EvidenceRecord["content"];
}

/** Says nothing: a file that is no record, or that could not be read. */
export const SILENT: Told = { fields: {}, files: [], content: NOTHING };

/** Nothing below the fields is ever kept, and there what nobody should see is written down. */
const PROSE = "has text below its fields, and is restricted; remove it";

/** Reads a record: Markdown that begins with its fields as YAML. What is wrong with it goes to `faults`. */
export function recordOf(bytes: Uint8Array, kind: EvidenceKind, faults: Faults): Told {
  const decoded = decode(bytes);
  if (!("text" in decoded)) {
    faults.add(decoded.line, undefined, decoded.message);
    return SILENT;
  }
  const parts = frontMatterOf(decoded.text, faults);
  if (parts === undefined) return SILENT;
  if (kind.restricted && parts.proseLine !== undefined) faults.add(parts.proseLine, undefined, PROSE);
  const document = documentOf(parts.yaml, faults, kind.restricted);
  if (document === undefined) return SILENT;
  const { entries, reading } = document;
  return { ...commonOf(entries, kind, reading), content: contentOf(entries, kind, reading) };
}
