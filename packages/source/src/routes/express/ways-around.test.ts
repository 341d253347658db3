import { expect, test } from "vitest";
import { said, saidOfExpress } from "../../testing/said.fixture.ts";

// Each was said to be guarded, or left out, and a request reached it without the guard.
test.each([
  ["a path that grows", `let base = "/adm"; base += "in"; app.get(base + "/x", show);`, "open"],
  ["a guard that ||= may replace", `let g = guard; g &&= show; app.get("/admin/x", g, show);`, "unread"],
  ["a guard set with others", `let g = guard; ({ g } = load()); app.get("/admin/x", g, show);`, "unread"],
  [
    "a record that is assigned over",
    `const o = { guard }; Object.assign(o, load()); app.get("/admin/x", o.guard, show);`,
    "unread",
  ],
  ["a list that loses the guard", `const c = [guard]; c.pop(); app.get("/admin/x", c, show);`, "unread"],
  ["an item set anew", `const c = [guard]; c[0] = pass; app.get("/admin/x", c, show);`, "unread"],
  [
    "a guard that a flag adds to a list",
    `const c = []; if (flags.mfa) c.push(guard); app.get("/admin/x", c, show);`,
    "unread",
  ],
  [
    "a guard on one of two routers",
    `const a = Router(), b = Router(); (flags.x ? a : b).use(guard); a.get("/x", show); app.use("/admin", a); app.use("/o", b);`,
    "unread",
  ],
  [
    "a router of another package, which is a value and no call",
    `import own from "@acme/admin"; app.use("/admin", own);`,
    "unread",
  ],
  [
    "a property of another package",
    `import { routers } from "@acme/admin"; app.use("/admin", routers.own);`,
    "unread",
  ],
  [
    "a router of another package at the root",
    `import { adminRouter } from "@acme/admin"; app.use(adminRouter);`,
    "unread",
  ],
])("%s", (_, text, is) => {
  const lines = saidOfExpress(text).map((line) =>
    line.replace(/^app\.ts:2 \S+ .*? (open|guarded|unread).*$/, "$1"),
  );
  expect(lines).toEqual([is]);
});

test("files that import each other in many ways are read in one pass", () => {
  const files: Record<string, string> = {
    "app.ts": `import "./m0a"; import express from "express"; const app = express();\napp.get("/admin/x", (q, s) => s.end());`,
  };
  for (let index = 0; index < 40; index += 1)
    for (const half of ["a", "b"])
      files[`m${index}${half}.ts`] =
        index === 39 ? "export const end = 1;" : `import "./m${index + 1}a"; import "./m${index + 1}b";`;
  expect(said(files)).toEqual(["app.ts:2 GET /admin/x open"]);
});
