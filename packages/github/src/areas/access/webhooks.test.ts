import { programOf, runProgram } from "@bylaw/core/testing";
import { emptyGitHub, example, startGitHub } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import { github } from "../../provider/provider.ts";
import { organizationWebhookSecured } from "./checks/organization-webhook-secured.ts";

test("nothing of an address but its host is kept, because the rest may be a password (integrations/terraform-provider-github#540)", async () => {
  const config = {
    url: "https://bot:hunter2@hooks.acme.com/services/T0-token?key=s3cret",
    insecure_ssl: "0",
    secret: "********",
  };
  const hook = example("GET /orgs/{org}/hooks", { config });
  const state = { ...emptyGitHub("acme"), told: { "GET /orgs/{org}/hooks": [hook] } };
  const server = await startGitHub({ state });
  const provider = github({ organization: "acme", token: "token", baseUrl: server.url });
  const { recording } = await runProgram(programOf([provider], [organizationWebhookSecured]));
  await server.stop();
  let kept = "";
  for (const listing of recording.listings) {
    for await (const lines of listing.lines()) kept += lines.join("\n");
  }
  expect(kept).toContain("hooks.acme.com");
  expect(kept).not.toMatch(/hunter2|T0-token|s3cret|\*{8}/);
});
