import type { Collector, Observed } from "@bylaw/core";
import { from } from "@bylaw/core";
import {
  answerMismatch,
  defineCollector,
  known,
  observed,
  ReadError,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { githubKind } from "../../session/kind.ts";
import { broughtBy, type Place } from "./brought.ts";
import { BROUGHT, RECORDS, REVIEWED, TREE, WIDTH } from "./query.ts";
import { type PlacedFile, placedFiles } from "./tree.ts";

const pullRequest = z.object({
  /** `acme/infrastructure#12`. */
  id: z.string(),
  url: z.string(),
  mergedAt: z.string(),
  /** The file as the final commit of the pull request has it, by its git blob id. Absent where it has none at that place. */
  blob: observed(z.string()),
  /** Who opened it: a login. Absent when the account is gone. */
  author: observed(z.string()),
  /** Who approved its final commit before the merge, by their last word, and wrote none of it: logins. */
  approvers: observed(z.array(z.string())),
});

/** A merged pull request that brought a file. */
export interface EvidencePullRequest extends z.infer<typeof pullRequest> {}

const schema = z.object({
  /** `acme/infrastructure evidence restore-test 1f0c...`. A file's own name may be a person's, and is not kept. */
  id: z.string(),
  /** The requirement's folder, in which the file lies. */
  folder: z.string(),
  /** The git blob id of the file, which stands for its bytes. */
  blob: z.string(),
  /** The pull requests that brought it as it is. None: it was pushed without one. */
  pullRequests: observed(z.array(pullRequest)),
});

export interface EvidenceFile extends z.infer<typeof schema> {}

const UNTOLD =
  'github() is not told where records lie: give it records: { repository: "infrastructure", directory: "evidence" }.';

/**
 * Every file in a folder of the directory of records, at the newest commit of the default branch, with the pull requests that
 * brought it as it is. Files of one folder that are the same bytes are one entry.
 */
export const evidenceFiles: Collector<EvidenceFile> = defineCollector({
  id: "github/evidence-files",
  resource: "file of evidence",
  provider: githubKind,
  per: "organization",
  operations: [RECORDS, TREE, BROUGHT, REVIEWED],
  calls: {
    [RECORDS]: { each: "directory of records" },
    [TREE]: { each: "directory of records" },
    [BROUGHT]: { page: WIDTH, of: "file", in: "directory of records" },
    [REVIEWED]: { page: WIDTH, of: "pull request", in: "directory of records" },
  },
  schema,
  async *collect(session) {
    if (session.records.length === 0) throw new ReadError({ code: "not-collected", message: UNTOLD });
    for (const given of session.records) {
      const { place, files } = await placedFiles(session, given);
      const brought = await broughtBy(
        session,
        place,
        files.filter(({ odd }) => odd === undefined),
      );
      yield* entriesOf(place, files, brought);
    }
  },
});

function* entriesOf(
  { repository, directory }: Place,
  files: readonly PlacedFile[],
  brought: ReadonlyMap<PlacedFile, Observed<readonly EvidencePullRequest[]>>,
): Generator<EvidenceFile> {
  const entries = new Map<string, EvidenceFile>();
  for (const file of files) {
    const { folder, blob, odd } = file;
    const id = `${repository} ${directory} ${folder} ${blob}`;
    const pulls =
      odd === undefined
        ? (brought.get(file) ?? known([]))
        : unreadable(answerMismatch(TREE, `has ${odd} among the records of ${folder}`).problem);
    const same = entries.get(id);
    const pullRequests =
      same === undefined ? pulls : from([same.pullRequests, pulls], (a, b) => [...a, ...b]);
    entries.set(id, { id, folder, blob, pullRequests: from(pullRequests, (all) => [...all]) });
  }
  yield* entries.values();
}
