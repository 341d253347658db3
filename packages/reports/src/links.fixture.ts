import { dirname, posix } from "node:path";
import type { Document } from "./documents.ts";

/** A link of a document: from which line, and to which place of which document. */
export interface FoundLink {
  readonly line: string;
  readonly path: string;
  readonly anchor: string | undefined;
}

/** Every link and every picture of a document of Markdown. */
export function linksIn({ path, content }: Document): readonly FoundLink[] {
  return content.split("\n").flatMap((line) =>
    [...line.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = ""]) => {
      const [file = "", anchor] = decodeURI(target).split("#");
      return { line, path: posix.join(dirname(path), file), anchor };
    }),
  );
}

/** The places of a document that a link may lead to: what it anchors, and its headings as GitHub anchors them. */
function anchorsIn({ content }: Document): readonly string[] {
  const anchored = [...content.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = ""]) => id);
  const headings = [...content.matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
  return [...anchored, ...headings];
}

/** The links that lead nowhere, as `README.md: gone.md#place`. */
export function brokenLinks(
  documents: readonly Document[],
  besides: readonly string[] = [],
): readonly string[] {
  const places = new Map(documents.map((document) => [document.path, new Set(anchorsIn(document))]));
  const isThere = ({ path, anchor }: FoundLink): boolean =>
    besides.includes(path) ||
    (places.has(path) && (anchor === undefined || places.get(path)?.has(anchor) === true));
  return documents
    .filter(({ path }) => path.endsWith(".md"))
    .flatMap((document) =>
      linksIn(document)
        .filter((link) => !isThere(link))
        .map(({ path, anchor }) => `${document.path}: ${path}${anchor === undefined ? "" : `#${anchor}`}`),
    );
}

/** The ids that a document anchors twice: a link to one would lead to the first alone. */
export function anchoredTwice({ content }: Document): readonly string[] {
  const all = [...content.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = ""]) => id);
  return all.filter((id, at) => all.indexOf(id) !== at);
}
