import { expect, test } from "vitest";
import type { Provider } from "../../index.ts";
import { ReadError } from "../../provider/index.ts";
import { programOf } from "../../testing/index.ts";
import {
  always,
  type Source,
  testTools,
  vault,
  vaultKeyRotation,
  vaultKeys,
  vaultProgram,
} from "../../vault.fixture.ts";
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

test("an optional operation is called, and counted, beside the others", async () => {
  const source: Source = async function* ({ tools }) {
    const call = { limiter: "vault", perSecond: 10, isThrottle: () => false, run: async () => undefined };
    await tools.call({ ...call, operation: "vault:ListKeys" });
    await tools.call({ ...call, operation: "vault:ReadIndex" });
    yield key("a", 90);
  };
  const collector = { ...vaultKeys, optionalOperations: ["vault:ReadIndex"] };
  const check = { ...vaultKeyRotation, subject: { ...vaultKeyRotation.subject, listing: collector } };
  const program = programOf([vault(["north"], source)], [check]);
  const { listings } = await collectProgram(program, testTools());
  expect(listings[0]).toMatchObject({
    state: "complete",
    calls: { "vault:ListKeys": 1, "vault:ReadIndex": 1 },
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

test("each connection is closed once, also when the run is cancelled in the middle", async () => {
  const closed: string[] = [];
  const watched = (account: string, source: Source): Provider => {
    const provider = vault(["north"], source, { account });
    const connect: Provider["connect"] = async (options) => ({
      ...(await provider.connect(options)),
      close: () => void closed.push(account),
    });
    return { ...provider, connect };
  };
  const controller = new AbortController();
  const cancels: Source = async function* () {
    yield key("a", 1);
    controller.abort(new Error("enough"));
    yield key("b", 1);
  };
  const providers = [watched("1", always(key("a", 1))), watched("2", cancels)];
  await expect(
    collectProgram(vaultProgram({ providers }), { ...testTools(), signal: controller.signal }),
  ).rejects.toThrow("enough");
  expect(closed).toEqual(["1", "2"]);
});

test("a provider that the program's checks do not read is not connected", async () => {
  let connected = 0;
  const provider = vault(["north"], always());
  const idle: Provider = {
    ...provider,
    type: { ...provider.type, id: "idle" },
    connect: async (options) => {
      connected += 1;
      return provider.connect(options);
    },
  };
  const recording = await collectProgram(vaultProgram({ providers: [provider, idle] }), testTools());
  expect(connected).toBe(0);
  expect(recording.listings.map(({ collector }) => collector)).toEqual(["vault/keys"]);
});

test("as many listings are collected at once as was asked, and no more", async () => {
  let [atWork, most] = [0, 0];
  const source: Source = async function* () {
    atWork += 1;
    most = Math.max(most, atWork);
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
    yield key("a", 1);
    atWork -= 1;
  };
  const providers = [vault(["a", "b", "c", "d", "e"], source)];
  await collectProgram(vaultProgram({ providers }), { ...testTools(), concurrency: 2 });
  expect(most).toBe(2);
});

test("a recording is in order of id and scope, with its times by the run's clock", async () => {
  const providers = [vault(["south", "north"], always(key("b", 1), key("B", 1), key("a", 1)))];
  const recording = await collectProgram(vaultProgram({ providers }), testTools());
  expect(recording).toMatchObject({
    startedAt: "2026-03-01T00:00:00.000Z",
    finishedAt: "2026-03-01T00:00:00.000Z",
    listings: [{ scope: { path: ["1", "north"] } }, { scope: { path: ["1", "south"] } }],
  });
  const lines: string[] = [];
  for await (const batch of recording.listings[0]?.lines() ?? []) lines.push(...batch);
  expect(lines.map((line) => /"id":"(.)"}$/.exec(line)?.[1])).toEqual(["B", "a", "b"]);
});

test("limiters are kept apart by scope, and shared within one", async () => {
  const source: Source = async function* ({ tools }) {
    for (let call = 0; call < 15; call += 1) {
      await tools.call({
        operation: "vault:ListKeys",
        limiter: "vault",
        perSecond: 10,
        run: async () => undefined,
        isThrottle: () => false,
      });
    }
    yield key("a", 1);
  };
  const collected = async (regions: readonly string[]) => {
    const tools = testTools();
    await collectProgram(vaultProgram({ providers: [vault(regions, source)] }), { ...tools, concurrency: 1 });
    return tools.slept.length;
  };
  // Ten calls are a second's worth; the other five wait, in each scope for itself.
  expect(await collected(["north"])).toBe(5);
  expect(await collected(["north", "south"])).toBe(10);
});
