import { runCli } from "./cli.ts";
import { watchEnding } from "./ending.ts";
import { processIo } from "./io.ts";

const args = process.argv.slice(2);
const { end } = watchEnding(args.includes("--verbose"));
// Not awaited at the top: a run that never settles is for the watch to tell, not for Node.
void runCli(args, processIo()).then(end);
