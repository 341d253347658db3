import { describe, expect, test } from "vitest";
import { definePolicy, type Policy } from "../../language/company/policy.ts";
import type { Program } from "../../language/company/program.ts";
import { may, should } from "../../language/company/statement.ts";
import { attested } from "../../language/evidence/built-in.ts";
import { defineEnvironment } from "../../language/values/environment.ts";
import { atLeast, atMost } from "../../language/values/limit.ts";
import { type AnyParameter, defineParameter } from "../../language/values/parameter.ts";
import { days, months, years } from "../../language/values/quantity.ts";
import { digestsOf } from "./digests.ts";
import { ana, ben, programOf } from "./evidence.fixture.ts";

const age = defineParameter("age", atMost(days(365)));
const list = attested("list", { every: years(1), parameters: [age] });
const says = (parameter: AnyParameter, id = "K-1") => should(id)`Rotate keys every ${parameter}.`;

const digest = async (change: Partial<Policy> = {}, settings: Program["settings"] = []) => {
  const policy = definePolicy({
    id: "keys",
    title: "Keys",
    owner: ana,
    effective: "2026-01-01",
    review: "annual",
    statements: [says(age)],
    ...change,
  } as never);
  return (await digestsOf(programOf([list], { policies: [policy], settings }))).get("keys");
};

describe("the digest of a policy", () => {
  test("is the SHA-256 of what it demands as canonical JSON, and stays so", async () => {
    const said = {
      id: "keys",
      statements: [
        {
          id: "K-1",
          level: "SHOULD",
          pieces: [
            "Rotate keys every ",
            {
              direction: "atMost",
              environments: [],
              limit: { amount: 365, unit: "days" },
              parameter: "age",
            },
            ".",
          ],
        },
      ],
    };
    const bytes = new TextEncoder().encode(JSON.stringify(said));
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    expect(await digest()).toBe([...hash].map((byte) => byte.toString(16).padStart(2, "0")).join(""));
  });

  test.each<[string, Partial<Policy>]>([
    ["its title", { title: "Locks" }],
    ["its owner", { owner: ben }],
    ["the day that it takes effect", { effective: "2027-01-01" }],
    ["how often it is reviewed", { review: "quarterly" }],
    ["whom it is for", { audience: ["engineering"] }],
    ["who holds the offices that it names", { offices: { "security owner": ben } }],
    ["what verifies it", { statements: [says(age).by(programOf([list]).controls[0] as never)] }],
    [
      "how its text is broken over lines",
      {
        statements: [
          should("K-1")`Rotate keys
      every ${age}.`,
        ],
      },
    ],
  ])("does not change with %s", async (_, change) => {
    expect(await digest(change)).toBe(await digest());
  });

  test.each<[string, Partial<Policy>]>([
    ["its purpose", { purpose: "Because." }],
    ["its scope", { scope: "All." }],
    ["who does what under it", { roles: { "The security owner": "Approves it." } }],
    ["what a word means", { definitions: { key: "What opens." } }],
    ["how somebody is let off", { waivers: "In writing." }],
    ["a sentence more", { statements: [says(age), may("K-2")`Keep keys.`] }],
    ["the id of a sentence", { statements: [says(age, "K-2")] }],
    ["how binding a sentence is", { statements: [may("K-1")`Rotate keys every ${age}.`] }],
    ["a word", { statements: [should("K-1")`Rotate all keys every ${age}.`] }],
    ["another number", { statements: [says(defineParameter("age", atMost(days(364))))] }],
    ["another unit", { statements: [says(defineParameter("age", atMost(months(12))))] }],
    ["another direction", { statements: [says(defineParameter("age", atLeast(days(365))))] }],
    ["another parameter", { statements: [says(defineParameter("old", atMost(days(365))))] }],
  ])("changes with %s", async (_, change) => {
    expect(await digest(change)).not.toBe(await digest());
  });

  test("changes with the order of sentences, and with where a piece ends", async () => {
    const [one, two] = [should("K-1")`One.`, should("K-2")`Two.`];
    expect(await digest({ statements: [one, two] })).not.toBe(await digest({ statements: [two, one] }));
    const split = await digest({ purpose: "ab", scope: "c" });
    expect(split).not.toBe(await digest({ purpose: "a", scope: "bc" }));
    expect(await digest({ purpose: "a" })).not.toBe(await digest({ scope: "a" }));
  });

  test("changes with each word of its roles, its definitions and its waivers, and with whose they are", async () => {
    const texts: readonly Partial<Policy>[] = [
      { roles: {} },
      { definitions: {} },
      { waivers: "" },
      { roles: { a: "b" } },
      { roles: { a: "c" } },
      { roles: { b: "a" } },
      { roles: { a: "b", c: "d" } },
      { definitions: { a: "b" } },
      { definitions: { a: "b", c: "d" } },
      { roles: { a: "b" }, definitions: { c: "d" } },
      { roles: { c: "d" }, definitions: { a: "b" } },
      { waivers: "a" },
      { scope: "a" },
    ];
    const digests = await Promise.all([{}, ...texts].map((change) => digest(change)));
    expect(new Set(digests).size).toBe(texts.length + 1);
  });

  test("does not change with the order in which roles and definitions stand", async () => {
    const [one, two] = [
      { a: "b", c: "d" },
      { c: "d", a: "b" },
    ];
    expect(await digest({ roles: one, definitions: two })).toBe(
      await digest({ roles: two, definitions: one }),
    );
  });

  test("does not change with the names of its groups, nor with how many there are", async () => {
    for (const audience of [["engineering"], ["finance"], ["engineering", "finance"]])
      expect(await digest({ audience })).toBe(await digest());
  });

  test("changes with what the program sets of a number that it shows, and of no other", async () => {
    const other = defineParameter("other", atMost(days(9)));
    expect(await digest({}, [age.to({ days: 90 })])).not.toBe(await digest());
    expect(await digest({}, [age.to({ days: 365 })])).toBe(await digest());
    expect(await digest({}, [other.to({ days: 1 })])).toBe(await digest());
    expect(await digest({}, [age.to({ days: 90 }).because("we can")])).toBe(
      await digest({}, [age.to({ days: 90 })]),
    );
  });

  test("changes with a number for an environment, and not with the order in which they are set", async () => {
    const [a, b] = [defineEnvironment("a"), defineEnvironment("b")];
    const [ninety, thirty] = [age.to({ days: 90 }), age.to({ days: 30 })];
    const both = await digest({}, [ninety.in(a), thirty.in(b)]);
    expect(both).toBe(await digest({}, [thirty.in(b), ninety.in(a)]));
    expect(both).not.toBe(await digest({}, [ninety.in(a)]));
    expect(both).not.toBe(await digest({}, [ninety.in(a), ninety.in(b)]));
  });

  test("is there for each policy, and apart", async () => {
    const policies = ["keys", "locks"].map((id) =>
      definePolicy({
        id,
        title: "T",
        owner: ana,
        effective: "2026-01-01",
        review: "annual",
        statements: [should(`${id}-1`)`Keep it.`],
      }),
    );
    const digests = await digestsOf(programOf([list], { policies }));
    expect([...digests.keys()]).toEqual(["keys", "locks"]);
    expect(new Set(digests.values()).size).toBe(2);
    for (const one of digests.values()) expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect((await digestsOf(programOf([list]))).size).toBe(0);
  });
});
