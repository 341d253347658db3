import {
  emptyGitHub,
  type Faults,
  type GitHubServer,
  pullRequestRule,
  repository,
  ruleset,
  startGitHub,
} from "@bylaw/testbed/github";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { acme, run, verdicts } from "./testing/acme.ts";

const GRAPHQL = "POST /graphql";
const RULESET = "GET /repos/{owner}/{repo}/rulesets/{ruleset_id}";
let server: GitHubServer;

beforeAll(async () => {
  const state = emptyGitHub("acme");
  const rules = [pullRequestRule(2, { dismissStaleReviewsOnPush: true })];
  state.repositories.push(repository({ name: "api", rulesets: [ruleset({ id: 1, name: "main", rules })] }));
  server = await startGitHub({ state });
});

afterEach(() => server.clear());

afterAll(async () => {
  expect(server.violations()).toEqual([]);
  await server.stop();
});

const DENIED = "Although you appear to have the correct authorization credentials, the `acme` organization";
const SAML =
  "Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.";
const sso = (page: string) => ({ "x-github-sso": `required; url=${page}?authorization_request=secret` });

type Words = Omit<NonNullable<Faults["refuse"]>, "on">;

const refusals: readonly (readonly [string, Words, string])[] = [
  [
    "a token that is not authorised for SAML single sign-on",
    { message: SAML, headers: sso("https://github.com/orgs/acme/sso"), samlFailure: true },
    "the organization asks for SAML single sign-on, and this token is not authorised for it. Authorise it at ",
  ],
  [
    "an IP allow list",
    {
      message: `${DENIED} has an IP allow list enabled, and your IP address is not permitted to access this resource.`,
    },
    "the organization answers to its IP allow list alone, and this address is not on it. Run from an address that is, or have an owner of the organization add this one.",
  ],
  [
    "classic tokens forbidden",
    {
      message:
        "`acme` forbids access via a personal access token (classic). Please use a GitHub App, OAuth App, or a personal access token with fine-grained permissions.",
    },
    "the organization forbids classic personal access tokens. Use a GitHub App or a fine-grained token.",
  ],
  [
    "a token that lives too long",
    {
      message:
        "The 'acme' organization forbids access via a fine-grained personal access tokens if the token's lifetime is greater than 366 days. Please adjust your token's lifetime at the following URL: https://github.com/settings/personal-access-tokens/123",
    },
    "the organization forbids fine-grained tokens that live longer than 366 days. Give this one a shorter life at https://github.com/settings/personal-access-tokens/123.",
  ],
  [
    "an OAuth app that is not approved",
    {
      message: `${DENIED} has enabled OAuth App access restrictions, meaning that data access to third-parties is limited.`,
    },
    "the organization has not approved the OAuth app that this token is of. Have an owner approve it, or use a GitHub App.",
  ],
];

test.each(refusals)("B9: %s is said with its own next step, in GraphQL", async (_, refuse, said) => {
  server.set({ refuse: { ...refuse, on: [GRAPHQL] } });
  const { recording, observations } = await run([acme(server.url)]);
  const { problem } = recording.listings[0] ?? {};
  expect(problem).toEqual({
    code: "access-denied",
    message: expect.stringContaining(`POST /graphql repositories was refused: ${said}`),
    operation: "POST /graphql repositories",
  });
  expect(verdicts(observations)).toEqual({ "github/acme": "error error error" });
});

test.each(refusals)("B9: %s is said with its own next step, in REST", async (_, refuse, said) => {
  server.set({ refuse: { ...refuse, on: [RULESET] } });
  const { observations } = await run([acme(server.url)]);
  expect(verdicts(observations)).toEqual({ "acme/api": "pass fail error" });
  const problems = observations.flatMap(({ problem }) => problem ?? []);
  expect(problems).toEqual([
    {
      code: "access-denied",
      message: expect.stringContaining(`${RULESET} was refused: ${said}`),
      operation: RULESET,
    },
  ]);
  expect(JSON.stringify(problems)).not.toContain("secret");
});

test("B9: the page where a token is authorised is the organization's, when GitHub names it", async () => {
  server.set({ refuse: { on: [RULESET], message: SAML, headers: sso("https://github.com/orgs/acme/sso") } });
  const { observations } = await run([acme(server.url)]);
  expect(observations.find(({ problem }) => problem)?.problem?.message).toMatch(
    / Authorise it at https:\/\/github\.com\/orgs\/acme\/sso\.$/,
  );
});

test("B9: a page that is no page of GitHub's is not repeated", async () => {
  server.set({
    refuse: { on: [RULESET], message: SAML, headers: sso("https://evil.example/orgs/acme/sso/../x") },
  });
  const { observations } = await run([acme(server.url)]);
  expect(observations.find(({ problem }) => problem)?.problem?.message).toMatch(
    / Authorise it at GitHub, Settings, Developer settings, beside the token at Configure SSO\.$/,
  );
});

test("B9: a missing permission is still told as one", async () => {
  server.set({ deny: [RULESET] });
  const { observations } = await run([acme(server.url)]);
  expect(observations.find(({ problem }) => problem)?.problem).toMatchObject({
    message: `${RULESET} was denied (403).`,
    permission: "Metadata: read",
  });
});
