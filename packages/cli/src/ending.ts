import { writeSync } from "node:fs";
import { UNDECIDED } from "./exit-codes.ts";

/** Said where what was thrown cannot be told any more. */
const THROWN =
  "[bylaw] Something was thrown where nothing waits for it.\n" +
  "  Look in the config and in what it imports; --verbose shows where. Nothing is decided.\n";

const ENDED =
  "[bylaw] Something ended the process before bylaw had an answer.\n" +
  "  Look for process.exit, or an await that never settles, in the config and in what it imports.\n";

/** Sees to it that the process ends with the code of its answer, and with 2 for as long as it has none. */
export function watchEnding(verbose: boolean): { end(code: number): void } {
  let answer: number | undefined;
  let failed = false;
  let untold = false;
  let telling: Promise<void> = Promise.resolve();
  process.exitCode = UNDECIDED;
  // Exits from within, so that no listener that a config added later has a say.
  process.on("exit", () => {
    if (untold) say(THROWN);
    else if (answer === undefined && !failed) say(ENDED);
    process.exit(failed ? UNDECIDED : (answer ?? UNDECIDED));
  });
  for (const event of ["uncaughtException", "unhandledRejection"]) {
    process.on(event, (error: unknown) => {
      const isFirst = !failed;
      failed = true;
      if (!isFirst) return;
      untold = true;
      // Loaded when it is needed: what tells an error brings the whole language along.
      void import("./errors.ts").then(({ uncaughtText }) => {
        say(uncaughtText(error, verbose));
        untold = false;
        process.exit();
      });
    });
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      // A reader that went away needs no words, yet has not got the answer.
      const isTold = failed || error.code === "EPIPE";
      failed = true;
      if (isTold) return;
      telling = import("./errors.ts").then(({ describeError }) => say(describeError(error, verbose).text));
    });
  }
  return {
    end(code) {
      answer = code;
      // A client that waits for a rate limit would keep the process alive long after the answer is out.
      const exit = () => setImmediate(() => void telling.then(() => process.exit()));
      process.stdout.write("", () => process.stderr.write("", exit));
    },
  };
}

/** Writes at once: an exiting process waits for no stream. */
function say(text: string): void {
  try {
    writeSync(process.stderr.fd, text);
  } catch {
    // There is nowhere left to say it. The exit code tells.
  }
}
