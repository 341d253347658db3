import { complianceSuite } from "@bylaw/vitest";
import program from "./bylaw.config.ts";

complianceSuite(program);
