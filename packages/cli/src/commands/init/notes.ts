import type { Git } from "./detect/git.ts";
import type { Repository } from "./detect/repository.ts";
import type { Uses } from "./detect/uses.ts";
import { literal } from "./files/source.ts";
import type { Obstacles } from "./obstacles.ts";
import type { Place } from "./place.ts";

/** What somebody has to look at, as nothing that is there is changed. */
export function notesOf(
  place: Place,
  { git, manifest, tsconfig, uses, workspaces }: Repository,
  { foreign, ignored, unfit, formatted }: Obstacles,
  hasGithub: boolean,
): readonly string[] {
  const depends = (name: string): boolean => manifest?.depends.has(name) === true;
  const isAmongOthers = uses.tests.length > 0 && !place.isPackage;
  return [
    ...(git.top === undefined
      ? ["There is no git repository here: run git init, as everything is reviewed in git."]
      : []),
    ...(git.isElsewhere
      ? [
          "The remote does not name github.com, so no workflow was written: let your pipeline run bylaw check --keep each day.",
        ]
      : []),
    ...branchNotes(git, place),
    ...foreign.map(
      (path) =>
        `${path} was there and does not name bylaw: if it is for something else, rename it and run bylaw init again.`,
    ),
    ...unfit.map(
      ({ path, needs }) => `${path} was there, and the program does not compile with it: it needs ${needs}.`,
    ),
    ...(ignored.length > 0
      ? [
          `git ignores ${ignored.map(({ what }) => what).join(", ")}: no reviewer and no pipeline sees them. By which line says git check-ignore --verbose ${ignored[0]?.path}`,
        ]
      : []),
    ...(formatted.length > 0
      ? [
          `Prettier would write ${formatted.join(" and ")} anew: a page then differs from the program, and a record from what runs saw. Add ${formatted.map((one) => `${one}/`).join(" and ")} to .prettierignore.`,
        ]
      : []),
    ...(place.home !== "" && tsconfig === "strays"
      ? [
          `tsconfig.json compiles every file: add "${place.home}" to its "exclude"; the program has a tsconfig.json of its own.`,
        ]
      : []),
    ...(workspaces.length > 0 && !place.isPackage && place.home !== ""
      ? [`No pattern of the workspaces takes a package for it, so ${place.home} is installed with the root.`]
      : []),
    ...(depends("vitest") && isAmongOthers ? [vitestNote(place, uses)] : []),
    ...(depends("jest") && isAmongOthers ? [jestNote(place, uses)] : []),
    ...(uses.workflows && !hasGithub
      ? [
          `There are workflows, and no GitHub organization is read: add github({ organization: "<login>" }) to providers, and githubControls to verifiedBy.`,
        ]
      : []),
  ];
}

/** The program that is written says which branch counts where the remote tells of one; else that is for somebody to say. */
function branchNotes({ top, branch, current }: Git, { isThere }: Place): readonly string[] {
  const likely = branch ?? current;
  if (top === undefined || likely === "main" || (branch !== undefined && !isThere)) return [];
  return [
    `Runs of main count, unless the program names another branch: if ${likely} is the default branch, give defineProgram branch: ${literal(likely)}.`,
  ];
}

/** Where both have the same settings, what is excluded there is not run on its own either: the command leaves it out. */
function vitestNote({ home }: Place, uses: Uses): string {
  const found = `vitest finds compliance.test.ts among your tests too, such as ${uses.tests[0]}, and it asks live accounts`;
  if (home === "")
    return `${found}: give vitest --exclude compliance.test.ts in your own scripts of package.json.`;
  const file = uses.settings.vitest ?? "vitest.config.ts, which is still to be written";
  return `${found}: add "${home}/**" to test.exclude, beside configDefaults.exclude, in ${file}.`;
}

function jestNote({ home }: Place, uses: Uses): string {
  const pattern = home === "" ? "<rootDir>/compliance.test.ts" : `<rootDir>/${home}/`;
  const file = uses.settings.jest ?? 'package.json, under "jest"';
  return `jest finds compliance.test.ts among your tests too, such as ${uses.tests[0]}: add "${pattern}" to testPathIgnorePatterns in ${file}.`;
}
