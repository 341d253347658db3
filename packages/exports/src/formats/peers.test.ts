import { expect, test } from "vitest";
import { createMemoryStore, type ExportedRun, exportedRun } from "../run/exported-run.ts";
import { hostile } from "../testing/hostile.fixture.ts";
import { onAws } from "../testing/on-aws.fixture.ts";
import { textOf } from "../testing/reader.fixture.ts";
import { readers } from "../testing/readers.fixture.ts";
import { everyStanding, type ResourceShape, type RunShape, runOf } from "../testing/run.fixture.ts";
import { alertsIn, closedBy, logOf } from "../testing/sarif.fixture.ts";
import { withSkipped } from "../testing/skipped.fixture.ts";
import { asff } from "./asff/asff.ts";
import type { Format } from "./format.ts";
import { githubSummary } from "./github/summary.ts";
import { junit, junitFailures } from "./junit/junit.ts";
import { ocsf } from "./ocsf/ocsf.ts";
import { oscalResults } from "./oscal/results.ts";
import { sarif } from "./sarif/sarif.ts";
import { sarifGithub } from "./sarif-github/sarif-github.ts";

// What users of other tools reported, each held to Bylaw: `owner/repository#number` is where it stands.

type Scope = RunShape["controls"][number]["scopes"][number];
const vault = (id: string, wish: ResourceShape["wish"], name?: string): ResourceShape => ({
  id,
  wish,
  ...(name !== undefined && { name }),
});
const north = (...resources: readonly ResourceShape[]): Scope => ({ name: "north", resources });
const south = (...resources: readonly ResourceShape[]): Scope => ({ name: "south", resources });
const runIn = (...scopes: readonly Scope[]) => runOf({ controls: [{ scopes }] });

async function entriesOf(run: ExportedRun): Promise<number> {
  let count = 0;
  for (const asked of run.asked) for await (const _ of run.entriesOf(asked)) count += 1;
  return count;
}

const uidsIn = (text: string): readonly string[] =>
  [...text.matchAll(/"(?:Id":"bylaw\/|uid":"|uuid": ?")([0-9a-f]{8}-[0-9a-f-]{27})"/g)].map(
    ([, uid]) => uid as string,
  );

/** What a case of JUnit holds, by its name of class and its own. */
async function casesOf(format: Format, run: ExportedRun): Promise<readonly (readonly [string, string])[]> {
  const text = await textOf(format, run);
  return [...text.matchAll(/<testcase (classname="[^"]*" name="[^"]*")(?:\/>|><(\w+))/g)].map(
    ([, name, word = "passed"]) => [name as string, word] as const,
  );
}

/** A whole program that asks for nothing: its controls were not found, and no criterion of it is in scope. */
async function nothing(): Promise<ExportedRun> {
  const { report, ...run } = await runOf({ controls: [] });
  const empty = { ...report, controls: [], criteria: [], gaps: [], waiting: [], missing: [] };
  return exportedRun({ ...run, report: { ...empty, exitCode: 2 }, entries: createMemoryStore() });
}

test.each(readers.filter(({ format }) => !["sarif-github", "json"].includes(format.id)))(
  "cdklabs/cdk-nag#722, bridgecrewio/checkov#880: of a run that asks for nothing $format.id says that it is undecided",
  async ({ format, validate, read, passing, prepare }) => {
    const run = await nothing();
    const text = await textOf(format, prepare?.(run) ?? run);
    await validate(text);
    const words = [...(await read(text)).values()];
    expect(words.filter((word) => passing.has(word))).toEqual([]);
    // Of the program as it is written, and not of a run.
    if (!["oscal-components", "oscal-catalog"].includes(format.id)) expect(words.length).toBeGreaterThan(0);
  },
);

test("cdklabs/cdk-nag#722: no alert is closed by a program that asks for nothing", async () => {
  await expect(textOf(sarifGithub, await nothing())).rejects.toMatchObject({
    code: "usage",
    message:
      "[bylaw] --output sarif-github: the program asks for nothing. GitHub would close as fixed whatever is open.",
  });
});

test("dorny/test-reporter#221: a reader that knows no errors sees a failure for each thing that is undecided", async () => {
  const run = withSkipped(await runOf(everyStanding));
  const words = new Map(await casesOf(junitFailures, run));
  const undecided = (await casesOf(junit, run)).filter(([, word]) => word === "error");
  expect(undecided).toHaveLength(7);
  expect(undecided.map(([name]) => words.get(name))).toEqual(undecided.map(() => "failure"));
});

test("test-results-reporter/parser#70, microsoft/azure-pipelines-tasks#470: where skipped is shown as passed, nothing undecided is", async () => {
  const run = await runIn(north(vault("a", "error")), { ...south(), denied: true });
  expect((await casesOf(junit, run)).map(([, word]) => word)).toEqual(["error", "error", "passed"]);
});

test("DavidAnson/markdownlint-cli2#512, semgrep/semgrep#7349: no two cases have one name, for GitLab keeps one of them", async () => {
  const run = await runIn(
    north(
      vault("b", "fail", "a"),
      vault("a (b)", "pass"),
      vault("x##[y", "fail"),
      vault("x## [y", "pass"),
      vault("z\u200b", "fail"),
      vault("z\\u{200b}", "pass"),
      ...hostile.map((name, at) => vault(`${at}${name}`, "fail", name)),
    ),
    south(vault("b", "pass", "a")),
  );
  const cases = await casesOf(junit, run);
  expect(cases).toHaveLength(await entriesOf(run));
  expect(new Map(cases).size).toBe(cases.length);
  const plain = (await casesOf(junit, await runIn(north(vault("arn:vault:a", "fail", "a (b)"))))).map(
    ([name]) => name,
  );
  expect(plain[0]).toBe(
    'classname="control-0.vault/locked-0" name="vault a (b) (arn:vault:a) in vault/north"',
  );
  const named = async (wish: ResourceShape["wish"]) =>
    (await casesOf(junit, await runIn(north(vault("a (b)", wish)))))[0]?.[0];
  expect(await named("fail")).toMatch(/ in vault\/north ~[0-9a-f]{12}"$/);
  expect(await named("error")).toBe(await named("fail"));
});

test("bridgecrewio/checkov#3065: what could not be read is in the report by its name", async () => {
  expect(await casesOf(junit, await runIn({ ...north(), denied: true }))).toContainEqual([
    'classname="control-0.vault/locked-0" name="vault: all in vault/north"',
    "error",
  ]);
});

test("turbot/powerpipe#366: a listing that is denied hides no failure of another", async () => {
  const run = await runIn(north(vault("a", "fail")), { ...south(), denied: true });
  expect((await casesOf(junit, run)).map(([, word]) => word)).toEqual(["failure", "error", "passed"]);
  const [alert] = [...alertsIn(await logOf(sarifGithub, run)).values()];
  expect(alert).toMatchObject({
    level: "error",
    title: "Vault 0 is locked: 1 fails, 1 could not be decided.",
  });
  expect(await textOf(githubSummary, run)).toMatch(/## What fails\n\n### Vault 0 is locked.*vault a in/s);
});

test.each([asff, ocsf])(
  "turbot/powerpipe#249: $id leaves out no first row, and no last one",
  async (format) => {
    const run = onAws(withSkipped(await runOf(everyStanding)));
    expect(uidsIn(await textOf(format, run))).toHaveLength(await entriesOf(run));
  },
);

test.each([asff, ocsf])(
  "prowler-cloud/prowler#7050: in $id two resources of one name in two places are two",
  async (format) => {
    const run = onAws(await runIn(north(vault("a", "fail", "same")), south(vault("a", "pass", "same"))));
    expect(new Set(uidsIn(await textOf(format, run))).size).toBe(await entriesOf(run));
  },
);

test.each([asff, ocsf, oscalResults])(
  "aquasecurity/kube-bench#1179: in $id two programs of one company say nothing about each other's findings",
  async (format) => {
    const of = async (program: string, wish: ResourceShape["wish"]) => {
      const text = await textOf(format, onAws({ ...(await runIn(north(vault("a", wish)))), program }));
      return new Set(uidsIn(text));
    };
    const strict = await of("infra/bylaw.config.ts", "fail");
    for (const other of ["bylaw.config.ts", "shop/bylaw.config.ts", "infra/strict.config.ts"])
      expect([...(await of(other, "pass"))].filter((uid) => strict.has(uid))).toEqual([]);
  },
);

test.each([asff, ocsf])(
  "aquasecurity/kube-bench#1116: in $id the next day's findings are the same ones",
  async (format) => {
    const run = onAws(await runOf(everyStanding));
    const later = { ...run, report: { ...run.report, startedAt: "2026-01-02T06:17:00.000Z" } };
    expect(uidsIn(await textOf(format, later))).toEqual(uidsIn(await textOf(format, run)));
  },
);

test("prowler-cloud/prowler#1218, #3768: Security Hub gets a word that it has, and PASSED for what passes alone", async () => {
  const text = await textOf(asff, onAws(withSkipped(await runOf(everyStanding))));
  const findings = JSON.parse(text) as readonly {
    readonly Compliance: { readonly Status: string };
    readonly ProductFields: Readonly<Record<string, string>>;
  }[];
  const words = new Set(["PASSED", "FAILED", "WARNING", "NOT_AVAILABLE"]);
  for (const { Compliance, ProductFields } of findings) {
    expect(words).toContain(Compliance.Status);
    expect(Compliance.Status === "PASSED").toBe(ProductFields["bylaw/Standing"] === "pass");
  }
});

test("bridgecrewio/checkov#7647: what is planned of one place excuses nothing of its name in another", async () => {
  const run = await runIn(
    north(vault("a", "planned"), vault("b", "waived")),
    south(vault("a", "fail"), vault("b", "fail")),
  );
  expect((await casesOf(junit, run)).map(([, word]) => word)).toEqual([
    "skipped",
    "skipped",
    "failure",
    "failure",
    "passed",
  ]);
});

test("prowler-cloud/prowler#327: a failure is excused by no verification that was denied", async () => {
  const run = await runOf({
    controls: [{ scopes: [north(vault("a", "fail"))], or: [{ ...north(), denied: true }] }],
  });
  expect((await casesOf(junit, run)).map(([, word]) => word)).toEqual(["error", "error", "passed"]);
  expect([...alertsIn(await logOf(sarifGithub, run)).values()].map(({ level }) => level)).toEqual([
    "warning",
    "warning",
  ]);
  for (const format of [junit, ocsf, asff]) {
    const text = await textOf(format, onAws(run));
    expect(text).toContain("whether another verification of the same control is enough could not be decided");
    expect(text).not.toContain("control is enough;");
  }
});

test("aquasecurity/trivy#2357: another commit and another day close no alert", async () => {
  const run = await runOf(everyStanding);
  const later = {
    ...run,
    revision: "0123456789012345678901234567890123456789",
    report: { ...run.report, startedAt: "2026-01-02T06:17:00.000Z" },
  };
  expect(closedBy(await logOf(sarifGithub, run), await logOf(sarifGithub, later))).toEqual([]);
});

test("github/codeql-action#1230: where nobody reads suppressions, a waived failure stays open and is no error", async () => {
  const log = await logOf(sarifGithub, await runIn(north(vault("a", "waived"))));
  expect([...alertsIn(log).values()].map(({ level, title }) => `${level} ${title}`)).toEqual([
    "note Waived until 2026-06-30: Vault 0 is locked. 1 fails and is waived.",
  ]);
});

test.each([sarif, sarifGithub])(
  "github/codeql-action#390: $id has one run, where all passes too",
  async (format) => {
    const { runs } = await logOf(format, await runIn(north(vault("a", "pass"))));
    expect(runs).toHaveLength(1);
  },
);

test("aquasecurity/tfsec-sarif-action#43: however many resources fail, there is one alert for what is asked of them", async () => {
  const run = await runIn(north(...Array.from({ length: 5_001 }, (_, at) => vault(`arn:${at}`, "fail"))));
  expect(alertsIn(await logOf(sarifGithub, run)).size).toBe(1);
});
