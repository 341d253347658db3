import { expect, test } from "vitest";
import type { Provider } from "../../index.ts";
import { days } from "../../index.ts";
import { known } from "../../provider/index.ts";
import { always, production, type Source, testTools, vault, vaultProgram } from "../../vault.fixture.ts";
import { collectProgram, evaluateRecording, type Observation, type Recording } from "../index.ts";

const young = { id: "a", manager: "customer", period: known(days(1)) } as const;
const source: Source = always(young);
const looking = (
  regions: readonly string[],
  account: string | undefined = "1",
  provider = vault(regions, source),
): Provider => ({
  ...provider,
  looksInto: regions.map((region) => ({ level: "region", path: [account, region] })),
});
const record = (provider: Provider): Promise<Recording> =>
  collectProgram(vaultProgram({ providers: [provider] }), testTools());
async function judged(recording: Recording, provider: Provider) {
  const observations: Observation[] = [];
  const report = await evaluateRecording(vaultProgram({ providers: [provider] }), recording, {
    onObservation: (one) => {
      observations.push(one);
    },
  });
  return {
    report,
    told: observations.map(({ scope, outcome, problem }) => [scope, outcome, problem?.message]),
  };
}

test("a recording is not judged as if it held a scope that the program looks into by now", async () => {
  const recording = await record(looking(["north"]));
  const { report, told } = await judged(recording, looking(["north", "south"]));
  expect(told).toEqual([
    ["vault/1/north", "pass", undefined],
    [
      "vault/1/south",
      "error",
      "vault/keys was not collected in vault/1/south, which the program looks into. Run again so that it is part of the recording.",
    ],
  ]);
  expect(report.exitCode).toBe(2);
});

test("nor is one of another account, and a name that only a connection tells may be any", async () => {
  const recording = await record(looking(["north"]));
  expect((await judged(recording, looking(["north"], "2"))).report.exitCode).toBe(2);
  expect((await judged(recording, looking(["north"], undefined))).report.exitCode).toBe(0);
  expect((await judged(recording, vault(["north"], source))).report.exitCode).toBe(0);
});

/** A vault of an account that only a connection tells. */
const open = (account: string): Provider => ({
  ...vault(["north"], source, { account }),
  looksInto: [{ level: "region", path: [undefined, "north"] }],
});
const exitOf = async (providers: readonly Provider[], recording?: Recording): Promise<number> => {
  const program = vaultProgram({ providers });
  return (await evaluateRecording(program, recording ?? (await collectProgram(program, testTools()))))
    .exitCode;
};

test("one account is not that of two providers which do not say whose they are", async () => {
  const silent = vault(["north"], source, { account: "2" });
  for (const second of [open("2"), silent]) {
    expect(await exitOf([open("1"), second], await record(open("1")))).toBe(2);
    expect(await exitOf([open("1"), second])).toBe(0);
  }
  expect(await exitOf([open("1")], await record(open("2")))).toBe(0);
});

test("a scope that is named is looked for before any that may be another", async () => {
  for (const providers of [
    [open("2"), looking(["north"])],
    [looking(["north"]), open("2")],
  ]) {
    expect(await exitOf(providers)).toBe(0);
    expect(await exitOf(providers, await record(looking(["north"])))).toBe(2);
    expect(await exitOf(providers, await record(open("2")))).toBe(2);
  }
});

test("what is told when one connects is found another way, where it fits two", async () => {
  const path = (...names: readonly (string | undefined)[]) => [{ level: "region", path: names }];
  const anyRegion: Provider = { ...vault(["north"], source), looksInto: path("1", undefined) };
  const other: Provider = {
    ...vault(["north"], source, { account: "2" }),
    looksInto: path(undefined, "north"),
  };
  for (const providers of [
    [anyRegion, other],
    [other, anyRegion],
  ])
    expect(await exitOf(providers)).toBe(0);
});

test("a provider that could not be reached is told once, and one of another environment looks elsewhere", async () => {
  const broken: Provider = {
    ...looking(["north", "south"]),
    connect: () => Promise.reject(new Error("no route")),
  };
  const { told } = await judged(await record(broken), broken);
  expect(told.map(([scope]) => scope)).toEqual(["vault/unreachable"]);
  const own = looking(["north"], "1", vault(["north"], source, { environment: production }));
  expect((await judged(await record(own), own)).report.exitCode).toBe(0);
});
