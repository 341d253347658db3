import { from, type Observed } from "@bylaw/core";
import { hidden, nothingAt } from "./nothing-at.ts";
import type { RepositoryNode } from "./query.ts";
import type { Codeowners } from "./repository.ts";

/** Where GitHub looks for the file, in its order: the first that there is wins. */
export const PLACES = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

type File = Omit<Codeowners, "errors">;

function fileAt(path: string, file: { readonly byteSize: number } | null): File | null {
  return file && { path, bytes: file.byteSize };
}

/**
 * The CODEOWNERS file of a default branch that is shown, so that its files are too. A file of which GitHub does not say
 * whether it has errors may be one that it does not use.
 */
export function codeownersOf(node: RepositoryNode): Observed<Codeowners> {
  const { ownersInGithub, ownersInRoot, ownersInDocs, codeowners } = node;
  const [inGithub, inRoot, inDocs] = PLACES;
  const lower = from(
    [ownersInRoot, ownersInDocs],
    (root, docs) => fileAt(inRoot, root) ?? fileAt(inDocs, docs),
  );
  const first = from([ownersInGithub, lower], (github, other) => fileAt(inGithub, github) ?? other);
  return from([first, codeowners], (file, judged) => {
    if (file === null && judged === null) return nothingAt("codeowners");
    if (file === null) return hidden("codeowners", "judges a CODEOWNERS file that it does not show");
    if (judged === null) return hidden("codeowners", `does not say whether ${file.path} has errors`);
    return { ...file, errors: judged.errors.map(({ kind }) => kind) };
  });
}
