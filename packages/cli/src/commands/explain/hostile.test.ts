import { afterAll, beforeAll, expect, test } from "vitest";
import { createProject, type Project } from "../../project.fixture.ts";

const hostile = "Ana \\u001b[31m\\n::error::x\\n##[error]y \\u202e";
const config = `
import { attested, defineControl, definePerson, definePolicy, defineProgram, defineRole, must, soc2, years } from "@bylaw/core";
import { evidence } from "@bylaw/evidence";
const name = "${hostile}";
const ana = definePerson({ id: "ana", name });
const cto = defineRole({ id: "cto", title: name, holder: ana });
const control = defineControl({
  id: "kept", title: name, statement: name, satisfies: [soc2("CC1.1")], owner: cto,
  implementedFrom: "2026-01-01", evidence: [attested("kept-shown", { every: years(1), title: name, reviewer: ana })],
});
export default defineProgram({
  organization: { name }, framework: soc2.scope({ categories: ["security"] }), providers: [evidence({ directory: import.meta.dirname })], people: [ana], controls: [control],
  policies: [definePolicy({ id: "own", title: name, owner: cto, effective: "2026-01-01", review: "annual", statements: [must("O-1")\`Keep it.\`.by(control)] })],
});
`;

let project: Project;
beforeAll(async () => {
  project = await createProject({ "bylaw.config.ts": config });
});
afterAll(() => project.remove());

test.each([
  "explain",
  "explain kept",
  "explain kept-shown",
  "explain own",
  "explain ana",
  "explain cto",
  "check",
])("%s prints no name that a terminal or a CI runner obeys", async (line) => {
  const { out, err } = await project.bylaw(...line.split(" "));
  expect(out).toContain("Ana");
  for (const text of [out, err]) {
    for (const character of ["\u001b", "\u202e"]) expect(text).not.toContain(character);
    expect(text).not.toMatch(/^\s*::|##\[/m);
  }
});
