import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { config, createProject, type Project } from "../../project.fixture.ts";

let project: Project;
/** The made-up company's program with a checklist; its rotation check allows so many days. */
const configWith = (lines: string, days = 365, more = "") =>
  config
    .replace("defineCheck,", "defineCheck, defineChecklistLine,")
    .replace("atMost(days(365))", `atMost(days(${days}))`)
    .replace("atMost(days(365)));", `atMost(days(${days})));`)
    .replace("controls: [rotation],", `controls: [rotation], ${more}checklist: [${lines}],`);
const keys = 'defineChecklistLine({ id: "keys", title: "Keys rotate", shownBy: [rotation] })';
const auditor = 'defineChecklistLine({ id: "auditor", title: "An auditor is selected", shownBy: ["audit"] })';
const audit = 'audit: { firm: "R & P, CPA", contact: "x", type: 2 }, ';

beforeEach(async () => {
  project = await createProject({ "package.json": '{ "type": "module" }' });
});
afterEach(() => project.remove());
const checklist = async (text: string, ...args: readonly string[]) => {
  await project.write({ "bylaw.config.ts": text });
  return project.bylaw("checklist", ...args);
};

describe("bylaw checklist", () => {
  test("tells each line with what shows it, and exits 1 while one is missing", async () => {
    const { code, out } = await checklist(configWith(`${keys}, ${auditor}`, 365, audit));
    expect(code).toBe(1);
    expect(out.replace(/as of \S+:/, "as of now:")).toBe(
      [
        " 1 missing Keys rotate",
        "           missing rotation: fails: 2 fail, 1 pass",
        " 2 done    An auditor is selected",
        "           done    audit: the program names R & P, CPA; that it is licensed and independent nothing here reads",
        "",
        "2 lines as of now: 1 done, 0 due, 1 missing",
        "",
      ].join("\n"),
    );
  });

  test("exits 0 when all is done", async () => {
    const { code, out } = await checklist(configWith(keys, 900));
    expect(out).toContain("1 line as of");
    expect({ code, out: out.slice(0, 21) }).toEqual({ code: 0, out: " 1 done    Keys rotat" });
  });

  test("exits 2 when something could not be decided", async () => {
    const broken = configWith(keys, 900).replace(
      'yield { id: "b"',
      'throw new Error("away"); yield { id: "b"',
    );
    const { code, out } = await checklist(broken);
    expect(code).toBe(2);
    expect(out).toContain(
      " 1 missing Keys rotate (undecided)\n           missing rotation: could not be decided: ",
    );
  });

  test("gives the same of a recording, and of it as JSON", async () => {
    await project.write({ "bylaw.config.ts": configWith(keys) });
    await project.bylaw("check", "--record", "rec", "--quiet");
    const { code, out } = await project.bylaw("checklist", "--from", "rec", "--json");
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      organization: "Test",
      lines: [
        {
          id: "keys",
          title: "Keys rotate",
          state: "missing",
          undecided: false,
          stillDue: null,
          parts: [
            {
              of: "control",
              id: "rotation",
              title: "Keys rotate",
              state: "missing",
              why: "fails: 2 fail, 1 pass",
              stillDue: null,
            },
          ],
        },
      ],
    });
    expect(await project.bylaw("checklist", "--from", "rec", "--json")).toEqual({ code, out, err: "" });
  });

  test("is refused where the program has none: nothing is green that is not there", async () => {
    const { code, err } = await checklist(config);
    expect(code).toBe(64);
    expect(err).toContain("The program has no checklist.");
    expect(err).toContain("spread soc2Baseline, which has thirteen lines.");
  });
});

describe("bylaw check --status", () => {
  const status = async (...ids: readonly string[]) => {
    await project.write({
      "bylaw.config.ts": configWith(keys, 365, 'period: { from: "2026-01-01", to: "2026-12-31" }, '),
    });
    await project.bylaw("check", ...ids, "--quiet", "--status", "out");
    const { readdir, readFile } = await import("node:fs/promises");
    const text = await readFile(`${project.folder}/out/status.md`, "utf8");
    return { files: (await readdir(`${project.folder}/out`)).sort(), text };
  };

  test("writes the checklist, the timeline and the adoption beside it, and leads to them", async () => {
    const { files, text } = await status();
    expect(files).toEqual(["adoption.md", "checklist.md", "status.md", "timeline.md"]);
    expect(text).toContain(
      "Of the same run: [checklist.md](checklist.md), [timeline.md](timeline.md), [adoption.md](adoption.md).",
    );
  });

  test("writes none of them of a part: they tell of the whole", async () => {
    const { files, text } = await status("rotation");
    expect(files).toEqual(["status.md"]);
    expect(text).not.toContain("Of the same run");
  });
});
