import { join, resolve } from "node:path";
import { BylawError } from "@bylaw/core";
import {
  type EvidenceKind,
  type EvidenceRecord,
  type EvidenceSession,
  ReadError,
  type SessionTools,
} from "@bylaw/core/provider";
import { noFaults } from "../format/faults.ts";
import { SILENT } from "../format/record.ts";
import { blobId } from "./blob-id.ts";
import { heldToReview } from "./closed-review.ts";
import { absenceOf, listFolder } from "./folder.ts";
import { type Found, findRecord, type Send } from "./record.ts";
import { type Holds, unclaimedIn } from "./unclaimed.ts";

/** The directories that records lie in, each requirement's in a folder of its own. */
export interface Places {
  readonly directory: string;
  /** Where those of restricted kinds lie. */
  readonly restricted: string;
  /** Where access reviews lie, each in `<id>/<period>`. */
  readonly reviews: string;
}

const OPERATION = "evidence:ReadRecords";

/** A disk is not to be spared, but every read is counted. */
const PER_SECOND = 100_000;

/** A session over the folders, with the runner's count and cancellation inside. */
export function openSession(places: Places, tools: SessionTools<typeof OPERATION>): EvidenceSession {
  const send: Send = (run) =>
    tools.call({
      operation: OPERATION,
      limiter: "disk",
      perSecond: PER_SECOND,
      isThrottle: () => false,
      run,
    });
  return {
    async *records({ requirement, of, review }) {
      const folder = join(await openPlace(places, of, send), folderName(requirement));
      const listed = await send((signal) => listFolder(folder, requirement, signal));
      if ("refused" in listed) {
        yield unreadFolder(requirement, listed.refused);
        return;
      }
      const named = of.restricted ? byDigest(requirement) : byName(requirement);
      for (const name of listed.names) {
        const found = await findRecord(folder, name, of, send);
        const held =
          review && (await heldToReview({ requirement, name, found }, review, places.reviews, send));
        yield { ...named(found, name), ...(held !== undefined && { review: held }) };
      }
    },
    async *unclaimed(folders) {
      const told = new Set<string>();
      const apart = new Set(directoriesOf(places).map(([directory]) => resolve(directory)));
      const isApart = (path: string): boolean => apart.has(resolve(path));
      for (const [directory, holds] of directoriesOf(places))
        for (const one of await send((signal) => unclaimedIn(directory, holds, folders, signal, isApart))) {
          if (!told.has(one.id)) yield one;
          told.add(one.id);
        }
    },
  };
}

function directoriesOf({
  directory,
  restricted,
}: Places): readonly (readonly [path: string, holds: Holds])[] {
  if (resolve(restricted) === resolve(directory)) return [[directory, "all"]];
  return [
    [directory, "others"],
    [restricted, "restricted"],
  ];
}

/** The directory of a kind's records. Throws when restricted records lie in one that is not there: others are read without it. */
async function openPlace({ directory, restricted }: Places, of: EvidenceKind, send: Send): Promise<string> {
  if (!of.restricted || restricted === directory) return directory;
  const problem = await send(() => absenceOf(restricted, "restricted"));
  if (problem !== undefined) throw new ReadError({ ...problem, operation: OPERATION });
  return restricted;
}

function folderName(requirement: string): string {
  if (/^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/.test(requirement)) return requirement;
  throw new BylawError(
    "invalid-definition",
    `${JSON.stringify(requirement)} is no name of a folder of records.`,
    {
      next: "Give the requirement an id of letters, digits and single hyphens, such as restore-test.",
    },
  );
}

function unreadFolder(requirement: string, refused: string): EvidenceRecord {
  const faults = noFaults();
  faults.add(1, undefined, refused);
  return recordAs(requirement, { told: SILENT, digest: "", faults, files: [] });
}

type Named = (found: Found, name: string) => EvidenceRecord;

function byName(requirement: string): Named {
  return (found, name) => recordAs(`${requirement}/${name}`, found);
}

/** The file name of a restricted record may be a person's: its id is the beginning of its digest. */
function byDigest(requirement: string): Named {
  const taken = new Map<string, number>();
  return (found) => {
    const isRead = found.digest !== "";
    const id = `${requirement}/${isRead ? found.digest.slice(0, 12) : "unread"}`;
    const count = (taken.get(id) ?? 0) + 1;
    taken.set(id, count);
    if (isRead && count > 1) {
      found.faults.add(1, undefined, "has the digest of another record of its folder; remove one of the two");
    }
    return recordAs(isRead && count === 1 ? id : `${id}-${count}`, found);
  };
}

function recordAs(id: string, { told, digest, faults, files: read }: Found): EvidenceRecord {
  const { fields, content, files, policyLines } = told;
  // A name that is none of a policy's is told as a fault, and stands nowhere else.
  const lines = Object.entries(policyLines ?? {}).filter(
    ([name]) => fields.policies !== undefined && Object.hasOwn(fields.policies, name),
  );
  const placed = lines.length > 0 && { policyLines: Object.fromEntries(lines) };
  const blobs = read.length > 0 && { blobs: read.map(({ bytes }) => blobId(bytes)) };
  return { id, ...fields, ...placed, content, files, faults: faults.told(), digest, ...blobs };
}
