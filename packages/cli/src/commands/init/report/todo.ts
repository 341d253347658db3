import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import type { Program } from "@bylaw/core";
import { addDays } from "@bylaw/core/run";
import type { Repository } from "../detect/repository.ts";
import { TO_NAME } from "../files/people.ts";
import type { Needed } from "../packages.ts";
import { configFlag, documentsOf, type Place } from "../place.ts";
import { BRANCH_COMMAND } from "../rights.ts";
import type { GapReport } from "./gap-report.ts";

/** One thing to do: a command to run, or a file to edit. */
export interface Todo {
  readonly do: string;
  readonly why: string;
}

/** More than this is no week's work. */
const MOST = 7;

/** How long what fails on the first day may take, unless somebody says otherwise. */
const FIRST_PLAN = 90;

/** What to do this week, in that order. What is done is not among it. */
export function todosOf(
  needed: Needed,
  { program, report }: { readonly program?: Program; readonly report?: GapReport },
  place: Place,
  repository: Repository,
): readonly Todo[] {
  const { root, git, manager } = repository;
  const bylaw = (line: string): string => `${manager.exec} bylaw ${line}${configFlag(place)}`;
  const people = posix.join(place.parts, "people.ts");
  const todos: readonly (Todo | false)[] = [
    needed.command !== undefined && { do: needed.command, why: "installs what the program imports" },
    needed.command === undefined &&
      !needed.isInstalled && { do: `${manager.name} install`, why: "installs what the program imports" },
    program === undefined && {
      do: `${manager.exec} bylaw init`,
      why: "changes nothing any more, and tells what the program covers and what is due first",
    },
    isToName(join(root, people)) && {
      do: people,
      why: "name the people who work here, two at least, and their offices",
    },
    program !== undefined &&
      (program.backlog?.groups.length ?? 0) === 0 && {
        do: bylaw(backlogLine(program, report)),
        why: "puts what fails or has nothing behind it on a plan, for review",
      },
    !existsSync(join(root, documentsOf(place), "control-matrix.md")) && {
      do: bylaw("docs"),
      why: "writes the policies: read them, and commit them with the program, as pull requests are held to them",
    },
    !git.hasEvidenceBranch && {
      do: BRANCH_COMMAND,
      why: "begins the branch for kept runs; then the other commands above: a day without a run cannot be made up for",
    },
    (report?.undated.length ?? 0) > 0 && {
      do: bylaw("evidence due"),
      why: "tells what of the records could not be decided, or does not hold, and why",
    },
    ...(report?.due ?? []).map(({ requirement, due, title, by }) => ({
      do: bylaw(`evidence add ${requirement}${by === undefined ? "" : ` --by ${by}`}`),
      why: `due by ${due}: ${title}`,
    })),
  ];
  return todos.filter((one) => one !== false).slice(0, MOST);
}

function backlogLine({ controls }: Program, report: GapReport | undefined): string {
  const [owner] = controls.map((control) => control.owner);
  const until = report === undefined ? "" : ` --until ${addDays(report.asOf, FIRST_PLAN)}`;
  const id = owner === undefined ? "" : ` --owner ${owner.id}`;
  return `backlog --add${id}${until} --reason "Found on the first day."`;
}

/** True while somebody is still to be named there. */
function isToName(path: string): boolean {
  return existsSync(path) && readFileSync(path, "utf8").includes(TO_NAME);
}
