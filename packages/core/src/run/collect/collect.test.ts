import { expect, test } from "vitest";
import { ReadError } from "../../provider/index.ts";
import { always, type Source, testTools, vault, vaultProgram } from "../../vault.fixture.ts";
import { collectProgram } from "../index.ts";
import { key } from "../run.fixture.ts";

test("a listing that outlives its deadline is an error", async () => {
  const source: Source = async function* () {
    yield key("a", 90);
    await new Promise(() => undefined);
  };
  const program = vaultProgram({ providers: [vault(["north"], source)] });
  const recording = await collectProgram(program, { ...testTools(), deadline: 20 });
  expect(recording.listings[0]?.problem).toEqual({
    code: "timeout",
    message: "vault/keys did not finish within its deadline.",
  });
});

test("a throttled call goes back to the queue, then gives up honestly", async () => {
  const throttle = new ReadError({ code: "throttled", message: "Slow down." });
  let failures = 3;
  const source: Source = async function* ({ tools }) {
    await tools.call({
      operation: "vault:ListKeys",
      limiter: "vault",
      perSecond: 10,
      isThrottle: (error) => error === throttle,
      run: async () => {
        failures -= 1;
        if (failures >= 0) throw throttle;
      },
    });
    yield key("a", 90);
  };
  const program = vaultProgram({ providers: [vault(["north"], source)] });
  const first = await collectProgram(program, testTools());
  expect(first.listings[0]).toMatchObject({ state: "complete", calls: { "vault:ListKeys": 4 } });
  failures = 100;
  const second = await collectProgram(program, testTools());
  expect(second.listings[0]).toMatchObject({
    problem: { code: "throttled" },
    calls: { "vault:ListKeys": 6 },
  });
});

test("a cancelled run rejects", async () => {
  const signal = AbortSignal.abort(new Error("enough"));
  await expect(collectProgram(vaultProgram(), { ...testTools(), signal })).rejects.toThrow("enough");
});

test("tells how far it is", async () => {
  const seen: string[] = [];
  const providers = [vault(["north", "south"], always(key("a", 1)))];
  await collectProgram(vaultProgram({ providers }), {
    ...testTools(),
    concurrency: 1,
    onProgress: ({ scope, state, done, total, resources }) =>
      seen.push(`${scope} ${state} ${done}/${total} ${resources}`),
  });
  expect(seen).toEqual([
    "vault/1/north started 0/2 0",
    "vault/1/north complete 1/2 1",
    "vault/1/south started 1/2 0",
    "vault/1/south complete 2/2 1",
  ]);
});
