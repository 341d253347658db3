import { CreateKeyCommand, EnableKeyRotationCommand, KMSClient } from "@aws-sdk/client-kms";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { clientOf, describeAws } from "../../testbed/aws/testing.ts";
import { emptyGitHub, type GitHubServer, startGitHub } from "../../testbed/github/index.ts";
import { type ActionResult, runAction } from "../../testbed/runner/index.ts";
import { bylawBin, openWorkspaces, root, type Workspaces } from "./workspace.ts";

/** A program of two controls: one over an AWS account, one over a GitHub organization. */
const config = `import { aws, kmsKeyRotation } from "@bylaw/aws";
import { defineControl, definePerson, defineProgram, soc2 } from "@bylaw/core";
import { github, organizationTwoFactorRequired } from "@bylaw/github";

const ana = definePerson({ id: "ana", name: "Ana" });
const others = soc2.criteria.filter(({ id, category }) => id !== "CC6.1" && category === "security");
const control = (id, check) =>
  defineControl({
    id,
    title: check.title,
    statement: check.title + ".",
    satisfies: [soc2("CC6.1")],
    owner: ana,
    checks: [check],
  });

export default defineProgram({
  organization: { name: "Acme" },
  framework: soc2.scope({
    categories: ["security"],
    outOfScope: Object.fromEntries(others.map(({ id }) => [id, "Not here."])),
  }),
  providers: [aws({ regions: ["eu-west-1"] }), github({ organization: "acme" })],
  controls: [control("keys-rotated", kmsKeyRotation), control("second-factor", organizationTwoFactorRequired)],
});
`;

describeAws("the action against AWS and GitHub", (aws) => {
  let forge: GitHubServer;
  let workspaces: Workspaces;
  let workspace: string;
  let key: string;

  beforeAll(async () => {
    forge = await startGitHub({ state: emptyGitHub() });
    workspaces = openWorkspaces();
    workspace = workspaces.checkout(config);
  });
  afterAll(async () => {
    await forge.stop();
    workspaces.remove();
  });
  beforeEach(async () => {
    await aws().reset();
    forge.clear();
    forge.state.organization.twoFactorRequired = true;
    const { KeyMetadata } = await kms().send(new CreateKeyCommand({}));
    key = KeyMetadata?.KeyId ?? "";
  });
  const kms = () => clientOf(KMSClient, aws().endpoint);

  function act(): Promise<ActionResult> {
    return runAction({
      action: root,
      workspace,
      inputs: { command: `node ${bylawBin}` },
      env: {
        AWS_ENDPOINT_URL: aws().endpoint,
        AWS_ACCESS_KEY_ID: "testing",
        AWS_SECRET_ACCESS_KEY: "testing",
        GITHUB_API_URL: forge.url,
        GITHUB_TOKEN: "example",
        GITHUB_REF_NAME: "main",
        GITHUB_REF_TYPE: "branch",
      },
      uses: {},
    });
  }

  test("succeeds where both hold", async () => {
    await kms().send(new EnableKeyRotationCommand({ KeyId: key }));
    const { conclusion, outputs, log } = await act();
    expect([conclusion, outputs["exit-code"], log]).toEqual([
      "success",
      "0",
      expect.not.stringContaining("::error"),
    ]);
  });

  test("fails where a key is not rotated, and names it", async () => {
    const { conclusion, outputs, summary, log } = await act();
    expect([conclusion, outputs["exit-code"]]).toEqual(["failure", "1"]);
    expect(log).toMatch(/^::error file=bylaw\.config\.ts,line=\d+/m);
    expect(summary).toContain(key);
  });

  test("fails where AWS does not tell whether a key is rotated", async () => {
    await kms().send(new EnableKeyRotationCommand({ KeyId: key }));
    aws().proxy.set({ deny: ["kms:GetKeyRotationStatus"] });
    const { conclusion, outputs, summary, log } = await act();
    expect([conclusion, outputs["exit-code"]]).toEqual(["failure", "2"]);
    expect(log).toContain(`${key} in aws/123456789012/eu-west-1: could not be decided; access-denied`);
    expect(summary).toMatch(/could not be decided/i);
  });
});
