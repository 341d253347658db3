import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { details, everything, iamScript } from "../../testing/iam-account.ts";
import { failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { managedPolicies } from "./managed-policies.ts";

let server: ScriptedAws;
afterEach(() => server.stop());

const collect = async (script: Script): Promise<Listed | undefined> => {
  server = await startScript(script);
  return (await collectFrom(managedPolicies, server.endpoint))[0];
};
const known = (value: unknown) => ({ state: "known", value });
const unreadable = (message: string) => ({
  state: "unreadable",
  problem: { code: "schema-mismatch", message: `${details} ${message}.`, operation: details },
});
const policy = {
  Arn: "arn:aws:iam::111111111111:policy/p",
  PolicyName: "p",
  Path: "/",
  DefaultVersionId: "v1",
  AttachmentCount: 0,
  PolicyVersionList: [{ VersionId: "v1", Document: "%7B%22Statement%22%3A%5B%5D%7D" }],
};

test("reads the default version of every policy, and who wrote it", async () => {
  const listed = await collect(
    iamScript({
      roles: { job: { attached: ["aws:AdministratorAccess"] } },
      policies: { "aws:AdministratorAccess": [everything], unused: [] },
    }),
  );
  expect(listed?.calls).toEqual({ [details]: 1 });
  expect(listed?.items).toEqual([
    {
      id: "arn:aws:iam::111111111111:policy/unused",
      name: "unused",
      path: "/",
      byAws: false,
      attachments: known(0),
      document: known({ version: "2012-10-17", statements: [] }),
    },
    {
      id: "arn:aws:iam::aws:policy/AdministratorAccess",
      name: "AdministratorAccess",
      path: "/",
      byAws: true,
      attachments: known(1),
      document: known({
        version: "2012-10-17",
        statements: [{ effect: "Allow", actions: ["*"], resources: ["*"], conditions: [] }],
      }),
    },
  ]);
});

test.each<[string, object, object]>([
  [
    "no version list",
    { PolicyVersionList: undefined },
    { document: unreadable("answered without PolicyVersionList") },
  ],
  [
    "no default version",
    { DefaultVersionId: "v2" },
    { document: unreadable("answered without the default version of a policy") },
  ],
  [
    "no count",
    { AttachmentCount: undefined },
    { attachments: unreadable("answered without AttachmentCount") },
  ],
  ["no path", { Path: undefined }, { problem: { code: "schema-mismatch" } }],
])("%s", async (_, change, expected) => {
  const answered = Object.entries({ ...policy, ...change }).filter(([, value]) => value !== undefined);
  const listed = await collect({
    [details]: { Policies: [Object.fromEntries(answered)], IsTruncated: false },
  });
  expect(listed?.items).toMatchObject([expected]);
});

test("reads every page", async () => {
  const named = (name: string) => ({
    ...policy,
    Arn: `arn:aws:iam::111111111111:policy/${name}`,
    PolicyName: name,
  });
  const listed = await collect({
    [details]: ({ before }) =>
      before === 0
        ? { Policies: [named("a")], IsTruncated: true, Marker: "next" }
        : { Policies: [named("b")], IsTruncated: false },
  });
  expect(listed?.items).toMatchObject([{ name: "a" }, { name: "b" }]);
});

test("denied: the listing is incomplete", async () => {
  const listed = await collect({ [details]: failure(details, "AccessDenied", 403) });
  expect(listed?.problem).toMatchObject({ code: "access-denied" });
});
