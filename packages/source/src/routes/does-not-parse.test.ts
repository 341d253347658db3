import { expect, test } from "vitest";
import { said } from "../testing/said.fixture.ts";

const app = (imported: string) => ({
  "app.ts": `import fastify from "fastify"; import { requireMfa } from "@bylaw/express/fastify"; ${imported}
const app = fastify(); const mfa = requireMfa({}); app.get("/admin/ok", { onRequest: mfa }, async () => 1);
app.register(extra, { prefix: "/admin" }); app.register(other, { prefix: "/admin" });`,
  "mfa.ts": `import { requireMfa } from "@bylaw/express/fastify"; export const mfa = requireMfa({});`,
});
const guarded = `import { mfa } from "./mfa.ts";
export async function extra(a: any) { a.addHook("onRequest", mfa); a.get("/fine", async () => 1); }
`;

test.each([
  [
    "a template that swallows a plugin",
    `${guarded}const q = \`\nexport async function other(a: any) { a.get("/x", async () => 1); }\n`,
    5,
  ],
  [
    "a template that swallows a route",
    `${guarded}export async function other(a: any) { const q = \`; a.get("/x", async () => 1); }\n`,
    4,
  ],
  [
    "a merge conflict",
    `${guarded}export async function other(a: any) {\n<<<<<<< HEAD\na.get("/x", async () => 1);\n=======\na.addHook("onRequest", mfa);\n>>>>>>> other\n}\n`,
    4,
  ],
])("a plugin with %s is told of, whatever is read of it", (_, text, line) => {
  const lines = said({ ...app(`import { extra, other } from "./extra.ts";`), "extra.ts": text });
  expect(lines).toContain(`extra.ts:${line} does not parse.`);
});

test("a file that is imported by what an application imports is told of as well", () => {
  const files = app(`import { extra } from "./extra.ts"; const other = async () => {};`);
  const lines = said({ ...files, "extra.ts": `import "./more.ts"; ${guarded}`, "more.ts": "const a = {;" });
  expect(lines).toContain("more.ts:1 does not parse.");
});

test("what is not exported where a file does not parse is said to be so", () => {
  const lines = said({
    ...app(`import extra from "./extra.ts"; const other = async () => {};`),
    "extra.ts": "const q = `\nexport default async function (a: any) {}\n",
  });
  expect(lines).toContainEqual(expect.stringContaining("extra.ts:3 does not parse"));
  expect(lines.join()).not.toContain("does not export");
});

test("a file that nothing of an application imports may be as it is", () => {
  const files = app("const extra = async () => {}; const other = extra;");
  expect(said({ ...files, "scratch.ts": "const a = {;" })).toEqual(["app.ts:2 GET /admin/ok guarded"]);
});
