import {
  type Control,
  defineControl,
  definePolicy,
  must,
  type Program,
  type ProgramDefinition,
  soc2,
} from "../index.ts";
import { unreadable } from "../provider/index.ts";
import { collectProgram, type Diff, diffOf, judgeProgram, type Recording } from "../run/index.ts";
import { denied, key } from "../run/run.fixture.ts";
import {
  always,
  ana,
  rotationPeriod,
  testTools,
  vault,
  vaultKeyRotation,
  vaultProgram,
} from "../vault.fixture.ts";

/** Keys of 90, 200 and 400 days, and one whose period nobody may read. */
export const north = vault(
  ["north"],
  always(key("a", 90), key("b", 200), key("c", 400), key("d", 1, { period: unreadable(denied) })),
);

/** What a recording of the keys holds, whatever a program asks of it. */
export const recorded: Recording = await collectProgram(vaultProgram({ providers: [north] }), testTools());

/** A program over them. */
export const program = (change: Partial<ProgramDefinition> = {}): Program =>
  vaultProgram({ providers: [north], ...change });

/** Its one task. */
export const task = "rotation / vault/key-rotation / all";

/** The control with something else of it. */
export function other(change: Partial<Parameters<typeof defineControl>[0]>): Control {
  return defineControl({
    id: "rotation",
    title: "Keys rotate",
    statement: "The vault rotates every key.",
    satisfies: [soc2("CC6.1")],
    owner: ana,
    frequency: "continuous",
    checks: [vaultKeyRotation.with({ period: rotationPeriod })],
    ...change,
  });
}

/** A policy whose sentence names the control, so that a program with another control is whole. */
function policyOf(control: Control) {
  return definePolicy({
    id: "encryption",
    title: "Encryption",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements: [must("ENC-1")`Rotate every key at least every ${rotationPeriod}.`.by(control)],
  });
}

export const withControl = (control: Control, change: Partial<ProgramDefinition> = {}): Program =>
  program({ controls: [control], policies: [policyOf(control)], ...change });

export async function diff(before: Program, after: Program, recording: Recording = recorded): Promise<Diff> {
  const [was, is] = [await judgeProgram(before, recording), await judgeProgram(after, recording)];
  return diffOf(was, is, { shown: 10 });
}

/** `newly-failing rotation / vault/key-rotation / all: b pass>fail` */
export function turns({ verdicts }: Diff): readonly string[] {
  return verdicts.map(({ kind, task, shown }) => {
    const told = shown.map(({ subject, was = "-", is = "-" }) => `${nameIn(subject)} ${was}>${is}`);
    return `${kind} ${task}: ${told.join(", ")}`;
  });
}

function nameIn(subject: string): string {
  return subject.replace(/^vault key (\S+) in .*$/, "$1").replace(/^.*: all in /, "");
}
