import { expect, test } from "vitest";
import { analyse } from "../application/analyse.ts";

const HEAD = `import express from "express"; import { createAuditLog } from "@bylaw/audit-log"; const app = express(); const log = createAuditLog({});\n`;

/** What is said of the login of an application: of its success, and of its failure. */
function saidOf(body: string): string {
  const options = { directory: ".", authentication: { login: ["POST /login"] } };
  const { handlers } = analyse(new Map([["app.ts", HEAD + body]]), {}, options);
  return handlers
    .flatMap((one) => ("success" in one ? [one.success, one.failure] : []))
    .map((one) => one as unknown as { readonly state: string; readonly value?: boolean })
    .map((one) => (one.state === "known" ? String(one.value) : one.state))
    .join(" ");
}

const won = `log.record({ kind: "login", outcome: "success" });`;
const lost = `log.record({ kind: "login", outcome: "failure" });`;

test.each([
  ["both", `app.post("/login", (q, s) => { if (q.ok) { ${won} } else { ${lost} } });`, "true true"],
  ["what nothing reaches", `app.post("/login", (q, s) => { ${lost} return; ${won} });`, "false true"],
  [
    "what is set after it was recorded",
    `app.post("/login", (q, s) => { const e = { kind: "login", outcome: "failure" }; log.record(e); e.outcome = "success"; });`,
    "false true",
  ],
  // jaredhanson/passport#49: what a package does with a request is not read.
  [
    "a handler that a package makes",
    `import passport from "passport"; app.post("/login", passport.authenticate("local"));`,
    "unreadable unreadable",
  ],
  [
    "a handler behind one that a package makes",
    `import passport from "passport"; app.post("/login", passport.authenticate("local"), (q, s) => { ${won} s.end(); });`,
    "true false",
  ],
  [
    "a log that a flag chooses",
    `const own = flags.audit ? log : { record() {} }; app.post("/login", (q, s) => { own.record({ kind: "login", outcome: "success" }); });`,
    "unreadable unreadable",
  ],
  [
    "a handler that a flag chooses",
    `const own = flags.audit ? (q, s) => { ${won} ${lost} } : (q, s) => s.end(); app.post("/login", own);`,
    "unreadable unreadable",
  ],
  [
    "a writer by its own name",
    `const { record } = log; const write = log.record.bind(log); app.post("/login", (q, s) => { record({ kind: "login", outcome: "success" }); write({ kind: "login", outcome: "failure" }); });`,
    "true true",
  ],
])("%s", (_, body, expected) => {
  expect(saidOf(body)).toBe(expected);
});
