import type { Program } from "../index.ts";
import { unreadable } from "../provider/index.ts";
import { collectProgram, type Diff, diffOf, judgeProgram, type Recording } from "../run/index.ts";
import { denied, key } from "../run/run.fixture.ts";
import { always, testTools, vault, vaultProgram } from "../vault.fixture.ts";

/** Keys of 90, 200 and 400 days, and one whose period nobody may read. */
export const north = vault(
  ["north"],
  always(key("a", 90), key("b", 200), key("c", 400), key("d", 1, { period: unreadable(denied) })),
);

/** What a recording of the keys holds, whatever a program asks of it. */
export const recorded: Recording = await collectProgram(vaultProgram({ providers: [north] }), testTools());

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
