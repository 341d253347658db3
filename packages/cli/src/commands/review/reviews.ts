import { join, relative, resolve, sep } from "node:path";
import type { Program } from "@bylaw/core";
import { evidenceProvider } from "@bylaw/core/provider";
import type { EvidenceOptions } from "@bylaw/evidence";

/** Where the reviews of a program lie. */
export interface Reviews {
  readonly folder: string;
  /** From where the program is, with slashes: `reviews`. */
  readonly shown: string;
}

/** Where whoever reads records looks for them; beside the program where nothing reads records. */
export function reviewsOf({ providers }: Program, home: string, cwd: string): Reviews {
  const found = providers.find(({ type }) => type.id === evidenceProvider.id);
  const { reviews } = (found ?? {}) as Partial<EvidenceOptions>;
  const folder = reviews === undefined ? join(home, "reviews") : resolve(cwd, reviews);
  return { folder, shown: relative(home, folder).split(sep).join("/") };
}
