import { fileURLToPath } from "node:url";
import { programOf, runProgram } from "@bylaw/core/testing";
import { beforeAll, expect, test } from "vitest";
import { authHandlerAudited } from "../checks/auth-handler-audited.ts";
import { routeRequiresMfa } from "../checks/route-requires-mfa.ts";
import { source } from "./provider.ts";

const directory = fileURLToPath(new URL("../../../../testbed/source/application", import.meta.url));
const provider = source({
  directory,
  privileged: ["/admin"],
  authentication: {
    login: ["POST /login"],
    logout: ["POST /logout"],
    "password-changed": ["POST /password"],
  },
});

type Observations = Awaited<ReturnType<typeof runProgram>>["observations"];
let observations: Observations = [];
beforeAll(async () => {
  ({ observations } = await runProgram(programOf([provider], [routeRequiresMfa, authHandlerAudited])));
});

test("all 60 routes of the three applications are listed, 20 of each", () => {
  const routes = observations.filter(({ check }) => check === "source/route-requires-mfa");
  const per = (folder: string) => routes.filter(({ resource }) => resource.id.startsWith(folder)).length;
  expect([per("shop/"), per("desk/"), per("edge/"), routes.length]).toEqual([20, 20, 20, 60]);
});

// Written by hand, by whoever wrote the applications.
test("exactly the nine routes that are unguarded or unlogged are found, each at its line", () => {
  const failed = observations.filter(({ outcome }) => outcome === "fail");
  const said = failed.map(({ check, resource }) => `${check.replace("source/", "")}: ${resource.name}`);
  expect(said.sort()).toEqual([
    "auth-handler-audited: desk/plugins/sessions.ts:19 POST /logout",
    "auth-handler-audited: edge/index.js:15 POST /password",
    "auth-handler-audited: shop/app.ts:21 POST /password",
    "route-requires-mfa: desk/plugins/metrics.ts:6 GET /admin/metrics",
    "route-requires-mfa: desk/plugins/metrics.ts:8 PUT /admin/macros",
    "route-requires-mfa: edge/index.js:18 GET /:tenant/keys",
    "route-requires-mfa: edge/index.js:29 POST /admin/cache/purge",
    "route-requires-mfa: shop/admin/index.ts:10 GET /admin/health",
    "route-requires-mfa: shop/legacy/exports.ts:10 GET /Admin/export",
  ]);
});

test("each is told of where it is written, from the root of the repository, and known again wherever that is", () => {
  const failed = observations.filter(({ outcome }) => outcome === "fail");
  for (const { resource } of failed) {
    const [, path, line] = /^(\S+):(\d+) /.exec(resource.name ?? "") ?? [];
    expect(resource.location).toEqual({ path: `testbed/source/application/${path}`, line: Number(line) });
    expect(resource.id).not.toContain(`:${line}`);
  }
});

test("the three that only a running application knows are unreadable, and nothing else is", () => {
  const unread = observations.filter(({ outcome }) => outcome === "error");
  const said = unread.map(({ resource, problem, assertions }) => {
    const [first] = assertions.flatMap((one) => one.problem ?? []);
    return `${resource.name}: ${(problem ?? first)?.message}`;
  });
  expect([...new Set(said)].sort()).toEqual([
    "desk/app.ts:30 ALL /*: It registers the plugin what cannot be followed (it is imported while the application runs), whose routes are not read.",
    "edge/index.js:31 ALL /(computed): Its path is not known: a loop over what is not known gives it.",
    "shop/app.ts:27 ALL /(computed)/*: Its path is not known: a loop over what is not known gives it.",
  ]);
});
