import type { Collector, Observed } from "@bylaw/core";
import { from } from "@bylaw/core";
import { answerMismatch, defineCollector, known, ReadError, unreadable } from "@bylaw/core/provider";
import { githubKind } from "../../session/kind.ts";
import { broughtBy } from "./brought.ts";
import { type EvidenceFile, type EvidencePullRequest, evidenceFileSchema } from "./file.ts";
import { BROUGHT, RECORDS, REVIEWED, TREE, WIDTH } from "./query.ts";
import { type Place, type PlacedFile, placedFiles } from "./tree.ts";

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
  schema: evidenceFileSchema,
  async *collect(session) {
    if (session.records === undefined) throw new ReadError({ code: "not-collected", message: UNTOLD });
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
