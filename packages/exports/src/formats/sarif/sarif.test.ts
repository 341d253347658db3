import { expect, test } from "vitest";
import { textOf } from "../../testing/reader.fixture.ts";
import { everyStanding, runOf } from "../../testing/run.fixture.ts";
import { logOf } from "../../testing/sarif.fixture.ts";
import { withSkipped } from "../../testing/skipped.fixture.ts";
import { sarif } from "./sarif.ts";

test("each standing has the kind and the level that it is read by, and none but a pass a passing one", async () => {
  const [{ results }] = (await logOf(sarif, withSkipped(await runOf(everyStanding)))).runs;
  expect(
    results.map(({ kind, level, suppressions, properties: { standing, counts }, locations }) => {
      const [resource] = locations[0]?.logicalLocations ?? [];
      const state = `${standing}${counts === "yes" ? "" : `, counts ${counts}`}`;
      return `${state}: ${kind} ${level}, ${suppressions?.length} suppressed: ${resource?.fullyQualifiedName}`;
    }),
  ).toEqual([
    "error: open none, 0 suppressed: vault/north/arn:vault:error",
    "fail: fail error, 0 suppressed: vault/north/arn:vault:fail",
    "not-applicable: notApplicable none, 0 suppressed: vault/north/arn:vault:not-applicable",
    "pass: pass none, 0 suppressed: vault/north/arn:vault:pass",
    "planned: fail warning, 0 suppressed: vault/north/arn:vault:planned",
    "waived: fail note, 1 suppressed: vault/north/arn:vault:waived",
    "error: open none, 0 suppressed: vault/south",
    "skipped: open none, 0 suppressed: vault/north/arn:vault:skipped",
    "advisory: fail note, 0 suppressed: vault/north/arn:vault:advisory",
    "fail, counts no: fail note, 0 suppressed: vault/north/arn:vault:excused",
    "pass: pass none, 0 suppressed: vault/north/arn:vault:enough",
    "fail, counts undecided: fail warning, 0 suppressed: vault/north/arn:vault:unsure",
    "error: open none, 0 suppressed: vault/north/arn:vault:doubt",
    "waived: fail note, 1 suppressed: vault/north/arn:vault:open",
    "manual: review none, 0 suppressed: evidence/watched",
    "pass: pass none, 0 suppressed: vault/north/guard",
    "planned: fail warning, 0 suppressed: program",
    "error: open none, 0 suppressed: program",
    "error: open none, 0 suppressed: program",
  ]);
});

test("a waived failure says until when, by whom and why it is accepted, and messages say what does not count", async () => {
  const [{ results }] = (await logOf(sarif, await runOf(everyStanding))).runs;
  const of = (name: string) =>
    results.find(({ locations }) =>
      locations[0]?.logicalLocations?.[0]?.fullyQualifiedName.endsWith(`arn:vault:${name}`),
    );
  expect(of("waived")?.suppressions).toEqual([
    {
      kind: "external",
      status: "accepted",
      justification: "Until 2026-06-30, requested by ben, approved by ana: The locksmith comes in June.",
    },
  ]);
  expect(of("planned")?.message.text).toBe(
    "Vault 0 is locked. vault planned (arn:vault:planned) in vault/north: fails, and is planned: " +
      "locked: false, expected true; to be mended by 2026-06-30, by ben: The locksmith comes in June.",
  );
  expect(of("unsure")?.message.text).toContain("expected true. It counts unless");
  expect(of("planned")?.properties).toMatchObject({ standing: "planned", until: "2026-06-30" });
  expect(of("unsure")?.message.text).toMatch(
    /It counts unless another verification of the same control passes, and that one could not be decided\.$/,
  );
  expect(of("excused")?.message.text).toMatch(
    /It is not counted: another verification of the same control is enough\.$/,
  );
});

test("a result has the same fingerprint whatever it came to, and each has one of its own", async () => {
  const printsOf = async (wish: "pass" | "fail" | "error" | "waived"): Promise<readonly string[]> => {
    const resources = ["a", "b"].map((id) => ({ id, wish }));
    const log = await logOf(sarif, await runOf({ controls: [{ scopes: [{ name: "north", resources }] }] }));
    return log.runs[0].results.map(
      ({ partialFingerprints }) => partialFingerprints["bylawObservation/v1"] as string,
    );
  };
  const prints = await printsOf("pass");
  expect(new Set(prints).size).toBe(prints.length);
  for (const wish of ["fail", "error", "waived"] as const) expect(await printsOf(wish)).toEqual(prints);
});

test("a run in which something is undecided did not succeed, and tells each problem once for each scope", async () => {
  const [{ invocations = [] }] = (await logOf(sarif, await runOf(everyStanding))).runs;
  expect(invocations).toMatchObject([{ executionSuccessful: false, exitCode: 2 }]);
  expect(
    invocations[0]?.toolExecutionNotifications.map(({ level, descriptor, message }) => [
      level,
      descriptor.id,
      message.text,
    ]),
  ).toMatchInlineSnapshot(`
    [
      [
        "error",
        "access-denied",
        "vault/north: access-denied: vault:List was denied. Grant vault:List. Undecided by it: 2.",
      ],
      [
        "error",
        "access-denied",
        "vault/south: access-denied: vault:List was denied. Grant vault:List. Undecided by it: 1.",
      ],
      [
        "error",
        "not-collected",
        "program: not-collected: No control satisfies it. Undecided by it: 1.",
      ],
      [
        "error",
        "not-collected",
        "program: not-collected: Nothing stands behind it yet but what people still have to show. Undecided by it: 1.",
      ],
    ]
  `);
  const sound = await runOf({
    controls: [{ scopes: [{ name: "north", resources: [{ id: "a", wish: "fail" }] }] }],
  });
  expect((await logOf(sarif, sound)).runs[0].invocations).toMatchObject([
    { executionSuccessful: true, exitCode: 1, toolExecutionNotifications: [] },
  ]);
});

test("a rule carries what is asked and why, what mends it, the sentences and the blind spots; suppressions only where any is", async () => {
  const run = await runOf({
    controls: [{ scopes: [{ name: "north", resources: [{ id: "a", wish: "pass" }] }] }],
  });
  const [{ tool, results, versionControlProvenance }] = (
    await logOf(sarif, { ...run, repository: "https://github.example/acme/company" })
  ).runs;
  expect(tool.driver.rules[0]).toMatchInlineSnapshot(`
    {
      "defaultConfiguration": {
        "level": "error",
      },
      "fullDescription": {
        "text": "An open vault is no vault.",
      },
      "help": {
        "markdown": "**Why**

    - An open vault is no vault.

    **What mends a failure**

    - Lock it.

    **What the policies say**

    - VLT-1 (MUST) Lock every vault.

    **What it cannot see**

    - Who holds the key is not read.",
        "text": "Why:
    - An open vault is no vault.

    What mends a failure:
    - Lock it.

    What the policies say:
    - VLT-1 (MUST) Lock every vault.

    What it cannot see:
    - Who holds the key is not read.",
      },
      "helpUri": "https://vaults.example/book",
      "id": "vault/locked-0",
      "properties": {
        "fix": "Lock it.",
        "security-severity": "8.0",
        "severity": "high",
        "tags": [
          "security",
          "soc2 CC6.1",
          "soc2 CC6.2",
        ],
      },
      "shortDescription": {
        "text": "Vault 0 is locked",
      },
    }
  `);
  expect(results.filter(({ suppressions }) => suppressions !== undefined)).toEqual([]);
  expect(versionControlProvenance).toEqual([
    { repositoryUri: "https://github.example/acme/company", revisionId: run.revision },
  ]);
});

test("the same run gives the same bytes", async () => {
  const run = await runOf(everyStanding);
  expect(await textOf(sarif, run)).toBe(await textOf(sarif, run));
});
