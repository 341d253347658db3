/** Where each thing is written about. Ids are slugs, so no path needs escaping. */
const pages = {
  document: (path: string) => path,
  policy: (id: string) => `policies/${id}.md`,
  statement: (id: string, policy: string) => `policies/${policy}.md#${anchor(id)}`,
  control: (id: string) => `control-matrix.md#${anchor(id)}`,
  risk: (id: string) => `risk-register.md#${anchor(id)}`,
  check: (id: string) => `checks/${id}.md`,
} as const;

export type PageKind = keyof typeof pages;

/** The places where documents of ours can stand. Nothing else is ever looked at or removed. */
const DOCUMENT_PATH =
  /^(?:(?:README|risk-register|control-matrix|waivers|status)\.md|policies\/[A-Za-z0-9][A-Za-z0-9._-]*\.md|checks\/[a-z0-9-]+\/[a-z0-9-]+\.md)$/;

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

export function isDocumentPath(path: string): boolean {
  return DOCUMENT_PATH.test(path);
}

/** What a link to an id ends with: the anchor that GitHub gives a heading of nothing but the id. */
export function anchor(id: string): string {
  return id.toLowerCase().replaceAll(/[^a-z0-9_-]/g, "");
}
