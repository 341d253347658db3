import type { ExportedRun } from "../../run/exported-run.ts";
import { line, string } from "./text.ts";

/** The namespace of what OSCAL has no word for. */
const NAMESPACE = "https://github.com/bylaw/bylaw/ns/oscal";

export interface Property {
  readonly name: string;
  readonly ns?: string;
  readonly value: string;
  readonly remarks?: string;
}

/** Properties of our own, of which what is undefined is left out. */
export function propertiesOf(all: Readonly<Record<string, string | undefined>>): readonly Property[] {
  return Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, ns: NAMESPACE, value: string(value) }],
  );
}

export function metadataOf(title: string, { report, version, revision }: ExportedRun): object {
  return {
    title: line(title),
    "last-modified": report.startedAt,
    version: revision ?? report.startedAt,
    "oscal-version": "1.1.3",
    props: propertiesOf({ "written-by": `Bylaw ${version}`, organization: report.program.organization.name }),
  };
}

/** A file inside the document, so that whoever follows a reference finds something. */
export function attached(uuid: string, title: string, filename: string, text: string): object {
  return {
    uuid,
    title: line(title),
    base64: { filename, "media-type": "application/json", value: base64(text) },
  };
}

/** A list under its name; nothing where it is empty, as OSCAL has no empty lists. */
export function listed(name: string, all: readonly unknown[]): object {
  return all.length === 0 ? {} : { [name]: all };
}

function base64(text: string): string {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
}
