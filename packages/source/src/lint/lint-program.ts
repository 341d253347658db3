import { realpathSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Program } from "@bylaw/core";
import { type Location, locationsIn, repositoryOf } from "@bylaw/core/node";
import { linksOf } from "@bylaw/core/run";
import { openSources } from "../project/sources.ts";
import type { LintFinding } from "./finding.ts";
import { type Lint, lint } from "./lint.ts";

/** What a company lints. */
export interface ToLint {
  /** The file that the program comes from, absolute. What it imports by relative paths is read as well. */
  readonly config: string;
  /** The program, where it could be loaded: without it, only sentences are read. */
  readonly program?: Program;
  /** True where what installed packages bring into the program is linted as well. Default: false. */
  readonly all?: boolean;
}

/** What the lint found in a company's files. */
export interface LintedProgram extends Lint {
  /** The root of the repository, absolute and real: what the paths of findings are from. */
  readonly root: string;
}

/**
 * Lints a company's own files, and its program. Paths of findings are those from the root of the repository, with forward
 * slashes. A file that cannot be read throws what the file system says.
 *
 * @example const { findings } = lintProgram({ config: "/repo/bylaw.config.ts", program });
 */
export function lintProgram({ config: given, program, all = false }: ToLint): LintedProgram {
  const config = realpathSync(given);
  const root = repositoryOf(dirname(config));
  const absolute = ({ path, line }: Location) => ({ path: join(root, path), line });
  const locations = program === undefined ? undefined : locationsIn(program, { config });
  const paths = new Set([config]);
  if (program !== undefined && locations !== undefined) {
    for (const one of definitionsOf(program)) {
      const location = locations.written(one);
      if (location !== undefined) paths.add(absolute(location).path);
    }
  }
  const { findings, accepted, sentences } = lint({
    sources: openSources([...paths]),
    all,
    ...(program !== undefined && { program }),
    ...(locations !== undefined && {
      written: (definition: object) => {
        const location = locations.written(definition);
        return location === undefined ? undefined : absolute(location);
      },
      usedAt: (definition: object) => absolute(locations.of(definition)),
    }),
  });
  const fromRoot = <T extends LintFinding>(one: T): T => ({
    ...one,
    path: relative(root, one.path).split(sep).join("/"),
  });
  return { root, findings: findings.map(fromRoot), accepted: accepted.map(fromRoot), sentences };
}

/** Where the company's files may be that the config names in another way than by a relative path. */
function definitionsOf(program: Program): readonly object[] {
  const { policies, controls, risks, waivers } = program;
  return [...policies, ...linksOf(program).statements, ...controls, ...risks, ...waivers];
}
