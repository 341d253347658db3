import { expect, test } from "vitest";
import { everyStanding, runOf } from "../testing/run.fixture.ts";

test("every standing that the engine gives is in the run that formats are tested with", async () => {
  const run = await runOf(everyStanding);
  const seen: string[] = [];
  for (const asked of run.asked)
    for await (const { standing, observation } of run.entriesOf(asked))
      seen.push(`${standing}${asked.excused ? ", excused" : ""}: ${observation.resource.id}`);
  expect(seen).toEqual([
    "error: arn:vault:error",
    "fail: arn:vault:fail",
    "not-applicable: arn:vault:not-applicable",
    "pass: arn:vault:pass",
    "planned: arn:vault:planned",
    "waived: arn:vault:waived",
    "error: vault/south",
    "advisory: arn:vault:advisory",
    "fail, excused: arn:vault:excused",
    "pass: arn:vault:enough",
    "fail, excused: arn:vault:unsure",
    "error: arn:vault:doubt",
    "waived: arn:vault:open",
    "manual: watched",
    "pass: guard",
    "planned: criterion soc2 CC1.1",
    "error: criterion soc2 CC1.2",
    "error: criterion soc2 CC7.2",
  ]);
});
