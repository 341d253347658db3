import { afterEach, expect, test } from "vitest";
import { collectFrom } from "../../testing/collect.ts";
import { type ScriptedAws, startScript } from "../../testing/script.ts";
import { iamRoles } from "./roles.ts";

const operation = "iam:GetAccountAuthorizationDetails";
let server: ScriptedAws;
afterEach(() => server.stop());

test("decodes trust policies, and a broken one concerns its role only", async () => {
  const trust = {
    Statement: { Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" },
  };
  const documents = {
    a: encodeURIComponent(JSON.stringify(trust)),
    b: "%E0%A4%A",
    c: encodeURIComponent("{}"),
  };
  const roles = Object.entries(documents).map(([name, text]) => ({
    RoleName: name,
    Path: "/x/",
    Arn: `arn:aws:iam::111111111111:role/x/${name}`,
    AssumeRolePolicyDocument: text,
  }));
  server = await startScript({ [operation]: { RoleDetailList: roles, IsTruncated: false } });
  const [listed] = await collectFrom(iamRoles, server.endpoint);
  const unreadable = (message: string) => ({
    state: "unreadable",
    problem: { code: "schema-mismatch", message: `${operation} ${message}.`, operation },
  });
  expect(listed?.items).toEqual([
    {
      id: "arn:aws:iam::111111111111:role/x/a",
      name: "a",
      path: "/x/",
      trust: {
        state: "known",
        value: {
          statements: [
            {
              effect: "Allow",
              principals: [{ type: "Service", value: "ec2.amazonaws.com" }],
              actions: ["sts:AssumeRole"],
              conditions: [],
            },
          ],
        },
      },
    },
    {
      id: "arn:aws:iam::111111111111:role/x/b",
      name: "b",
      path: "/x/",
      trust: unreadable("answered with a trust policy that is not URL-encoded"),
    },
    {
      id: "arn:aws:iam::111111111111:role/x/c",
      name: "c",
      path: "/x/",
      trust: unreadable('answered with a policy that Bylaw does not understand at "Statement"'),
    },
  ]);
});
