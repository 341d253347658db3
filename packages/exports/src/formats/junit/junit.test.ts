import { expect, test } from "vitest";
import { textOf } from "../../testing/reader.fixture.ts";
import { runOf } from "../../testing/run.fixture.ts";
import { junit, junitFailures } from "./junit.ts";

const vaults = (says = "") =>
  runOf({
    says,
    controls: [
      {
        scopes: [
          {
            name: "north",
            resources: [
              { id: "a", wish: "pass" },
              { id: "b", wish: "fail", name: 'the "big" one' },
              { id: "c", wish: "waived" },
              { id: "d", wish: "error" },
            ],
          },
        ],
      },
    ],
  });

test("a suite for a control, a case for a resource, and in its text all that mends it", async () => {
  expect(await textOf(junit, await vaults())).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="Acme, Inc.">
<testsuite name="control-0: Vaults of 0 are locked" tests="4" failures="1" errors="1" skipped="1" timestamp="2026-01-01T00:00:00.000Z">
<testcase classname="control-0.vault/locked-0" name="vault a in vault/north"/>
<testcase classname="control-0.vault/locked-0" name="vault the &quot;big&quot; one (b) in vault/north"><failure message="locked: false, expected true" type="fail">Vault 0 is locked
locked: false, expected true
VLT-1 (MUST) Lock every vault.
fix: Lock it.</failure></testcase>
<testcase classname="control-0.vault/locked-0" name="vault c in vault/north"><skipped message="fails, and is waived: waived until 2026-06-30 by Ana: The locksmith comes in June."/></testcase>
<testcase classname="control-0.vault/locked-0" name="vault d in vault/north"><error message="could not be decided: access-denied: vault:List was denied. Grant vault:List." type="access-denied">Vault 0 is locked
access-denied: vault:List was denied. Grant vault:List.
VLT-1 (MUST) Lock every vault.</error></testcase>
</testsuite>
<testsuite name="guard: A guard is there" tests="1" failures="0" errors="0" skipped="0" timestamp="2026-01-01T00:00:00.000Z">
<testcase classname="guard.vault/guarded" name="vault guard in vault/north"/>
</testsuite>
</testsuites>
`);
});

test("for readers that overlook errors, undecided is a failure, and counted as one", async () => {
  const text = await textOf(junitFailures, await vaults());
  expect(text).toContain('tests="4" failures="2" errors="0" skipped="1"');
  expect(text).not.toContain("<error");
});

test("what XML forbids, and what a reader would act on, is written out", async () => {
  const text = await textOf(junit, await vaults("]]><x>&#0;\u0000\u001b[31m\ufffe\u202e::error::x"));
  expect(text).toContain("]]&gt;&lt;x&gt;&amp;#0;\\u{0}\\u{1b}[31m\\u{fffe}\\u{202e}::error::x");
});
