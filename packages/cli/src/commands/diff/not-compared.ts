import { describeError } from "../../errors.ts";
import type { Io } from "../../io.ts";
import { configPath } from "../../load-config.ts";
import { postNotCompared } from "../../pull-request/post.ts";
import type { Target } from "../../pull-request/pull.ts";
import { configIn } from "./base/base.ts";

/**
 * Says in the pull request that a commit could not be compared: a comment of an earlier one is not to pass for this one's. Never throws,
 * for why nothing is compared is still to be told.
 */
export async function tellNotCompared(config: string | undefined, target: Target, io: Io): Promise<void> {
  try {
    const done = await postNotCompared(await configIn(configPath(io.cwd, config), io), target, io);
    io.stderr.write(`${done}\n`);
  } catch (error) {
    io.stderr.write(describeError(error, false).text);
  }
}
