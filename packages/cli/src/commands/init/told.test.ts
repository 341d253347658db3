import { execFileSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
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
  originals       documents in "Drive, Compliance", scans in "S3, audit evidence, scans", people in "The people system", monitor in "Drive, Compliance, Settings"

People, whose ids stand in records for good: change them now, in compliance/people.ts
  executive  The chief executive
  engineer   The head of engineering

`);
  });

  test("is the places of originals alone, where options say everything, and nothing of a program that is there", async () => {
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
    expect(first.out).toContain(`
Taken as found, and asked of nobody; correct it in the files
  originals  documents in "Drive, Compliance", scans in "S3, audit evidence, scans", people in "The people system", monitor in "Drive, Compliance, Settings"

People, whose ids stand in records for good: change them now, in compliance/people.ts
  ana  Ana Silva
  ben  Ben Okafor
`);
    expect(second.out).not.toMatch(/Taken as found|People, whose ids/);
  });
});

describe("a default branch other than main", () => {
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: project.folder });
  const init = async () => {
    const { out } = await project.bylaw("init", "--yes", "--json");
    return (JSON.parse(out) as { readonly notes: readonly string[] }).notes.filter((one) =>
      one.startsWith("Runs of main count"),
    );
  };
  const config = () => readFile(join(project.folder, "bylaw.config.ts"), "utf8");
  const note = (branch: string, text = branch) =>
    `Runs of main count, unless the program names another branch: if ${branch} is the default branch, give defineProgram branch: "${text}".`;

  test("is told where it is only the one that is checked out", async () => {
    project = await begin();
    git("symbolic-ref", "HEAD", "refs/heads/main");
    expect(await init()).toEqual([]);
    git("symbolic-ref", "HEAD", "refs/heads/master");
    expect(await init()).toEqual([note("master")]);
    expect(await config()).not.toContain("branch:");
    git("symbolic-ref", "HEAD", `refs/heads/a;$(id)'b"`);
    expect(await init()).toEqual([note(`a;$(id)'b"`, `a;$(id)'b\\"`)]);
  });

  test("is written into the program where the remote tells of it", async () => {
    project = await begin();
    git("symbolic-ref", "HEAD", "refs/heads/compliance");
    git("symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk");
    expect(await init()).toEqual([]);
    expect(await config()).toContain('  ...baseline.program,\n  branch: "trunk",\n');
    // The program that is there may name it or not.
    expect(await init()).toEqual([note("trunk")]);
  });
});

describe("the places of originals", () => {
  test("are written as the baseline has them, where everybody sees and corrects them", async () => {
    project = await begin();
    await project.bylaw("init", "--yes");
    const { "compliance/baseline.ts": baseline = "" } = project.files();
    const [, written = ""] = /(\n {2}\/\/ Where originals[\s\S]*?\n {2}\},)\n\}\);\n$/.exec(baseline) ?? [];
    expect(written).toBe(`
  // Where originals lie. Records say it, and no check looks there.
  originals: {
    documents: "Drive, Compliance",
    scans: "S3, audit evidence, scans",
    people: "The people system",
    monitor: "Drive, Compliance, Settings",
  },`);
    const explained = async () => (await project.bylaw("explain", "--json")).out;
    const before = await explained();
    expect(before).toContain("Drive, Compliance, Policies");
    await project.write({ "compliance/baseline.ts": baseline.replace(written, "") });
    expect(await explained()).toBe(before);
    await project.write({ "compliance/baseline.ts": baseline.replace('"Drive, Compliance"', '"Box"') });
    expect(await explained()).toContain("Box, Policies");
  });

  test("are told with each record that names one", async () => {
    project = await begin();
    await project.bylaw("init", "--yes");
    const { out } = await project.bylaw("evidence", "add", "policy-approval", "--by", "engineer");
    expect(out).toContain(`  the original is said to lie in: Drive, Compliance, Policies
    where it does not, correct the record, and originals in soc2Baseline or the requirement
`);
  });
});

describe("the ids of people", () => {
  const named = async (people: string) => {
    const { code, out, err } = await project.bylaw(
      "init",
      "--yes",
      "--people",
      people,
      "--json",
      "--dry-run",
    );
    return code === 0 ? (JSON.parse(out).people as { id: string }[]).map(({ id }) => id).join(" ") : err;
  };

  test("keep every letter, as it is mostly written without its mark", async () => {
    project = await begin();
    expect(
      await named(
        "Łukasz Żak; Øyvind Bø; Đorđe Ilić; Ælfred K; Œuvre A; Þór B; Strauß C; ışık D; Ðan E; Ħal F; İpek G; D'Arcy H; José I; Ǿle J",
      ),
    ).toBe("lukasz oyvind dorde aelfred oeuvre thor strauss isik dan hal ipek darcy jose ole");
    expect(await named("Łukasz Żak; Lukasz Nowak; Łukasz Żak; Łukasz Żak")).toBe(
      "lukasz lukasz-nowak lukasz-zak person-4",
    );
  });

  test.each(["Анна Иванова", "王伟", "Νίκος", "Ana Silva; Ana Иванова", "Аna", "山田 Taro"])(
    "of another alphabet are asked for: %s",
    async (people) => {
      project = await begin();
      const name = people.split("; ").at(-1);
      expect(await named(`Ben Okafor; ${people}`)).toBe(
        `[bylaw] --people: no id can be made of ${JSON.stringify(name)}.\n` +
          '  Write one before the name, as in "ana=Ana Silva": letters, digits and single hyphens. It stands in records for good.\n',
      );
      expect(await named(`Ben Okafor; x=${name}`)).toBe("ben x");
    },
  );
});

describe("a start that makes too much due at once", () => {
  const report = async (start: string) => {
    project = await begin();
    await project.bylaw("init", "--yes", "--start", start);
    return (await project.bylawIn({ columns: 1000 }, "init")).out;
  };

  test("is told with the day, and with the next quarter where that is better", async () => {
    expect(await report("2026-11-27")).toContain(
      '  53 of 83 requirements are due first on 2026-12-31: with from: "2027-01-01" in compliance/baseline.ts at most 11 are due first on one day. Change it before policies are approved.\n',
    );
  });

  test("is right about the program that it did not make", async () => {
    await report("2027-01-01");
    const { items } = JSON.parse((await project.bylaw("evidence", "due", "--ahead", "365", "--json")).out);
    const days = (items as { due: string }[]).map(({ due }) => due);
    const counts = days.map((day) => days.filter((one) => one === day).length);
    expect(Math.max(...counts)).toBe(11);
  });

  test("is no news to a program that has run for weeks", async () => {
    await report("2026-11-27");
    vi.setSystemTime(new Date("2026-12-12T10:00:00Z"));
    const { out } = await project.bylawIn({ columns: 1000 }, "init");
    expect(out).toContain("  53 of 83 requirements are due first on 2026-12-31.\n");
  });

  test("is not told where the days spread", async () => {
    expect(await report("2027-01-04")).not.toContain("requirements are due first on");
  });
});
