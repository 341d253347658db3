// An account in which nothing was made, at moto through the testbed's proxy: what all checks of the provider ask of it, by service,
// and what each further region adds. docs/decisions/0029-no-census.md rests on it.
import * as provider from "@bylaw/aws";
import type { AnyCheck } from "@bylaw/core";
import { programOf, runProgram } from "@bylaw/core/testing";
import { startAws } from "@bylaw/testbed/aws";

const checks = Object.values(provider).filter(
  (one): one is AnyCheck & typeof one => typeof one === "object" && one !== null && "assert" in one,
);
const bed = await startAws();
try {
  const runs = [];
  for (const regions of [
    ["eu-west-1"],
    ["eu-west-1", "eu-central-1"],
    ["eu-west-1", "eu-central-1", "us-east-1"],
  ] as const) {
    await bed.reset();
    const asked = provider.aws({
      regions: [...regions],
      credentials: async () => ({ accessKeyId: "testing", secretAccessKey: "testing" }),
      endpoint: bed.endpoint,
      maxAttempts: 1,
    });
    const { recording } = await runProgram(programOf([asked], checks));
    const byService: Record<string, number> = {};
    for (const { calls } of recording.listings)
      for (const [operation, count] of Object.entries(calls)) {
        const service = operation.split(":")[0] ?? "";
        byService[service] = (byService[service] ?? 0) + count;
      }
    const calls = Object.values(byService).reduce((sum, count) => sum + count, 0);
    runs.push({ regions: regions.length, checks: checks.length, calls, byService });
  }
  console.log(JSON.stringify(runs, undefined, 2));
} finally {
  await bed.stop();
}
