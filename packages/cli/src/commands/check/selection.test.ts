import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { config, createProject, type Project } from "../../project.fixture.ts";

let project: Project;
beforeAll(async () => {
  const watching = `const watching = defineControl({
  id: "watching", title: "Somebody watches", statement: "Ana watches.", satisfies: [soc2("CC6.1")],
  owner: ana, frequency: "annual", evidence: [attested("watch", { every: years(1) })],
});
const policy = `;
  project = await createProject({
    "bylaw.config.ts": config
      .replace("import { atMost,", "import { atMost, attested, years,")
      .replace("const policy = ", watching)
      .replace("controls: [rotation]", "controls: [rotation, watching]"),
  });
});
afterAll(() => project.remove());

describe("bylaw check of a part", () => {
  test("says what it was asked for, and claims no criterion of which it judged less", async () => {
    const whole = await project.bylaw("check");
    const { code, out, err } = await project.bylaw("check", "encryption");
    expect(code).toBe(1);
    expect(err).toContain("collecting 1/1 listings");
    expect(out.split("\n").slice(1, 4)).toEqual([
      "Scopes: vault/1. Nothing outside them was read.",
      "Only encryption: 1 of 2 controls. What rests on more than was judged is left out.",
      "",
    ]);
    expect(out).not.toContain("\nCriteria\n");
    expect(whole.out).toContain("\nCriteria\n");
    expect(out).toContain("fail  1 control: 1 fail");
  });

  test("collects nothing for what people alone answer for", async () => {
    const { code, out, err } = await project.bylaw("check", "watching");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toContain("  manual  watching  Somebody watches  1 manual\n");
  });

  test("takes several ids", async () => {
    const { out } = await project.bylaw("check", "ENC-1", "watching");
    expect(out).toContain("Only ENC-1, watching: 2 of 2 controls.");
    expect(out).toContain("\nCriteria\n");
  });

  test("tells of one resource, and says that all was read", async () => {
    const { code, out } = await project.bylaw("check", "c");
    expect(code).toBe(1);
    expect(out).toContain(
      "A resource narrows what is told, not what is read: everything that may list it was judged.",
    );
    expect(out).toContain("vault key three (c) in vault/1");
    expect(out).not.toContain("(b)");
    expect(out).toContain("1 fail, judged in part");
    expect((await project.bylaw("check", "one")).code).toBe(0);
  });

  test("for a resource that nothing has exits 2", async () => {
    const { code, out } = await project.bylaw("check", "zzz\u001b");
    expect(code).toBe(2);
    expect(out).toContain("Nothing that was read has the id or name zzz\\u{1b}.");
    expect(out).toContain(
      "exit code 2: what was asked for was not found. Correct its id, or run what lists it.\n",
    );
  });

  test("of an id that resembles one is refused before anything is collected", async () => {
    expect(await project.bylaw("check", "key-rotatoin")).toEqual({
      code: 64,
      out: "",
      err:
        '[bylaw] Nothing in the program has the id "key-rotatoin". Did you mean vault/key-rotation?\n' +
        "  Give the id of anything that bylaw explain lists but an environment, of a provider, or the id or name of a resource.\n",
    });
  });

  test("as JSON says so, and marks what was judged in part", async () => {
    const { out } = await project.bylaw("check", "--json", "c");
    const { selection, controls, criteria, gaps, observations } = JSON.parse(out);
    expect(selection).toEqual({ ids: ["c"], resources: ["c"], missing: [] });
    expect(controls).toMatchObject([{ id: "rotation", partial: true }]);
    expect({ criteria, gaps }).toEqual({ criteria: [], gaps: [] });
    expect(observations.map(({ resource }: { resource: { id: string } }) => resource.id)).toEqual(["c"]);
  });
});
