import { complianceSuite } from "@bylaw/vitest";
import program from "./bylaw.config.ts";

/** Without `from` the suite asks the live accounts. This example asks the recording that is kept beside it. */
complianceSuite(program, { from: new URL("./recording", import.meta.url).pathname });
