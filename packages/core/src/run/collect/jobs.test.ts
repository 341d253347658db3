import { describe, expect, test } from "vitest";
import { always, testTools, vault, vaultProgram } from "../../vault.fixture.ts";
import { collectProgram } from "../index.ts";
import { key, run } from "../run.fixture.ts";

describe("a provider that does not connect", () => {
  test("is an error when its deadline passes", async () => {
    const never = { ...vault(["north"], always()), connect: () => new Promise<never>(() => undefined) };
    const recording = await collectProgram(vaultProgram({ providers: [never] }), {
      ...testTools(),
      deadline: 20,
    });
    expect(recording.listings[0]?.problem).toEqual({
      code: "timeout",
      message: "vault could not be reached: it did not connect within its deadline.",
    });
  });

  test("to any scope of the level that a collector needs is an error", async () => {
    const providers = [vault([], always()), vault(["north"], always(key("a", 1)))];
    const { observations, report } = await run(vaultProgram({ providers }));
    expect(observations).toMatchObject([
      { scope: "vault/1/north", outcome: "pass" },
      {
        scope: "vault/unreachable",
        outcome: "error",
        problem: { message: "vault offers no region to collect from." },
      },
    ]);
    expect(report.exitCode).toBe(2);
  });

  test("or does not close, keeps what was collected", async () => {
    const provider = vault(["north"], always(key("a", 1)));
    const close = () => {
      throw new Error("already closed");
    };
    const connect = async () => ({
      ...(await provider.connect({ signal: new AbortController().signal })),
      close,
    });
    expect((await run(vaultProgram({ providers: [{ ...provider, connect }] }))).report.exitCode).toBe(0);
  });
});
