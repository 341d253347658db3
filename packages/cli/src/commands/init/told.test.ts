import { execFileSync } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Begun, begin } from "./init.fixture.ts";

let project: Begun;
beforeEach(() => {
  vi.useFakeTimers({ now: new Date("2026-11-27T10:00:00Z"), toFake: ["Date"] });
});
afterEach(async () => {
  vi.useRealTimers();
  await project.remove();
});

describe("what the program stands on", () => {
  test("says of one criterion that it rests on a check", async () => {
    project = await begin({}, "git@github.com:acme/infra.git");
    const { out } = await project.bylaw("init", "--yes");
    expect(out).toContain("  1 of the 33 criteria in scope rests on a check, whatever it will say: CC8.1.\n");
    expect(out).toContain("  32 rest on evidence alone: CC1.1, ");
  });
});

describe("records that cannot be read", () => {
  test("are told, and not left out of what is due", async () => {
    project = await begin();
    await project.bylaw("init", "--yes");
    await rm(join(project.folder, "evidence"), { recursive: true });
    const { out } = await project.bylaw("init");
    expect(out).not.toContain("Due first");
    expect(out).toMatch(/\n {4}\d\d could not be decided, or do not hold: bylaw evidence due\n/);
    expect(out).toContain(
      ". npx bylaw evidence due\n     tells what of the records could not be decided, or does not hold, and why\n",
    );
  });
});

describe("what --yes took", () => {
  test("is told, with the placeholders that are to be replaced", async () => {
    project = await begin({ "cdk.json": "{}" }, "git@github.com:acme/infra.git");
    const { out } = await project.bylaw("init", "--yes", "--evidence", "records");
    expect(out).toContain(`
Taken as found, since --yes asks nothing; correct it in the files
  --organization  acme
  --people        placeholders, to be replaced: The chief executive; The head of engineering
  --owners        executive=executive,security=executive,engineering=engineer,people=executive
  --categories    none
  --start         2026-11-27; the approval of policies is due on that day
  --regions       us-east-1
  --github        acme

`);
  });

  test("is nothing, where options say everything, and of a program that is there", async () => {
    project = await begin();
    const asked = {
      organization: "Two, Ltd.",
      people: "Ana Silva; Ben Okafor",
      owners: "people=ben",
      categories: "none",
      start: "2027-01-14",
      regions: "none",
      github: "none",
      evidence: "evidence",
    };
    const options = Object.entries(asked).flatMap(([name, answer]) => [`--${name}`, answer]);
    const first = await project.bylaw("init", "--yes", ...options);
    const second = await project.bylaw("init", "--yes");
    expect(first.out).not.toContain("Taken as found");
    expect(second.out).not.toContain("Taken as found");
  });
});

describe("a default branch other than main", () => {
  test("is told with how coverage reads its runs", async () => {
    project = await begin();
    const head = (branch: string) =>
      execFileSync("git", ["symbolic-ref", "HEAD", `refs/heads/${branch}`], { cwd: project.folder });
    const notes = async () => {
      const { out } = await project.bylaw("init", "--yes", "--json");
      return (JSON.parse(out) as { readonly notes: readonly string[] }).notes;
    };
    const note =
      "bylaw coverage counts runs of main; if master is the default branch, give it --branch master.";
    head("master");
    expect(await notes()).toContain(note);
    head("main");
    expect(await notes()).not.toContain(note);
    head("a;$(id)'b");
    expect((await notes()).join("\n")).toContain("give it --branch 'a;$(id)'\\''b'.");
  });
});
