import { realpathSync } from "node:fs";
import { dirname } from "node:path";
import type { Program } from "../../language/company/program.ts";
import { usersOf } from "../../language/links/users.ts";
import { traceOf } from "../../language/values/defined.ts";
import { companyFiles } from "./company-files.ts";
import { framesOf } from "./frames.ts";
import type { Location } from "./location.ts";
import { shownFrom } from "./paths.ts";
import { repositoryOf } from "./repository.ts";

/** Where the definitions of a program are written, in the company's own files. */
export interface Locations {
  /** The root of the repository, absolute and real: the nearest folder above the config with `.git`, else the config's own. */
  readonly root: string;
  /**
   * Where a definition is written: the innermost line of the company's files that asked for it, which of a ready-made one
   * is the call of whatever made it. Undefined for what a package has defined by itself, as a shipped check.
   */
  written(definition: object): Location | undefined;
  /**
   * Where a definition or a task is written, else where the nearest is that makes use of it: the control of a task, the
   * controls of a check, their policies, the program; at last the first line of the config. A task's is that of its control.
   */
  of(one: object): Location;
}

/** What the locations of a program are found by. */
export interface LocationOptions {
  /** The file that the program comes from, absolute. What lies beside and below it is the company's. */
  readonly config: string;
}

/**
 * Finds where the definitions of a program are written. Files are read when first asked for, and lines are those of the
 * files as they were loaded.
 *
 * @example
 * const { path, line } = locationsIn(program, { config: "/repo/bylaw.config.ts" }).of(task);
 */
export function locationsIn(program: Program, { config: given }: LocationOptions): Locations {
  const config = realpathSync(given);
  const home = dirname(config);
  const root = repositoryOf(home);
  const files = companyFiles(root, home);
  const known = new WeakMap<object, { readonly location: Location | undefined }>();
  const written = (definition: object): Location | undefined => {
    const found = known.get(definition);
    if (found !== undefined) return found.location;
    const location = files.find(framesOf(traceOf(definition) ?? ""));
    known.set(definition, { location });
    return location;
  };
  return {
    root,
    written,
    of(one) {
      for (const each of [one, ...usersOf(program, one)]) {
        const location = written(each);
        if (location !== undefined) return location;
      }
      return { path: shownFrom(root, config), line: 1 };
    },
  };
}
