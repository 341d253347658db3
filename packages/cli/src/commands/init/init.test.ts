import { mkdirSync, readdirSync, symlinkSync } from "node:fs";
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

/** What would begin an expression, were it in a template. */
const OPEN = "$" + "{";
const two = ["--organization", "Two, Ltd.", "--people", "Ana Silva; Ben Okafor"];

describe("what is asked", () => {
  test("is answered line by line, again where an answer is none, and an empty line takes what is found", async () => {
    project = await begin({}, "git@github.com:two/infra.git");
    const typed = [
      "",
      "Ana Silva",
      "Ana Silva; Ben Okafor",
      "",
      "availability",
      "soon",
      "2027-01-01",
      "",
      "",
      "records",
    ];
    const { code, err } = await project.bylawIn({ typed: `${typed.join("\n")}\n` }, "init");
    expect(code).toBe(0);
    expect(err).toBe(
      "Name of the organization [two]: " +
        "Who works here, two at least, such as Ana Silva; Ben Okafor: " +
        "  two people are needed, as nobody reviews their own records.\n" +
        '  Name them as in "Ana Silva; Ben Okafor"; one from outside, such as an adviser, is enough.\n' +
        "Who works here, two at least, such as Ana Silva; Ben Okafor: " +
        "Who answers for what, of ana, ben [executive=ana,security=ana,engineering=ben,people=ana]: " +
        "In scope beside Security, of availability, confidentiality, processing-integrity, privacy [none]: " +
        "The first day on which policies are in effect [2026-11-27]: " +
        '  "soon" is not a calendar day.\n  Write it as YYYY-MM-DD, such as 2027-01-01.\n' +
        "The first day on which policies are in effect [2026-11-27]: " +
        "AWS regions, with commas; none where AWS is not used [none]: " +
        "GitHub organization; or none [two]: " +
        "Folder for records [evidence]: ",
    );
    const files = project.files();
    expect(files["compliance/baseline.ts"]).toBe(`import { soc2Baseline } from "@bylaw/policies";
import { githubControls } from "@bylaw/policies/github";
import { owners, people } from "./people.ts";

export const baseline = soc2Baseline({
  organization: { name: "two" },
  people,
  owners,
  categories: ["availability"],
  from: "2027-01-01",
  verifiedBy: [githubControls],
});
`);
    expect(files["compliance/people.ts"]).toBe(`import { definePerson } from "@bylaw/core";

const ana = definePerson({ id: "ana", name: "Ana Silva" });
const ben = definePerson({ id: "ben", name: "Ben Okafor" });

export const people = [ana, ben];

export const owners = {
  executive: ana,
  security: ana,
  engineering: ben,
  people: ana,
};
`);
    expect(Object.keys(files)).toContain("records/README.md");
  });

  test("is not, where an option says it", async () => {
    project = await begin();
    const { code, err } = await project.bylawIn(
      { typed: "\n\n\n\n" },
      ...["init", ...two, "--owners", "people=ben", "--start", "2027-01-01"],
    );
    expect(code).toBe(0);
    expect(err.split(": ").slice(0, -1)).toHaveLength(4);
    expect(project.files()["compliance/people.ts"]).toContain("people: ben,\n");
  });

  test("of nobody is an error that names what to give, and nothing is written", async () => {
    project = await begin();
    expect(await project.bylaw("init", ...two)).toEqual({
      code: 64,
      out: "",
      err:
        "[bylaw] Nobody is there to ask: this is no terminal.\n" +
        "  Give --yes to take what is found, or all of --owners, --categories, --start, --regions, --github, --evidence.\n",
    });
    expect(project.files()).toEqual({});
  });

  test("and given up writes nothing", async () => {
    project = await begin();
    const { code, err } = await project.bylawIn({ typed: "Two\n" }, "init");
    expect(code).toBe(64);
    expect(err).toContain(
      "[bylaw] The questions were not answered to their end. Nothing was written.\n  Answer them, or run bylaw init --yes.\n",
    );
    expect(project.files()).toEqual({});
  });

  test("is not asked of a repository that has a program", async () => {
    project = await begin();
    await project.bylaw("init", "--yes", ...two);
    const before = project.files();
    const { code, err } = await project.bylaw("init");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(project.files()).toEqual(before);
  });
});

describe("an answer that is none is refused before anything is written", () => {
  test.each([
    [
      "--organization",
      "{{company}}",
      '"{{company}}" names no company.',
      "Write its name as its policies are to have it.",
    ],
    [
      "--organization",
      "Two <%= ltd %>",
      '"Two <%= ltd %>" names no company.',
      "Write its name as its policies are to have it.",
    ],
    ["--people", "ana=Ana; ana=Ben", "ana is there twice.", "Give one of them another id."],
    [
      "--people",
      "a b=Ana; ../x=Ben",
      '"../x" is no id.',
      "Use letters, digits and single hyphens, such as ana-silva.",
    ],
    [
      "--owners",
      "ceo=ana",
      '"ceo=ana" names no office.',
      "The offices are executive, security, engineering, people, as in executive=executive.",
    ],
    ["--owners", "security=zoe", '"zoe" is none of the people.', "They are executive, engineer."],
    [
      "--categories",
      "speed",
      '"speed" is no category.',
      "Give some of availability, confidentiality, processing-integrity, privacy, or none.",
    ],
    [
      "--start",
      "2027-02-30",
      '"2027-02-30" is not a calendar day.',
      "Write it as YYYY-MM-DD, such as 2027-01-01.",
    ],
    [
      "--regions",
      "eu-west-1,$(id)",
      '"$(id)" is no AWS region.',
      "Give them as in eu-west-1,us-east-1, or none.",
    ],
    [
      "--github",
      "a/b",
      '"a/b" is not an organization.',
      "Give its login as it stands in its address, such as acme, or none.",
    ],
    [
      "--evidence",
      "../records",
      '"../records" is no folder within the program\'s.',
      "Name one of letters, digits, hyphens and slashes, such as evidence.",
    ],
    [
      "--evidence",
      "documents",
      "bylaw docs writes into documents.",
      "Name another folder, such as evidence.",
    ],
    [
      "--evidence",
      "a/node_modules",
      "git keeps nothing of node_modules.",
      "Name another folder, such as evidence.",
    ],
  ])("%s %s", async (option, given, message, next) => {
    project = await begin();
    const told = await project.bylaw("init", "--yes", option, given);
    expect(told).toEqual({ code: 64, out: "", err: `[bylaw] ${option}: ${message}\n  ${next}\n` });
    expect(project.files()).toEqual({});
  });
});

describe("hostile names", () => {
  test("are text in what is written, and nothing else", async () => {
    project = await begin();
    const { code } = await project.bylaw(
      ...["init", "--yes", "--organization", 'O\'Hara "&"\n`rm`, \\Ltd.\u202e', "--github", "acme"],
      ...["--people", `Ana ${OPEN}process.exit(9)}"; class=\`Ben\`; Þór */; people=\u2028Zoe; 7=Seven`],
    );
    expect(code).toBe(0);
    const { "compliance/baseline.ts": baseline, "compliance/people.ts": people, ...rest } = project.files();
    expect(baseline).toContain("  organization: { name: 'O\\'Hara \"&\"\\n`rm`, \\\\Ltd.\\u202e' },\n");
    expect(people).toContain(`const ana = definePerson({ id: "ana", name: 'Ana \${process.exit(9)}"' });
const personClass = definePerson({ id: "class", name: "\`Ben\`" });
const or = definePerson({ id: "or", name: "Þór */" });
const personPeople = definePerson({ id: "people", name: "Zoe" });
const person7 = definePerson({ id: "7", name: "Seven" });

export const people = [ana, personClass, or, personPeople, person7];
`);
    expect(Object.values(rest).join("")).not.toMatch(/Hara|process\.exit/);
    const { code: explained, out } = await project.bylaw("explain", "ana");
    expect(explained).toBe(0);
    expect(out).toContain(`  Ana ${OPEN}process.exit(9)}"\n`);
  });
});

describe("what is there is left", () => {
  test("and told, byte by byte", async () => {
    const own = {
      "compliance.test.ts": "// ours\n",
      ".gitignore": "dist\n/node_modules",
      "evidence/README.md": "Ours.\n",
    };
    project = await begin(own);
    const { out } = await project.bylaw("init", "--yes");
    expect(out).toMatch(/^Files\n(?:.*\n)*? {2}left as it is +compliance\.test\.ts\n/);
    expect(out).toMatch(/\n {2}added to +\.gitignore\n/);
    expect(project.files()).toMatchObject({ ...own, ".gitignore": "dist\n/node_modules\n.bylaw/\n" });
  });

  test("a link to nothing too", async () => {
    project = await begin();
    symlinkSync("nowhere.ts", join(project.folder, "bylaw.config.ts"));
    const { code, out } = await project.bylaw("init", "--yes", "--json", "--dry-run");
    expect(code).toBe(0);
    expect(JSON.parse(out).files[0]).toEqual({ path: "bylaw.config.ts", state: "left" });
  });

  test("a program in another file is the program", async () => {
    const config =
      'import { defineProgram, soc2 } from "@bylaw/core";\nexport default defineProgram({ organization: { name: "Mine" }, framework: soc2.scope({ categories: [] }), providers: [] });\n';
    project = await begin({ "bylaw.config.mjs": config });
    const { code } = await project.bylaw("init", "--yes");
    expect(code).toBe(0);
    const files = project.files();
    expect(Object.keys(files)).toEqual([
      ".github/workflows/compliance.yml",
      ".gitignore",
      "bylaw.config.mjs",
      "compliance.test.ts",
      "package.json",
      "tsconfig.json",
    ]);
    expect(files["compliance.test.ts"]).toContain('from "./bylaw.config.mjs";\n');
  });

  test("--dry-run writes nothing, and tells the same", async () => {
    project = await begin();
    const { code, out } = await project.bylaw("init", "--yes", "--dry-run");
    expect(code).toBe(0);
    expect(out).toMatch(/^Files, of which none is written\n {2}would be new {2}bylaw\.config\.ts\n/);
    expect(project.files()).toEqual({});
    const dry = JSON.parse((await project.bylaw("init", "--yes", "--dry-run", "--json")).out);
    await project.bylaw("init", "--yes");
    const files = project.files();
    for (const { path, text } of dry.files) expect(files[path]).toBe(text);
  });
});

describe("all is written, or nothing", () => {
  test("what was written is taken back when a file cannot be", async () => {
    const before = {
      ".gitignore": "dist\n",
      "package.json": '{ "type": "commonjs" }\n',
      ".github": "a file in the way\n",
    };
    project = await begin(before);
    const { code, out, err } = await project.bylaw("init", "--yes");
    expect({ code, out, err }).toEqual({
      code: 2,
      out: "",
      err:
        "[bylaw] .github/workflows/compliance.yml could not be written (ENOTDIR). " +
        "What this run had written is taken back: nothing of it is left.\n" +
        "  Name another place, or move away what is in its way, and run again.\n",
    });
    expect(project.files()).toEqual(before);
  });

  test("and what was added to is as it was", async () => {
    const before = { ".gitignore": "dist\n", "package.json": '{\n  "type": "commonjs"\n}\n' };
    project = await begin(before);
    const draft = `.gitignore.${process.pid}.tmp`;
    mkdirSync(join(project.folder, draft));
    const { code, err } = await project.bylaw("init", "--yes");
    expect(code).toBe(2);
    expect(err).toMatch(
      /^\[bylaw\] \.gitignore could not be written \(EEXIST\)\. What this run had written is taken back/,
    );
    expect(project.files()).toEqual(before);
    expect(readdirSync(project.folder).sort()).toEqual([".git", ".gitignore", draft, "package.json"]);
  });
});

test("it runs at the root of a repository alone", async () => {
  project = await begin({ "infra/main.tf": "" });
  expect(await project.bylawIn({ folder: "infra" }, "init", "--yes")).toMatchObject({
    code: 64,
    err: expect.stringContaining("is not the root of its repository.\n  Run it there: cd ..\n"),
  });
});

test("a package.json that is none is told before anything is written", async () => {
  project = await begin({ "package.json": "{" });
  expect(await project.bylaw("init", "--yes")).toMatchObject({
    code: 64,
    err: expect.stringMatching(/package\.json is no JSON object\.\n {2}Mend it, and run again\.\n$/),
  });
  expect(project.files()).toEqual({ "package.json": "{" });
});
