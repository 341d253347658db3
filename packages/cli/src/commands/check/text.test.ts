import {
  anyOf,
  defineCheck,
  defineControl,
  definePerson,
  defineProgram,
  fact,
  type IsoDate,
  type Provider,
  soc2,
} from "@bylaw/core";
import { defineCollector, defineProviderKind } from "@bylaw/core/provider";
import { evaluateRecording } from "@bylaw/core/run";
import { listingOf, recordingOf } from "@bylaw/core/testing";
import { createColors } from "picocolors";
import { expect, test } from "vitest";
import { z } from "zod";
import type { Io } from "../../io.ts";
import { checkText } from "./text.ts";

const kind = defineProviderKind<object>()("vault", ["region"]);
const collectorOf = (id: string) =>
  defineCollector({
    id,
    resource: "vault",
    provider: kind,
    per: "region",
    operations: ["vault:List"],
    schema: z.object({ id: z.string(), locked: z.boolean() }),
    async *collect() {
      // A recording is judged: nothing is collected.
    },
  });
const checkOf = (id: string, each: ReturnType<typeof collectorOf>) =>
  defineCheck({
    id,
    title: "Vault is locked",
    why: "An open vault is no vault.",
    fix: "Lock it.",
    severity: "high",
    whenEmpty: "fails",
    blindSpots: ["Who holds the key is not read."],
    each,
    assert: (one) => [fact("locked", one.locked).is(true)],
  });
const vaults = collectorOf("vault/vaults");
const locked = checkOf("vault/locked", vaults);
/** Of what the recording does not have. */
const unread = checkOf("vault/unread", collectorOf("vault/others"));
const provider: Provider<object> = {
  kind: "provider",
  type: kind,
  connect: async () => ({ scopes: [], session: () => ({}), close: () => undefined }),
  permissions: () => ({ title: "", document: "", permissions: [] }),
};
const ana = definePerson({ id: "ana", name: "Ana" });

/** What is told of one control that asks for `checks`, of a vault that is not locked, in January 2026. */
async function told(checks: Parameters<typeof defineControl>[0]["checks"] & object): Promise<string> {
  const control = defineControl({
    id: "lock",
    title: "Vaults are locked",
    statement: "Ana locks every vault.",
    satisfies: [soc2("CC6.1")],
    owner: ana,
    implementedFrom: "2025-01-01",
    checks,
  });
  const others = soc2.criteria.filter(({ id }) => id !== "CC6.1");
  const program = defineProgram({
    organization: { name: "Acme" },
    framework: soc2.scope({
      categories: ["security"],
      outOfScope: Object.fromEntries(others.map(({ id }) => [id, "Not part of this test."])),
    }),
    people: [ana],
    providers: [provider],
    controls: [control],
    policies: [],
  });
  const listing = listingOf(vaults, [{ id: "a", locked: false }], { path: ["north"] });
  const report = await evaluateRecording(program, recordingOf([listing]), { findings: 3 });
  const io = { color: createColors(false), columns: 200, cwd: "/" } as Io;
  return checkText(report, { quiet: true, verbose: false }, io);
}

test("what is excused by a verification that could not be decided is not said to be made up for", async () => {
  const text = await told([anyOf(locked, unread)]);
  expect(text).toContain(
    "\nNot counted yet: whether an alternative is enough could not be decided\n  lock / vault/locked / all  fail  1 fail\n",
  );
  expect(text).not.toContain("is enough\n");
});

test.each([
  ["2027-01-02", false],
  ["2027-01-03", "is more than a year after the run, and so holds nothing back"],
  ["2026-01-01", false],
  ["2025-12-31", "is over, and so holds nothing back"],
] as const)("an advisory use until %s: %s", async (until: IsoDate, says) => {
  const text = await told([locked.advisory({ until, because: "It is new." })]);
  const section = `\nAdvisory uses to look at\n  lock / vault/locked / all: advisory until ${until} ${says}\n`;
  if (says === false) expect(text).not.toContain("to look at");
  else expect(text).toContain(section);
});
