import type { IsoDate, Severity } from "@bylaw/core";
import type { ChangedNoun, ChangeKind, Stood } from "@bylaw/core/run";
import type { Location } from "../run/exported-run.ts";

/**
 * What is told of two kept runs to whoever has to do something: `bylaw-notice/1`. It holds ids, titles, counts, and what checks
 * observed; nothing else of a listing, nothing of a record, and of restricted evidence its id and how many.
 */
export interface Notice {
  readonly format: "bylaw-notice/1";
  readonly organization: string;
  /** The day that it is told, where the organization is. */
  readonly today: IsoDate;
  /** The newest run that counts. */
  readonly run: NoticeRun;
  /** The run that it is held against; absent where there is none yet. */
  readonly before?: NoticeRun;
  /** Set where no run came after the newest for longer than may pass: the days without one, both included. */
  readonly late?: { readonly from: IsoDate; readonly to: IsoDate };
  /** How many files of runs cannot be read, and how many runs that another one saw are not there. */
  readonly lost: { readonly damaged: number; readonly missing: number };
  /** How many resources changed, by kind. */
  readonly counts: Readonly<Record<ChangeKind, number>>;
  /** How many do not hold, as before. */
  readonly still: { readonly failing: number; readonly undecided: number; readonly waived: number };
  /** What weighs most first. */
  readonly changes: readonly NoticeChange[];
  /** What the newest run was held to, and the one before it was not. */
  readonly heldTo: readonly HeldTo[];
  /** What people owe as of the newest run: overdue, then due, then undecided. */
  readonly due: readonly NoticeDue[];
  /** How many days ahead that looks. */
  readonly ahead: number;
  /** What could not be told, and why. */
  readonly notes: readonly string[];
}

export interface NoticeRun {
  readonly day: IsoDate;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly exitCode: number;
  readonly commit?: string;
}

/** What became of the resources of one check or requirement in one environment. */
export interface NoticeChange {
  readonly kind: ChangeKind;
  readonly task: string;
  /** How many resources, of which `resources` names the first. */
  readonly count: number;
  /** True for restricted evidence: nothing more is told of it. */
  readonly restricted?: true;
  readonly control?: string;
  readonly environment?: string;
  /** Absent where the program has no such check any more, as what follows. */
  readonly title?: string;
  readonly severity?: Severity;
  /** The id of the person who answers for the control. */
  readonly owner?: string;
  readonly fix?: string;
  /** The sentences of policies that it stands behind. */
  readonly statements?: readonly string[];
  /** Where the company's own source asks for it. */
  readonly location?: Location;
  /** True where the newest run held it to something else than the one before: see `heldTo`. */
  readonly heldToElse: boolean;
  /** Only of checks. */
  readonly resources: readonly NoticeResource[];
}

export interface NoticeResource {
  readonly scope: string;
  readonly id: string;
  readonly before: Stood;
  readonly after: Stood;
  /** What was observed and what was expected, or why nothing was decided. */
  readonly lines: readonly string[];
}

export interface HeldTo {
  readonly noun: ChangedNoun;
  readonly id: string;
  readonly what: string;
  /** True where less is asked than before. */
  readonly looser: boolean;
}

/** What is owed for one requirement, of one urgency. */
export interface NoticeDue {
  readonly requirement: string;
  readonly state: "overdue" | "due" | "undecided";
  /** How many persons, policies or events it is owed for; 1 where the company owes it. */
  readonly count: number;
  /** True for restricted evidence: nothing more is told of it. */
  readonly restricted?: true;
  readonly title?: string;
  /** The first day on which it is due, or was. */
  readonly due?: IsoDate;
  /** The ids of those who answer for the controls that ask for it. */
  readonly owners?: readonly string[];
}

/** True where nobody has to hear of it: nothing changed, nothing is due or late, and nothing is lost. */
export function isQuiet({ before, late, lost, changes, heldTo, due }: Notice): boolean {
  return (
    before !== undefined &&
    late === undefined &&
    lost.damaged + lost.missing === 0 &&
    changes.length === 0 &&
    due.length === 0 &&
    !heldTo.some(({ looser }) => looser)
  );
}
