import { runCli } from "./cli.ts";
import { processIo } from "./io.ts";

const code = await runCli(process.argv.slice(2), processIo());
// A client that waits for a rate limit would keep the process alive long after the answer is out.
process.stdout.write("", () => process.exit(code));
