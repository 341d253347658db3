import fc from "fast-check";
import { expect, test } from "vitest";
import { type RunShape, runOf } from "../../testing/run.fixture.ts";
import { logOf } from "../../testing/sarif.fixture.ts";
import { sarif } from "../sarif/sarif.ts";
import { sarifGithub } from "./sarif-github.ts";

const scopes = fc
  .array(
    fc.record({
      wishes: fc.array(fc.constantFrom("pass", "fail", "error", "not-applicable", "waived", "planned"), {
        maxLength: 3,
      }),
      denied: fc.boolean(),
    }),
    { maxLength: 2 },
  )
  .map((all) =>
    all.map(({ wishes, denied }, at) => ({
      name: `scope-${at}`,
      resources: wishes.map((wish, index) => ({ id: `${at}-${index}`, wish })),
      ...(denied && { denied: true as const }),
    })),
  );
const shapes: fc.Arbitrary<RunShape> = fc.record(
  {
    controls: fc.array(fc.record({ scopes, or: scopes }, { requiredKeys: ["scopes"] }), { maxLength: 3 }),
    gaps: fc.constant(true as const),
    manual: fc.constant(true as const),
  },
  { requiredKeys: ["controls"] },
);

test("no result but of a pass has a passing word, and whatever is open has its one alert", async () => {
  await fc.assert(
    fc.asyncProperty(shapes, async (shape) => {
      const run = await runOf(shape);
      const full = (await logOf(sarif, run)).runs[0].results;
      for (const { kind, level, properties } of full) {
        expect(kind === "pass").toBe(properties.standing === "pass");
        expect(kind === "fail" || level === "none").toBe(true);
      }
      const alerts = (await logOf(sarifGithub, run)).runs[0].results.map(({ properties }) => properties.task);
      const passing = new Set(
        run.asked
          .filter(({ excused, counts }) => {
            const { pass, manual, "not-applicable": other, ...open } = counts;
            return !excused && pass + manual + other > 0 && Object.values(open).every((count) => count === 0);
          })
          .map(({ id }) => id),
      );
      const controls = new Set(
        run.asked
          .filter(({ id, counts }) => passing.has(id) && counts.pass > 0)
          .map((one) => one.control?.id),
      );
      const expected = run.asked
        .filter(({ id, excused, control }) => !passing.has(id) && !(excused && controls.has(control?.id)))
        .filter(
          ({ excused, counts }) =>
            !excused || counts.fail + counts.waived + counts.planned + counts.error > 0,
        )
        .map(({ id }) => id);
      expect(alerts).toEqual(expected);
    }),
    { numRuns: 60 },
  );
});
