import type { Estate } from "../../testing/estate.ts";
import { inspectorScript, saidFinding, statusOf } from "./inspector.fixture.ts";

export const estate: Estate = {
  sound: inspectorScript([saidFinding("CRITICAL", "2025-12-31"), saidFinding("HIGH", "2025-12-20")]),
  weak: inspectorScript(
    [saidFinding("CRITICAL", "2025-06-01"), saidFinding("HIGH", "2025-06-01")],
    statusOf({ ecr: "DISABLED" }),
  ),
};
