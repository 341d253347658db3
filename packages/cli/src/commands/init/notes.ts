import type { Repository } from "./detect/repository.ts";
import type { Uses } from "./detect/uses.ts";
import type { Place } from "./place.ts";

/** What somebody has to look at, as nothing that is there is changed. */
export function notesOf(
  place: Place,
  { git, manifest, tsconfig, uses, workspaces }: Repository,
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
          "The remote is not on GitHub, so no workflow was written: let your pipeline run bylaw check --keep each day.",
        ]
      : []),
    ...(git.top !== undefined && git.branch !== "main"
      ? [
          `bylaw coverage counts runs of main; if ${git.branch} is the default branch, give it --branch ${git.branch}.`,
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
