import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { Program } from "@bylaw/core";
import { asUse } from "@bylaw/core/run";
import { programOf, runProgram } from "@bylaw/core/testing";
import { authHandlerAudited, routeRequiresMfa, type SourceOptions, source } from "@bylaw/source";
import { createJiti } from "jiti";
import { afterAll, beforeAll, expect, it } from "vitest";
import { outcomesOf } from "../packages/source/src/audit-calls/events.ts";
import { root } from "./repo.ts";

const guide = readFileSync(join(root, "docs", "source-checks.md"), "utf8");
const blocks = [...guide.matchAll(/^```ts\n\/\/ (\S+)\n(.*?)^```$/gms)];

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "bylaw-source-guide-"));
  for (const [, path = "", text = ""] of blocks) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), `// ${path}\n${text}`);
  }
  writeFileSync(join(folder, "service/accounts.ts"), "export const [verify, store, sessionOf] = [];\n");
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("the example is found to be what the guide says of it", async () => {
  const options: SourceOptions = {
    directory: join(folder, "service"),
    privileged: ["/admin"],
    authentication: { login: ["POST /login"], logout: ["POST /logout"] },
  };
  const { observations } = await runProgram(
    programOf([source(options)], [routeRequiresMfa, authHandlerAudited]),
  );
  const said = observations
    .filter(({ outcome }) => outcome !== "not-applicable")
    .map(({ resource, outcome }) => `service/${resource.name}: ${outcome}`);
  const [, shown = ""] = /^```text\n(.*?)^```$/ms.exec(guide) ?? [];
  expect(said.sort(byLine)).toEqual(shown.trimEnd().split("\n"));
  expect(guide).toContain('directory: "service",\n  privileged: ["/admin"],');
});

it("its program has a control for each of the two checks", async () => {
  const home = mkdtempSync(join(root, "node_modules", ".source-guide-"));
  try {
    const [, , text = ""] = blocks.find(([, path]) => path === "program.ts") ?? [];
    writeFileSync(join(home, "program.ts"), text);
    const program = await createJiti(import.meta.url).import<Program>(join(home, "program.ts"), {
      default: true,
    });
    const checks = program.controls.flatMap((control) => control.checks.map((one) => asUse(one).check.id));
    expect(checks).toEqual(["source/route-requires-mfa", "source/auth-handler-audited"]);
    expect(program.providers.map(({ type }) => type.id)).toEqual(["source"]);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

it("the events that it names are those that there are", () => {
  const [, named = ""] = /Events are (.*?) \|/.exec(guide) ?? [];
  const expected = Object.keys(outcomesOf);
  expect([...named.matchAll(/`([^`]+)`/g)].map(([, one]) => one)).toEqual(expected);
});

function byLine(a: string, b: string): number {
  const line = (text: string): number => Number(/:(\d+) /.exec(text)?.[1]);
  return line(a) - line(b);
}
