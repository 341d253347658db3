import type { Repository } from "./detect/repository.ts";
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
  return [
    ...(git.top === undefined
      ? ["There is no git repository here: run git init, as everything is reviewed in git."]
      : []),
    ...(git.isElsewhere
      ? [
          "The remote does not name github.com, so no workflow was written: let your pipeline run bylaw check --keep each day.",
        ]
      : []),
    ...(git.top !== undefined && git.branch !== "main"
      ? [
          `bylaw coverage counts runs of main; if ${git.branch} is the default branch, give it --branch ${word(git.branch)}.`,
        ]
      : []),
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
    ...(depends("vitest") && !place.isPackage
      ? [
          `vitest finds compliance.test.ts among your tests too, where it asks live accounts: exclude it there.`,
        ]
      : []),
    ...(depends("jest") && !place.isPackage
      ? [
          `jest finds compliance.test.ts among your tests too: add "/${place.home}/" to its testPathIgnorePatterns.`,
        ]
      : []),
    ...(uses.workflows && !hasGithub
      ? [
          `There are workflows, and no GitHub organization is read: add github({ organization: "<login>" }) to providers, and githubControls to verifiedBy.`,
        ]
      : []),
  ];
}

/** A word of a command, as a shell reads it back. */
function word(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
