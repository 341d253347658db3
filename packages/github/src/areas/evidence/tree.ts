import { answerMismatch, partialAnswer } from "@bylaw/core/provider";
import type { GithubSession, RecordsPlace } from "../../session/session.ts";
import { RECORDS, recordsAnswer, recordsQuery, TREE, type TreeEntry, treeAnswer } from "./query.ts";

/** Where records lie, as it was found. */
export interface Place {
  /** `acme/infrastructure`. */
  readonly repository: string;
  readonly name: string;
  readonly directory: string;
  /** The newest commit of the default branch. */
  readonly commit: string;
}

/** A file in a requirement's folder. */
export interface PlacedFile {
  readonly folder: string;
  readonly blob: string;
  /** From the root of the repository. */
  readonly path: string;
  /** What it is where it is no file: `a symbolic link`. */
  readonly odd?: string;
}

/** What a directory of records holds at the newest commit of the default branch. All of it, or this throws. */
export async function placedFiles(
  session: GithubSession,
  { repository: name, directory }: RecordsPlace,
): Promise<{ readonly place: Place; readonly files: readonly PlacedFile[] }> {
  const owner = session.organization;
  const variables = { owner, repository: name, directory };
  const { repository } = await session.query(RECORDS, { text: recordsQuery, variables }, recordsAnswer);
  const { nameWithOwner, defaultBranchRef } = repository;
  const target = defaultBranchRef?.target;
  if (target?.file?.type !== "tree") {
    throw answerMismatch(RECORDS, `has no directory ${directory} on the default branch of ${nameWithOwner}`);
  }
  const asked = { owner, repo: name, tree_sha: target.file.oid, recursive: 1 };
  const { tree, truncated } = await session.call(TREE, asked, treeAnswer);
  if (truncated) throw partialAnswer(TREE, `gave a part of ${directory} of ${nameWithOwner} alone`);
  return {
    place: { repository: nameWithOwner, name, directory, commit: target.oid },
    files: tree.flatMap((entry) => filesOf(entry, directory)),
  };
}

/** Records lie in a folder of the directory itself; what lies elsewhere is none. */
function filesOf({ path, mode, type, sha }: TreeEntry, directory: string): readonly PlacedFile[] {
  const [folder, name, ...deeper] = path.split("/");
  if (folder === undefined || name === undefined || deeper.length > 0 || type === "tree") return [];
  const odd = oddities[mode] ?? (mode.startsWith("100") && type === "blob" ? undefined : "what is no file");
  return [{ folder, blob: sha, path: `${directory}/${path}`, ...(odd !== undefined && { odd }) }];
}

const oddities: Readonly<Record<string, string>> = { "120000": "a symbolic link", "160000": "a submodule" };
