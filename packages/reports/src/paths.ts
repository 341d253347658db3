import { documentKinds } from "./documents/table.ts";
import { picturePaths } from "./pictures/table.ts";

/** Where each thing is written about. Ids are slugs, so no path needs escaping. */
const pages = {
  document: (path: string) => path,
  policy: (id: string) => `policies/${id}.md`,
  statement: (id: string, policy: string) => `policies/${policy}.md#${anchor(id)}`,
  control: (id: string) => `control-matrix.md#${anchor(id)}`,
  risk: (id: string) => `risk-register.md#${anchor(id)}`,
  check: (id: string) => `checks/${id}.md`,
  calendar: (control: string) => `evidence-calendar.md#${anchor(control)}`,
  criterion: (id: string) => `criteria.md#${anchor(id)}`,
  role: (id: string) => `organization.md#${anchor(id)}`,
  vendor: (id: string) => `vendor-register.md#${anchor(id)}`,
} as const;

const places = [...Object.values(documentKinds).map((kind) => kind.files), ...picturePaths].map((path) =>
  path.split("/"),
);
const files = places.map(fitting);
const folders = places.flatMap((parts) => parts.slice(1).map((_, at) => fitting(parts.slice(0, at + 1))));

export type PageKind = keyof typeof pages;

export function isPageKind(kind: unknown): kind is PageKind {
  return typeof kind === "string" && Object.hasOwn(pages, kind);
}

/** The path of a page from the root of the documents, with the heading on it where it has one. */
export function pagePath(kind: PageKind, id: string, within = ""): string {
  return pages[kind](id, within);
}

/** `../` once for every folder that `path` is in. */
export function upFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}

/** Whether a document of ours can stand at `path`. Nothing else is ever looked at or removed. */
export function isDocumentPath(path: string): boolean {
  return files.some((file) => file.test(path));
}

/** Whether documents of ours can stand somewhere in the folder at `path`. */
export function isDocumentFolder(path: string): boolean {
  return folders.some((folder) => folder.test(path));
}

/** What a link to an id ends with: the anchor that GitHub gives a heading of nothing but the id. */
export function anchor(id: string): string {
  return id.toLowerCase().replaceAll(/[^a-z0-9_-]/g, "");
}

/** What fits a place of the table, in which `*` is one name. */
function fitting(parts: readonly string[]): RegExp {
  const place = parts.join("/").replaceAll(".", "\\.").replaceAll("*", "[A-Za-z0-9][A-Za-z0-9._-]*");
  return new RegExp(`^${place}$`);
}
