import { describe, expect, test } from "vitest";
import { ReadError } from "../../provider/index.ts";
import { recordingOf } from "../../testing/index.ts";
import { rotation, type Source, vault, vaultKeyRotation, vaultProgram } from "../../vault.fixture.ts";
import { evaluateRecording } from "../index.ts";
import { denied, key, run, short } from "../run.fixture.ts";

describe("an empty population", () => {
  test("is not applicable only when the listing is complete, with the proof", async () => {
    const { report, observations } = await run(vaultProgram());
    expect(observations).toMatchObject([
      {
        outcome: "not-applicable",
        reason: "There is no vault key in vault/1/north: the listing is complete.",
        resource: { id: "vault/1/north", whole: true },
      },
    ]);
    expect(report.exitCode).toBe(0);
  });

  test("fails in each scope where the safeguard itself is looked for, and exits 1", async () => {
    const sought = { ...vaultKeyRotation, whenEmpty: "fails" } as typeof vaultKeyRotation;
    const controls = [{ ...rotation, checks: [sought] }];
    const none = await run(vaultProgram({ controls, policies: [] }));
    expect(none.observations).toMatchObject([
      {
        outcome: "fail",
        resource: { id: "vault/1/north", whole: true },
        assertions: [{ name: "vault key", observed: "none", expected: "at least one" }],
      },
    ]);
    expect(none.report.exitCode).toBe(1);
    const source: Source = async function* ({ region }) {
      if (region === "north") yield key("a", 1);
    };
    const some = await run(
      vaultProgram({ controls, policies: [], providers: [vault(["north", "south"], source)] }),
    );
    expect(short(some.observations)).toEqual(["vault/1/north a pass", "vault/1/south vault/1/south fail"]);
  });

  test("that was not read to the end is an error, whatever the check makes of an empty one", async () => {
    for (const whenEmpty of ["fails", "notApplicable"] as const) {
      const controls = [{ ...rotation, checks: [{ ...vaultKeyRotation, whenEmpty }] }];
      const source: Source = async function* () {
        yield* [];
        throw new ReadError(denied);
      };
      const { observations } = await run(
        vaultProgram({ controls, policies: [], providers: [vault(["north"], source)] }),
      );
      expect(observations.map(({ outcome }) => outcome)).toEqual(["error"]);
    }
  });

  test("that was never collected is an error", async () => {
    const report = await evaluateRecording(vaultProgram(), recordingOf([]));
    expect(report.exitCode).toBe(2);
  });
});
