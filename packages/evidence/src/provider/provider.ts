import { join } from "node:path";
import { BylawError, type Provider } from "@bylaw/core";
import {
  type Connection,
  type EvidenceSession,
  evidenceProvider,
  located,
  scopeOf,
} from "@bylaw/core/provider";
import { absenceOf } from "../disk/folder.ts";

/** Where the records lie. */
export interface EvidenceOptions {
  /** The directory that holds a folder for each requirement, named by its id: `"evidence"`. */
  readonly directory: string;
  /** Another directory for the records of restricted kinds, which engineers may not see. Default: the same one. */
  readonly restricted?: string;
  /** The directory of access reviews, which `bylaw review` writes. Default: `reviews` beside `directory`. */
  readonly reviews?: string;
}

/** What reads records, and where a new one is put. */
export interface EvidenceProvider extends Provider<EvidenceSession>, EvidenceOptions {
  readonly reviews: string;
}

/** Where the directory lies differs between machines, and recordings do not. */
const PATH = ["records"];

/**
 * Records of evidence in a directory: Markdown files, in a folder for each requirement.
 *
 * @example
 * evidence({ directory: "evidence", restricted: "/mnt/people/evidence" })
 */
export function evidence(options: EvidenceOptions): EvidenceProvider {
  const { directory, restricted, reviews } = options;
  for (const [name, path] of Object.entries({ directory, restricted, reviews })) holdPath(name, path);
  return located(
    Object.freeze({
      kind: "provider",
      ...options,
      reviews: reviews ?? reviewsBeside(directory),
      type: evidenceProvider,
      looksInto: [{ level: "directory", path: PATH }],
      connect: () => connect(options),
      permissions: () => ({
        title: "Let whoever runs Bylaw read the directory of records. Nothing else is needed.",
        document: "",
        permissions: [],
      }),
    }),
  );
}

function reviewsBeside(directory: string): string {
  return join(directory, "..", "reviews");
}

async function connect({
  directory,
  restricted = directory,
  reviews = reviewsBeside(directory),
}: EvidenceOptions): Promise<Connection<EvidenceSession>> {
  const scope = scopeOf(evidenceProvider, "directory", PATH);
  const problem = await absenceOf(directory, "directory");
  // What reads YAML is loaded by whoever reads records: a replay reads none.
  const { openSession } = await import("../disk/session.ts");
  return {
    scopes: [problem === undefined ? { scope } : { scope, problem }],
    session: (_scope, tools) => openSession({ directory, restricted, reviews }, tools),
    close: () => undefined,
  };
}

function holdPath(name: string, path: unknown): void {
  if (name !== "directory" && path === undefined) return;
  if (typeof path === "string" && path !== "" && !path.includes("\0")) return;
  throw new BylawError("invalid-definition", `evidence(): ${name} is no path.`, {
    next: 'Give it a directory, such as "evidence".',
  });
}
