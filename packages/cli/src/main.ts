import { Console } from "node:console";
import { runCli } from "./cli.ts";
import { watchEnding } from "./ending.ts";
import { processIo } from "./io.ts";

// The AWS SDK's own switch for one warning: that it will ask for a newer Node. docs/getting-started.md says it once.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

// What a config or a check prints is no part of the answer, which a machine may read.
globalThis.console = new Console(process.stderr);

const args = process.argv.slice(2);
const { end } = watchEnding(args.includes("--verbose"));
// Not awaited at the top: a run that never settles is for the watch to tell, not for Node.
void runCli(args, processIo()).then(end);
