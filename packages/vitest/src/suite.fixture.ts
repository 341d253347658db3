/** A suite over a provider of hostile names, as a user would write it in one file: a skip, a waiver and a failure. */
export const hostileSuite = `
import { z } from "zod";
import { atMost, attested, years, days, defineCheck, defineControl, definePerson, defineProgram, fact, soc2, waive } from "@bylaw/core";
import { defineCollector, defineProviderKind, known, observed, quantity } from "@bylaw/core/provider";
import { complianceSuite } from "@bylaw/vitest";

const hostile = "\\u001b[31mred\\n::error::x\\u009b";
const scopes = [{ scope: { provider: "vault", level: "account", path: ["1"] } }];
const kind = defineProviderKind<unknown>()("vault", ["account"]);
const keys = defineCollector({
  id: "vault/keys", resource: "vault key", provider: kind, per: "account", operations: ["vault:ListKeys"],
  schema: z.object({ id: z.string(), period: observed(quantity("days")) }),
  async *collect() { yield { id: hostile, period: known(days(400)) }; },
});
const check = (name: string, appliesTo?: (key: { id: string }) => true | string) => defineCheck({
  id: "vault/" + name, title: "Key " + name + hostile, why: "Why.", fix: "Fix it." + hostile, severity: "medium", whenEmpty: "notApplicable", blindSpots: ["Nothing but what the test gives it is read."],
  each: keys, ...(appliesTo && { appliesTo }),
  assert: (key) => [fact("period", key.period).atMost(days(365))],
});
const [fails, waived] = [check("fails"), check("waived")];
const unused = check("unused", (key) => "Key " + key.id + " is not used");
const ana = definePerson({ id: "ana", name: "Ana" });
const ben = definePerson({ id: "ben", name: "Ben" });
const rotation = defineControl({
  id: "rotation", title: "Keys rotate" + hostile, statement: "Rotates.", satisfies: [soc2("CC6.1")], owner: ana,
  frequency: "continuous", checks: [fails, waived, unused], evidence: [attested("custody", { every: years(1), title: hostile })],
});
const others = soc2.criteria.filter(({ id }) => id !== "CC6.1");
complianceSuite(defineProgram({
  organization: { name: "Test" },
  framework: soc2.scope({
    categories: ["security"], outOfScope: Object.fromEntries(others.map(({ id }) => [id, "Not here."])),
  }),
  providers: [{
    kind: "provider", type: kind,
    connect: async () => ({ scopes, session: () => ({}), close: () => undefined }),
    permissions: () => ({ title: "", document: "", permissions: [] }),
  }],
  policies: [], controls: [rotation],
  waivers: [waive(waived, hostile, {
    until: "2999-01-01", reason: "The vendor" + hostile, requestedBy: ana, approvedBy: ben, compensating: [rotation],
  })],
}));
`;

/** A suite over two listings that writes down what it collects: `calls.log` beside it has a line for each. */
export const countingSuite = `
import { appendFileSync } from "node:fs";
import { z } from "zod";
import { anyOf, defineCheck, defineControl, definePerson, defineProgram, fact, soc2 } from "@bylaw/core";
import { defineCollector, defineProviderKind } from "@bylaw/core/provider";
import { complianceSuite } from "@bylaw/vitest";

const kind = defineProviderKind<unknown>()("vault", ["account"]);
const listing = (name: string) => defineCollector({
  id: "vault/" + name, resource: "vault " + name, provider: kind, per: "account", operations: ["vault:List"],
  schema: z.object({ id: z.string() }),
  async *collect() { appendFileSync("calls.log", name + "\\n"); yield { id: "one" }; },
});
const [keys, doors, bells] = [listing("keys"), listing("doors"), listing("bells")];
const check = (id: string, each: typeof keys, expected: string) => defineCheck({
  id: "vault/" + id, title: id, why: "Why.", fix: "Fix it.", severity: "medium",
  whenEmpty: "notApplicable", blindSpots: [],
  each, assert: (one) => [fact("id", one.id).is(expected)],
});
const ana = definePerson({ id: "ana", name: "Ana" });
const control = (id: string, checks: Parameters<typeof defineControl>[0]["checks"] & object) => defineControl({
  id, title: id, statement: "It is so.", satisfies: [soc2("CC6.1")], owner: ana, frequency: "continuous", checks,
});
const others = soc2.criteria.filter(({ id }) => id !== "CC6.1");
const program = defineProgram({
  organization: { name: "Test" },
  framework: soc2.scope({
    categories: ["security"], outOfScope: Object.fromEntries(others.map(({ id }) => [id, "Not here."])),
  }),
  providers: [{
    kind: "provider", type: kind,
    connect: async () => ({
      scopes: [{ scope: { provider: "vault", level: "account", path: ["1"] } }], session: () => ({}), close: () => undefined,
    }),
    permissions: () => ({ title: "", document: "", permissions: [] }),
  }],
  policies: [],
  controls: [
    control("locking", [check("key-one", keys, "one"), check("door-one", doors, "one")]),
    control("hearing", [anyOf(check("bell-two", bells, "two"), check("key-hears", keys, "one"))]),
  ],
});
complianceSuite(program);
`;

/** A suite of one control that a person shows, due at the end of the year 2999, and records that lie beside it: `records`. */
export const shownSuite = `
import { attested, defineControl, definePerson, defineProgram, soc2, years } from "@bylaw/core";
import { evidence } from "@bylaw/evidence";
import { complianceSuite } from "@bylaw/vitest";

const ana = definePerson({ id: "ana", name: "Ana" });
const lists = defineControl({
  id: "lists", title: "Lists are kept", statement: "Ana keeps a list.", satisfies: [soc2("CC6.1")], owner: ana,
  frequency: "annual", implementedFrom: "2026-01-01", evidence: [attested("list", { every: years(900) })],
});
const others = soc2.criteria.filter(({ id }) => id !== "CC6.1");
complianceSuite(defineProgram({
  organization: { name: "Test" },
  framework: soc2.scope({
    categories: ["security"], outOfScope: Object.fromEntries(others.map(({ id }) => [id, "Not here."])),
  }),
  people: [ana], providers: [evidence({ directory: "records" })], policies: [], controls: [lists],
}));
`;
