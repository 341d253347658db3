import { days, type Program } from "../../index.ts";
import { known } from "../../provider/index.ts";
import { createKeeper, evaluateRecording, type JudgedRun, planRun, type Recording } from "../../run/index.ts";
import { listingOf, recordingOf } from "../../testing/index.ts";
import { always, vault, vaultKeys, vaultProgram } from "../../vault.fixture.ts";

/** Keys by id and the days of their period. */
export type Keys = Readonly<Record<string, number>>;

export const vaultRuns: Program = vaultProgram({ providers: [vault(["north"], always())] });

/** What the vault listed on a day. */
export function vaultRecording(day: string, keys: Keys, problem?: { readonly code: "throttled" }): Recording {
  const items = Object.entries(keys).map(
    ([id, amount]) => ({ id, manager: "customer", period: known(days(amount)) }) as const,
  );
  return recordingOf(
    [
      listingOf(vaultKeys, items, {
        path: ["1", "north"],
        ...(problem !== undefined && { problem: { ...problem, message: "The vault pushed back." } }),
      }),
    ],
    `${day}T06:00:00.000Z`,
  );
}

/** A run of a recording, ready to be kept. */
export async function judgedRun(
  recording: Recording,
  program: Program = vaultRuns,
  ids: readonly string[] = [],
): Promise<JudgedRun> {
  const plan = planRun(program, ids);
  const keeper = createKeeper(plan);
  const report = await evaluateRecording(plan, recording, { onObservation: keeper.add });
  return { plan, recording, report, keeper };
}
