import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { defineProgram, isBylawError } from "@bylaw/core";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { defaultTemplates } from "./documents/table.ts";
import { definitionDocuments } from "./documents.ts";
import { loadTemplates } from "./load-templates.ts";
import { statusMark } from "./marks.ts";
import { sampleProgram, usual } from "./sample.fixture.ts";
import { compareDocuments, writeDocuments, writeStatus } from "./write.ts";

const documents = definitionDocuments(sampleProgram());
const renamed = definitionDocuments(
  sampleProgram({ ...usual, id: (place, id) => (place === "policy" ? "keys" : id) }),
);
const paths = documents.map(({ path }) => path);

let root: string;
let folder: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "bylaw-reports-"));
  folder = join(root, "docs");
});
afterEach(() => rm(root, { recursive: true, force: true }));

const filesIn = async (place: string): Promise<readonly string[]> => {
  const all = await readdir(place, { recursive: true, withFileTypes: true }).catch(() => []);
  return all
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name).slice(place.length + 1))
    .sort();
};
const read = (path: string) => readFile(join(folder, path), "utf8");
const put = async (path: string, content: string) => {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
};
const refusal = async (attempt: Promise<unknown>) => {
  const error = await attempt.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return isBylawError(error) ? `${error.code} ${error.message.replaceAll(root, "")}` : error;
};

describe("writing documents", () => {
  it("adds them all, and nothing the second time", async () => {
    expect(await writeDocuments(folder, documents)).toEqual(
      paths.map((path) => ({ path, change: "added" as const })),
    );
    expect(await filesIn(folder)).toEqual(paths);
    for (const { path, content } of documents) expect(await read(path)).toBe(content);
    expect(await writeDocuments(folder, documents)).toEqual([]);
  });

  it("replaces what changed and removes what is no longer generated", async () => {
    await writeDocuments(folder, documents);
    expect(await writeDocuments(folder, renamed)).toMatchInlineSnapshot(`
      [
        {
          "change": "changed",
          "path": "README.md",
        },
        {
          "change": "changed",
          "path": "control-matrix.md",
        },
        {
          "change": "changed",
          "path": "organization.md",
        },
        {
          "change": "removed",
          "path": "policies/encryption.md",
        },
        {
          "change": "added",
          "path": "policies/keys.md",
        },
        {
          "change": "changed",
          "path": "system-description.md",
        },
      ]
    `);
    expect(await filesIn(folder)).toEqual(renamed.map(({ path }) => path));
  });

  it("removes folders that it emptied", async () => {
    await writeDocuments(folder, documents);
    await writeDocuments(folder, documents.slice(0, 1));
    expect(await readdir(folder)).toEqual(["README.md"]);
  });

  it("removes a picture of what is gone, and leaves that of a period where it is", async () => {
    await writeDocuments(folder, documents);
    const strip = { path: "pictures/year-strip.svg", content: `<svg/>\n${statusMark}\n` };
    await writeStatus(folder, strip);
    expect(await compareDocuments(folder, documents)).toEqual([]);
    const { risks: _, ...rest } = sampleProgram();
    const changes = await writeDocuments(folder, definitionDocuments(defineProgram({ ...rest, risks: [] })));
    expect(changes).toContainEqual({ path: "pictures/risk-heat-map.svg", change: "removed" });
    expect(await readdir(join(folder, "pictures"))).toEqual(["year-strip.svg"]);
  });

  it("draws over no picture that was drawn by hand", async () => {
    await put("pictures/risk-heat-map.svg", "<svg/>\n");
    expect(await refusal(writeDocuments(folder, documents))).toBe(
      "unsafe-output [bylaw] /docs/pictures/risk-heat-map.svg is there and was not generated.",
    );
  });

  it("never touches what was not generated", async () => {
    await put("policies/by-hand.md", "# Ours\n");
    await put("notes/README.md", documents[0]?.content ?? "");
    await writeDocuments(folder, documents);
    await writeDocuments(folder, []);
    expect(await filesIn(folder)).toEqual(["notes/README.md", "policies/by-hand.md"]);
  });

  it("writes nothing when one file in the way was not generated", async () => {
    await put("waivers.md", "# By hand\n");
    expect(await refusal(writeDocuments(folder, documents))).toBe(
      "unsafe-output [bylaw] /docs/waivers.md is there and was not generated.",
    );
    expect(await filesIn(folder)).toEqual(["waivers.md"]);
  });

  it.each([
    "../README.md",
    "policies/../../x.md",
    "/etc/x.md",
    "policies/a\\b.md",
    "policies/.hidden.md",
    "x.sh",
  ])("refuses the path %j", async (path) => {
    const attempt = writeDocuments(folder, [...documents, { path, content: "x" }]);
    expect(await refusal(attempt)).toBe(
      `unsafe-output [bylaw] ${JSON.stringify(path)} is no path of a document.`,
    );
    expect(await filesIn(root)).toEqual([]);
  });

  it("refuses links, of folders and of files", async () => {
    await mkdir(join(root, "elsewhere"));
    await mkdir(folder);
    await symlink(join(root, "elsewhere"), join(folder, "policies"));
    expect(await refusal(writeDocuments(folder, documents))).toMatch(/^unsafe-output .*policies is a link/);
    await rm(join(folder, "policies"));
    await writeFile(join(root, "elsewhere", "x.md"), "");
    await symlink(join(root, "elsewhere", "x.md"), join(folder, "waivers.md"));
    expect(await refusal(writeDocuments(folder, documents))).toMatch(/^unsafe-output .*waivers.md is a link/);
    expect(await filesIn(root)).toEqual(["elsewhere/x.md"]);
  });

  it("writes nothing when a file stands where a folder must", async () => {
    await put("checks/vault", "a file");
    expect(await refusal(writeDocuments(folder, documents))).toMatch(/^unsafe-output /);
    expect(await filesIn(folder)).toEqual(["checks/vault"]);
  });

  it("writes a status beside them, which is kept and may be replaced", async () => {
    await writeDocuments(folder, documents);
    const status = (text: string) => ({ path: "status.md", content: `${text}\n\n<!-- bylaw:status -->\n` });
    expect(await writeStatus(folder, status("one"))).toEqual([{ path: "status.md", change: "added" }]);
    expect(await writeStatus(folder, status("two"))).toEqual([{ path: "status.md", change: "changed" }]);
    expect(await writeDocuments(folder, documents)).toEqual([]);
    expect(await read("status.md")).toContain("two");
  });

  it("writes a status and a period together, or neither", async () => {
    const page = (name: string) => ({ path: `${name}.md`, content: "one\n\n<!-- bylaw:status -->\n" });
    await put("coverage.md", "mine\n");
    expect(await refusal(writeStatus(folder, page("status"), page("coverage")))).toMatch(
      /^unsafe-output .*coverage\.md is there and was not generated\./,
    );
    expect(await filesIn(folder)).toEqual(["coverage.md"]);
    await rm(join(folder, "coverage.md"));
    await writeStatus(folder, page("status"), page("coverage"));
    expect(await compareDocuments(folder, [])).toEqual([]);
    expect(await writeDocuments(folder, documents)).toHaveLength(documents.length);
    expect(await read("coverage.md")).toContain("one");
  });
});

describe("what a killed writer left behind", () => {
  const temporary = ".waivers.md.4711-0123456789ab.bylaw-tmp";
  const old = async (path: string) => {
    await put(path, "half");
    await utimes(join(folder, path), 1, 1);
  };

  it("is no document, and is removed before the next are written", async () => {
    await writeDocuments(folder, documents);
    for (const place of ["", "policies/", "checks/vault/"]) await old(`${place}${temporary}`);
    await old("pictures/.risk-heat-map.svg.4711-0123456789ab.bylaw-tmp");
    expect(await compareDocuments(folder, documents)).toEqual([]);
    expect(await writeDocuments(folder, documents)).toEqual([]);
    expect(await filesIn(folder)).toEqual(paths);
  });

  it("goes with a status too", async () => {
    await old(".status.md.4711-0123456789ab.bylaw-tmp");
    await writeStatus(folder, { path: "status.md", content: "one\n" });
    expect(await filesIn(folder)).toEqual(["status.md"]);
  });

  it("stays while its writer may be at work, as does what only looks like it", async () => {
    await put(temporary, "half");
    for (const path of ["notes.tmp", "elsewhere/x.bylaw-tmp", `elsewhere/${temporary}`]) await old(path);
    await writeDocuments(folder, []);
    expect(await filesIn(folder)).toEqual(
      [temporary, `elsewhere/${temporary}`, "elsewhere/x.bylaw-tmp", "notes.tmp"].sort(),
    );
  });
});

describe("drift", () => {
  it("is nothing after writing", async () => {
    await writeDocuments(folder, documents);
    expect(await compareDocuments(folder, documents)).toEqual([]);
  });

  it("is everything before", async () => {
    expect(await compareDocuments(folder, documents)).toEqual(
      paths.map((path) => ({ path, state: "missing" as const })),
    );
  });

  it("is seen in each form, and nothing is mended", async () => {
    await writeDocuments(folder, documents);
    await put("waivers.md", (await read("waivers.md")).replace("2026-06-30", "2027-06-30"));
    await put("README.md", (await read("README.md")).replaceAll("\n", "\r\n"));
    await rm(join(folder, "risk-register.md"));
    const drift = await compareDocuments(folder, renamed);
    expect(drift).toMatchInlineSnapshot(`
      [
        {
          "path": "README.md",
          "state": "different",
        },
        {
          "path": "control-matrix.md",
          "state": "different",
        },
        {
          "path": "organization.md",
          "state": "different",
        },
        {
          "path": "policies/encryption.md",
          "state": "stale",
        },
        {
          "path": "policies/keys.md",
          "state": "missing",
        },
        {
          "path": "risk-register.md",
          "state": "missing",
        },
        {
          "path": "system-description.md",
          "state": "different",
        },
        {
          "path": "waivers.md",
          "state": "different",
        },
      ]
    `);
    expect(await compareDocuments(folder, renamed)).toEqual(drift);
  });
});

describe("templates from a folder", () => {
  const templates = () => join(root, "templates");
  const give = async (name: string, text: string) => {
    await mkdir(templates(), { recursive: true });
    await writeFile(join(templates(), name), text);
  };

  it("are read by name, and other files are left alone", async () => {
    await give("policy.hbs", "# {{title}}");
    await give("README.md", "how we word things");
    expect(await loadTemplates(templates())).toEqual({ policy: "# {{title}}" });
  });

  it("are refused under a name that no document has", async () => {
    await give("polices.hbs", "");
    const error = await loadTemplates(templates()).catch((thrown: unknown) => thrown);
    expect(isBylawError(error) && `${error.message} ${error.next}`).toMatchInlineSnapshot(
      `"[bylaw] There is no template named "polices". Name it as one of policy, risk-register, control-matrix, criteria, evidence-calendar, vendor-register, organization, system-description, access-reviews, waivers, check, sources, index, status, coverage, checklist, timeline, adoption."`,
    );
  });

  it("are refused when they do not parse", async () => {
    await give("policy.hbs", "\n\n{{#each statements}}");
    expect(await refusal(loadTemplates(templates()))).toBe(
      "template-broken [bylaw] The template policy, line 3: it ends inside a block.",
    );
  });

  it("are refused when the folder is not there", async () => {
    expect(await refusal(loadTemplates(templates()))).toBe(
      "template-broken [bylaw] The templates in /templates cannot be read.",
    );
  });

  it("write nothing when one of them throws", async () => {
    await give("waivers.hbs", "{{#each waivers}}{{nobody}}{{/each}}");
    const attempt = async () => {
      const own = await loadTemplates(templates());
      return writeDocuments(folder, definitionDocuments(sampleProgram(), { templates: own }));
    };
    expect(await refusal(attempt())).toBe(
      "template-broken [bylaw] The template waivers, line 1: there is no field named nobody.",
    );
    expect(await filesIn(folder)).toEqual([]);
  });

  it("may be the built-in ones", async () => {
    for (const [name, text] of Object.entries(defaultTemplates)) await give(`${name}.hbs`, text);
    const own = await loadTemplates(templates());
    expect(definitionDocuments(sampleProgram(), { templates: own })).toEqual(documents);
  });
});

it.skipIf(!existsSync("/proc/self"))("C2: writing where no folder can be made ends at once", async () => {
  await expect(writeDocuments("/proc/x", documents)).rejects.toMatchObject({ code: "ENOENT" });
  const [status] = documents;
  if (status !== undefined)
    await expect(writeStatus("/proc/x/y", status)).rejects.toMatchObject({ code: "ENOENT" });
});
