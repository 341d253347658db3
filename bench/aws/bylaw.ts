// Bylaw's side: every check of the named services, or of all, or the SOC 2 baseline, over one account, in a process of its
// own. Prints JSON.
import { aws } from "@bylaw/aws";
import { systemTools } from "@bylaw/core/node";
import { collectProgram, evaluateRecording } from "@bylaw/core/run";
import { programOf } from "@bylaw/core/testing";
import { checksOf } from "./checks.ts";
import type { BylawSaid } from "./said.ts";
import { SOC2, soc2ProgramOf } from "./soc2.ts";

const [endpoint = "", regions = "", named = "all"] = process.argv.slice(2);
const [first = "", ...others] = regions.split(",");
const provider = aws({
  regions: [first, ...others],
  endpoint,
  credentials: async () => ({ accessKeyId: "bench", secretAccessKey: "bench" }),
});
const program =
  named === SOC2
    ? soc2ProgramOf(provider)
    : programOf([provider], checksOf(named === "all" ? undefined : named.split(",")));
const recording = await collectProgram(program, systemTools);
const outcomes: Record<string, number> = {};
const checked = new Set<string>();
await evaluateRecording(program, recording, {
  onObservation: ({ check, outcome, problem }) => {
    if (check.startsWith("aws/")) checked.add(check);
    const said = [outcome, problem?.code, problem?.operation].filter((one) => one !== undefined).join(" ");
    outcomes[said] = (outcomes[said] ?? 0) + 1;
  },
});
const said: BylawSaid = {
  checks: checked.size,
  outcomes,
  listings: recording.listings.map(({ collector, resources, calls, problem }) => ({
    collector,
    resources,
    calls,
    ...(problem !== undefined && { problem: problem.message }),
  })),
};
console.log(JSON.stringify(said));
