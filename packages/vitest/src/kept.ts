import { createHash } from "node:crypto";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { isMainThread } from "node:worker_threads";
import { isBylawError } from "@bylaw/core";
import { openRecording, writeRecording } from "@bylaw/core/node";
import type { Plan, Recording } from "@bylaw/core/run";

/** The process of the watching vitest: its workers come and go, in processes or in threads of it. */
const SESSION = isMainThread ? process.ppid : process.pid;

/**
 * While vitest watches, a test file is judged on what was collected last, so that a change of a policy shows at once and
 * the accounts are left alone. It is collected anew when vitest is started anew, when `BYLAW_FRESH=1`, and when the plan
 * needs a listing that was not read to the end, or the program has another provider.
 */
export async function keptRecording(
  plan: Plan,
  file: string,
  collect: () => Promise<Recording>,
): Promise<Recording> {
  const home = join(process.cwd(), "node_modules/.bylaw");
  const folder = join(home, `watch-${SESSION}`, nameOf(plan, file));
  const kept = (process.env.BYLAW_FRESH ?? "") === "" ? await opened(folder) : undefined;
  if (kept !== undefined && isEnough(plan, kept)) {
    console.info(
      `bylaw: judging what was collected at ${kept.startedAt}. Start vitest anew, or with BYLAW_FRESH=1, to collect again.`,
    );
    return kept;
  }
  const recording = await collect();
  // What the accounts said is for their owner's eyes.
  await mkdir(home, { recursive: true, mode: 0o700 });
  await discardEnded(home);
  await writeRecording(folder, recording);
  return recording;
}

/** One per test file and set of providers: what another provider would have read is not in the recording. */
function nameOf({ program }: Plan, file: string): string {
  const providers = program.providers.map(({ type, environment, looksInto }) => [
    type.id,
    environment?.id ?? "",
    looksInto ?? "",
  ]);
  return createHash("sha256")
    .update(JSON.stringify([file, providers]))
    .digest("hex")
    .slice(0, 16);
}

/** The recording, when there is one and it is whole. */
async function opened(folder: string): Promise<Recording | undefined> {
  try {
    return await openRecording(folder);
  } catch (error) {
    if (isBylawError(error)) return undefined;
    throw error;
  }
}

/** True when every listing that the plan needs was read, to the end: what failed may be mended by now. */
function isEnough({ collectors }: Plan, { listings }: Recording): boolean {
  return collectors.every(({ id }) => {
    const own = listings.filter((listing) => listing.collector === id);
    return own.length > 0 && own.every((listing) => listing.state === "complete");
  });
}

/** Removes what was kept for processes that have ended. */
async function discardEnded(home: string): Promise<void> {
  for (const name of await readdir(home)) {
    const session = Number(/^watch-(\d+)$/.exec(name)?.[1] ?? Number.NaN);
    if (!Number.isNaN(session) && !isRunning(session))
      await rm(join(home, name), { recursive: true, force: true });
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as { readonly code?: unknown }).code !== "ESRCH";
  }
}
