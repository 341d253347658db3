import { runCli } from "./cli.ts";
import { watchEnding } from "./ending.ts";
import { processIo } from "./io.ts";

// The AWS SDK's own switch for one warning: that it will ask for a newer Node. docs/getting-started.md says it once.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

const args = process.argv.slice(2);
const { end } = watchEnding(args.includes("--verbose"));
// Not awaited at the top: a run that never settles is for the watch to tell, not for Node.
void runCli(args, processIo()).then(end);
