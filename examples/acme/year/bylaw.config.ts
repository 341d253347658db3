import { join } from "node:path";
import { acmeOn } from "./program.ts";
import { period, whole } from "./story.ts";

/** Acme's program as its year ends. */
export default acmeOn(period.to, whole, join(import.meta.dirname, "evidence"));
