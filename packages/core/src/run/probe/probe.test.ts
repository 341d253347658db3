import { describe, expect, test } from "vitest";
import { z } from "zod";
import { type Collector, count, defineCheck, defineView, fact, from, whenAbsent } from "../../index.ts";
import { absent, defineCollector, inspect, known, observed, unreadable } from "../../provider/index.ts";
import { judge, listingOf, recordingOf } from "../../testing/index.ts";
import { vaultKeys } from "../../vault.fixture.ts";

const schema = z.object({
  id: z.string(),
  kind: z.enum(["door", "hatch"]),
  alarm: observed(z.boolean()),
  bolt: observed(z.boolean()),
  spare: observed(z.boolean()).exactOptional(),
  locks: z.array(z.object({ locked: observed(z.boolean()) })),
  log: observed(z.array(observed(z.string()))),
});
interface Door extends z.infer<typeof schema> {}
const doors: Collector<Door> = defineCollector({
  id: "vault/doors",
  resource: "vault door",
  provider: vaultKeys.provider,
  per: "region",
  operations: ["vault:ListDoors"],
  schema,
  async *collect() {
    // It is only ever replayed.
  },
});
const door = (id: string, change: Partial<Door> = {}): Door => ({
  id,
  kind: "door",
  alarm: known(false),
  bolt: known(false),
  locks: [{ locked: known(false) }],
  log: known([known("shut")]),
  ...change,
});

const common = {
  id: "vault/doors-safe",
  title: "T",
  why: "W.",
  fix: "F",
  severity: "low",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."],
} as const;
const recording = recordingOf([listingOf(doors, [door("a"), door("b", { kind: "hatch" })])]);

const each = (assert: (one: Door) => unknown) =>
  defineCheck({ ...common, each: doors, assert: assert as () => [ReturnType<typeof holds>] });
const holds = (value: boolean) => fact("holds", value).is(true);
const over = (assert: (all: readonly Door[]) => unknown) =>
  defineCheck({ ...common, over: doors, assert: assert as () => [ReturnType<typeof holds>] });
const outcomes = async (check: Parameters<typeof judge>[0]) =>
  (await judge(check, recording)).map(({ outcome, problem }) => problem?.message ?? outcome);

const taking = (path: string, what = "vault/doors-safe") =>
  `${what} uses ${path} as a plain value. It is observed, and always true: hand it to fact, or map it with from.`;

describe("a check that tests an observed value itself lets nothing off", () => {
  test.each<[string, ReturnType<typeof each>, string]>([
    ["twice negated", each((one) => [holds(!!one.alarm)]), "alarm"],
    // @ts-expect-error the compiler says so too
    ["in a condition", each((one) => [fact("n", one.alarm ? 1 : 0).is(1)]), "alarm"],
    ["in a list", each((one) => [holds(one.locks.every(({ locked }) => locked))]), "locks[0].locked"],
    [
      "within a value that it opens",
      each((one) => [
        fact(
          "log",
          from(one.log, (lines) => lines.filter((line) => !line).length),
        ).is(0),
      ]),
      "log[0]",
    ],
    ["after destructuring", each(({ alarm, kind }) => [holds(kind !== "door" || !!alarm)]), "alarm"],
    [
      "to count",
      over((all) => [fact("n", count(all.filter((one) => one.alarm).length)).atLeast(count(1))]),
      "alarm",
    ],
    [
      "to leave out",
      over((all) => [fact("n", count(all.filter((one) => !one.alarm).length)).atMost(count(0))]),
      "alarm",
    ],
  ])("%s", async (_, check, path) => {
    const said = new Set(await outcomes(check));
    said.delete("pass");
    expect([...said]).toEqual([taking(path)]);
  });

  test.each<[string, ReturnType<typeof each>]>([
    ["beside one that it opens", each((one) => [fact("alarm", one.alarm).is(false), holds(!!one.bolt)])],
    [
      "within what it makes of another",
      each((one) => [
        fact(
          "x",
          from(one.alarm, (on) => on || !!one.bolt),
        ).is(true),
      ]),
    ],
    [
      "where it applies by another",
      {
        ...each((one) => [holds(!!one.bolt)]),
        appliesTo: (one: Door) => from(one.alarm, (on) => (on ? "It is alarmed." : true)),
      } as ReturnType<typeof each>,
    ],
    [
      "over a list of which it opens another",
      over((all) => [
        fact("n", count(all.filter((one) => !one.bolt).length)).atMost(count(0)),
        fact("alarms", all).every((one) => fact("alarm", one.alarm).is(false)),
      ]),
    ],
  ])("%s", async (_, check) => {
    expect(new Set(await outcomes(check))).toEqual(new Set([taking("bolt")]));
  });

  test.each<[string, ReturnType<typeof each>]>([
    ["as text", each((one) => [fact("alarm", `${one.alarm}`).is("[object Object]")])],
    ["as a number", each((one) => [holds(!(Number(one.alarm) > 90))])],
  ])("%s", async (_, check) => {
    expect(await outcomes(check)).toEqual(
      Array<string>(2).fill(
        "vault/doors-safe threw: An observed value is no text and no number: hand it to fact, or map it with from.",
      ),
    );
  });

  test.each<[string, ReturnType<typeof each>]>([
    ["by its entries", each((one) => [holds(Object.entries(one.alarm).length > 0)])],
    ["by its keys", each((one) => [holds(Object.keys({ ...one.alarm }).length > 0)])],
    ["by its JSON", each((one) => [holds(JSON.stringify(one).includes("alarm"))])],
    ["by a part", each((one) => [holds("problem" in one.alarm === false)])],
  ])("or looks into it %s", async (_, check) => {
    const said = await outcomes(check);
    expect(said).toHaveLength(2);
    for (const one of said) expect(one).toBe(taking("alarm"));
  });

  test("to say that it does not apply, or what it leaves out", async () => {
    const fine = each(() => [holds(true)]);
    const applying = { ...fine, appliesTo: (one: Door) => !one.alarm || "It has an alarm." } as typeof fine;
    expect(await outcomes(applying)).toEqual([taking("alarm"), taking("alarm")]);
    const quiet = { id: "quiet", because: "Alarmed doors are fine.", test: (one: Door) => !one.alarm };
    expect(await outcomes(fine.where(quiet))).toContain(taking("alarm"));
  });

  test("of a listing that it joins", async () => {
    const joining = defineCheck({
      ...common,
      each: doors,
      using: { others: doors },
      assert: (_, { others }) => [holds(others.every((other) => other.alarm))],
    });
    expect(await outcomes(joining)).toEqual([taking("alarm"), taking("alarm")]);
  });

  test("through a view", async () => {
    const view = (rest: object) =>
      defineView({
        id: "vault/views",
        resource: "view",
        each: doors,
        using: {},
        derive: (one: Door) => ({ id: one.id }),
        ...rest,
      });
    const check = (rest: object) => defineCheck({ ...common, each: view(rest), assert: () => [holds(true)] });
    const said = taking("alarm", "vault/views");
    expect(await outcomes(check({ derive: (one: Door) => ({ id: one.id, alarmed: !!one.alarm }) }))).toEqual([
      said,
      said,
    ]);
    expect(await outcomes(check({ where: (one: Door) => !one.alarm }))).toEqual([said, said]);
    const counting = view({ where: (one: Door) => !!one.bolt });
    expect(
      await outcomes(defineCheck({ ...common, over: counting, assert: (all) => [holds(all.length > 0)] })),
    ).toEqual([said.replace("alarm", "bolt")]);
    const parent = (one: Door) => {
      const made: { id: string; self?: unknown; locked: unknown; log: unknown } = {
        id: one.id,
        locked: known(one.locks.map(({ locked }) => locked)),
        log: from(one.log, (lines) => lines.slice(0, 1)),
      };
      made.self = made;
      return made;
    };
    expect(await outcomes(check({ derive: parent }))).toEqual(["pass", "pass"]);
    const sets = (one: Door) => ({
      id: one.id,
      locked: new Set(one.locks.filter(({ locked }) => locked).map((_, at) => at)),
    });
    expect(await outcomes(check({ derive: sets }))).toEqual(
      Array(2).fill(taking("locks[0].locked", "vault/views")),
    );
    expect(await outcomes(check({ derive: ({ alarm, ...rest }: Door) => ({ ...rest, alarm }) }))).toEqual([
      "pass",
      "pass",
    ]);
  });
});

describe("a check that opens what it takes is taken at its word", () => {
  test.each<[string, ReturnType<typeof each>]>([
    ["through fact", each((one) => [fact("alarm", one.alarm).is(false)])],
    [
      "through from",
      each((one) => [
        fact(
          "n",
          from([one.alarm, one.log], (on, log) => (on ? 1 : log.length)),
        ).is(1),
      ]),
    ],
    [
      "through from, which hands on what stands within",
      each((one) => [
        fact(
          "lock",
          from(known(one.locks), ([lock]) => lock?.locked ?? false),
        ).is(false),
      ]),
    ],
    ["through whenAbsent", each((one) => [fact("alarm", whenAbsent(one.alarm, true)).is(false)])],
    ["through inspect", each((one) => [holds(inspect(one.alarm).state !== "absent")])],
    [
      "where it needs it of one resource and not of another",
      over((all) => [
        fact("any", all).some(({ alarm, kind }) =>
          kind === "hatch" ? fact("kind", kind).is("hatch") : fact("alarm", alarm).is(false),
        ),
      ]),
    ],
    [
      "where it takes what it does not need",
      each(({ alarm: _, ...rest }) => [fact("id", rest.id.length).is(1)]),
    ],
    [
      "where something else is enough",
      each((one) => [
        fact("either", [one.kind]).some((kind) => fact("kind", kind).isOneOf(["door", "hatch"])),
        fact("log", one.log).satisfies("a list", (log) => log.length === 1),
      ]),
    ],
  ])("%s", async (_, check) => {
    expect(new Set(await outcomes(check))).toEqual(new Set(["pass"]));
  });

  test("and may keep what it made of the first for the next", async () => {
    let made = 0;
    let index: Map<string, Door> | undefined;
    const keeping = defineCheck({
      ...common,
      each: doors,
      using: { others: doors },
      assert: ({ id }, { others }) => {
        if (index === undefined) made += 1;
        index ??= new Map(others.map((one) => [one.id, one]));
        return [fact("alarm", (index.get(id) as Door).alarm).is(false), holds(made === 1)];
      },
    });
    expect(await outcomes(keeping)).toEqual(["pass", "pass"]);
  });

  test("and is asked once when it uses all that it takes, also what it hands on within plain values", async () => {
    let asked = 0;
    const check = each((one) => {
      asked += 1;
      const nested = from(one.log, (lines) => [{ lines: lines.length, of: { door: one } }]);
      return [fact("doors", nested).every(({ of }) => fact("alarm", of.door.alarm).is(false))];
    });
    expect(await outcomes(check)).toEqual(["pass", "pass"]);
    expect(asked).toBe(2);
  });

  test("and a value that is left out is told by its absence", async () => {
    expect(await outcomes(each((one) => [holds(one.spare === undefined)]))).toEqual(["pass", "pass"]);
    const given = recordingOf([listingOf(doors, [door("a", { spare: known(true) })])]);
    const named = each((one) => [holds("spare" in one)]);
    expect((await judge(named, given)).map(({ outcome }) => outcome)).toEqual(["pass"]);
    const opened = each(({ spare }) => [spare === undefined ? holds(false) : fact("spare", spare).is(true)]);
    expect((await judge(opened, given)).map(({ outcome }) => outcome)).toEqual(["pass"]);
    // Whether a value that is always there is compared with nothing cannot be told from this.
    const compared = each((one) => [holds(one.spare !== undefined)]);
    expect((await judge(compared, given)).map(({ problem }) => problem?.message)).toEqual([taking("spare")]);
  });

  test("and an absent value is still absent", async () => {
    const given = recordingOf([listingOf(doors, [door("a", { alarm: absent("vault:ListDoors", "none") })])]);
    const [observation] = await judge(
      each((one) => [fact("alarm", one.alarm).isAbsent()]),
      given,
    );
    expect(observation?.outcome).toBe("pass");
  });
});

describe("A1: in a run, which probes a sample", () => {
  const late = (change: Partial<Door>) =>
    recordingOf([
      listingOf(
        doors,
        Array.from({ length: 30 }, (_, at) =>
          door(`door-${String(at + 10)}`, at === 29 ? { kind: "hatch", ...change } : {}),
        ),
      ),
    ]);
  const unread: Partial<Door> = {
    bolt: unreadable({ code: "access-denied", message: "vault:GetDoor was denied." }),
  };
  const careless = each((one) => [
    one.kind === "hatch" ? holds(!!one.bolt) : fact("alarm", one.alarm).is(false),
  ]);
  const last = async (check: Parameters<typeof judge>[0], recording: Parameters<typeof judge>[1]) =>
    (await judge(check, recording, [], { everything: false })).at(-1);

  test("what could not be read is probed wherever it stands", async () => {
    expect((await last(careless, late(unread)))?.problem?.message).toBe(taking("bolt"));
    expect((await last(careless, late({})))?.outcome).toBe("pass");
  });

  test("in views too", async () => {
    const view = defineView({
      id: "vault/hatches",
      resource: "hatch",
      each: doors,
      using: {},
      derive: (one) => ({ id: one.id, safe: one.kind !== "hatch" || !!one.bolt }),
    });
    const check = defineCheck({ ...common, each: view, assert: ({ safe }) => [holds(safe)] });
    expect((await last(check, late(unread)))?.problem?.message).toBe(taking("bolt", "vault/hatches"));
  });

  test("of a listing that is joined, by whoever joins it", async () => {
    const joining = defineCheck({
      ...common,
      each: doors,
      using: { others: doors },
      assert: ({ kind }, { others }) => [holds(kind === "door" || others.every((other) => !!other.bolt))],
    });
    const [first, ...rest] = Array.from({ length: 30 }, (_, at) =>
      door(`door-${String(at + 10)}`, at === 29 ? { kind: "hatch" } : {}),
    ) as [Door, ...Door[]];
    const given = recordingOf([listingOf(doors, [{ ...first, ...unread }, ...rest])]);
    expect((await last(joining, given))?.problem?.message).toBe(taking("bolt"));
  });
});

test("in a listing of thousands, a value that is compared with a text of one of its resources is found", async () => {
  const all = Array.from({ length: 2_500 }, (_, at) => door(`door ${at}`));
  const large = recordingOf([listingOf(doors, all)]);
  const unlike = (one: Door): boolean => (one.alarm as unknown) !== one.kind;
  const check = over((every) => [holds(every.every(unlike))]);
  expect(await judge(check, large)).toMatchObject([
    { outcome: "error", problem: { code: "unopened-value", message: taking("alarm") } },
  ]);
});
