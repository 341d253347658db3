import { readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { packages, root, sourceFiles } from "./repo.ts";

/** Where a path begins when it stands in a command: `npx vitest run packages/aws`. */
const ROOMS = /^(?:bench|docs|examples|packages|testbed|tools)\//;
const PATH = /^[\w.<>-]+(?:\/[\w.<>-]+)+$/;
const FILE = /^[\w.-]+\.(?:ts|json|md)$/;

/** The paths and names of files that a page for contributors names in its code, and that are not there. */
export function missingPaths(text: string): readonly string[] {
  const spans = [...text.replaceAll(/^```[\s\S]*?^```/gm, "").matchAll(/`([^`\n]+)`/g)].map(
    ([, span = ""]) => span,
  );
  return spans.flatMap((span) => {
    const words = span.split(" ");
    if (words.length > 1) return words.filter((word) => ROOMS.test(word) && !isThere(word));
    if (PATH.test(span)) return isThere(span) ? [] : [span];
    return FILE.test(span) && !isNamed(span) ? [span] : [];
  });
}

/** From the root of the repository; `<service>` is whatever stands there. */
function isThere(path: string): boolean {
  return (
    path.split("/").reduce<readonly string[]>(
      (folders, segment) =>
        folders.flatMap((folder) =>
          entriesOf(folder)
            .filter((name) =>
              /^<.*>/.test(segment) ? name.endsWith(segment.replace(/^<.*>/, "")) : name === segment,
            )
            .map((name) => join(folder, name)),
        ),
      [root],
    ).length > 0
  );
}

function entriesOf(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** A file of that name stands in some package, in the test bed, or at the root. */
function isNamed(file: string): boolean {
  const folders = [...packages().map(({ path }) => path), join(root, "testbed")];
  return [
    ...entriesOf(root),
    ...folders.flatMap(entriesOf),
    ...folders.flatMap(sourceFiles).map((path) => basename(path)),
  ].includes(file);
}
