import { Readable } from "node:stream";
import { repository } from "@bylaw/testbed/github";
import { expect, test } from "vitest";
import type { GithubSession } from "../../session/session.ts";
import { saidOf } from "../../testing/said.ts";
import { answered } from "../organization/settings.fixture.ts";
import { alertBody, listed } from "./alerts.fixture.ts";
import { codeAlertInTime } from "./checks/code-alert-in-time.ts";
import { dependabotAlertInTime } from "./checks/dependabot-alert-in-time.ts";
import { secretAlertInTime } from "./checks/secret-alert-in-time.ts";
import { codeAlerts } from "./code-alerts.ts";
import { dependabotAlerts } from "./dependabot-alerts.ts";
import { secretAlerts } from "./secret-alerts.ts";

const sessionOf = (selection: GithubSession["selection"]) =>
  ({
    organization: "acme",
    selection,
    now: () => new Date(),
    items: () => Readable.from([]),
  }) as unknown as GithubSession;

test.each([codeAlerts, dependabotAlerts, secretAlerts])(
  "$id of an app on selected repositories are not the organization's",
  async ({ collect }) => {
    const listed = async (selection: GithubSession["selection"]) => {
      for await (const _ of collect(sessionOf(selection) as never, undefined as never)) return "one";
      return "none";
    };
    await expect(listed("selected")).rejects.toThrow(/installed on selected repositories of acme/);
    expect(await listed("all")).toBe("none");
  },
);

test.each([
  ["dependabot", dependabotAlertInTime],
  ["secret-scanning", secretAlertInTime],
  ["code-scanning", codeAlertInTime],
] as const)(
  "alerts of a %s list that leaves private repositories out are not the organization's",
  async (kind, check) => {
    const counts = { login: "acme", public_repos: 0, total_private_repos: 2 };
    const organization = answered({ ...counts, plan: { name: "team", space: 1, private_repos: 2 } });
    const alerts = listed(kind, alertBody(kind, { created_at: "2025-12-31T00:00:00Z" }));
    const said = await saidOf(check, {
      repositories: [repository({ name: "api" })],
      told: { ...organization.told, ...alerts.told },
    });
    expect(said.at(-1)).toBe(
      "github/acme: error (GET /orgs/{org} counts 2 repositories of acme and this token sees 1: use an owner's token for all repositories, or a GitHub App on all repositories.)",
    );
  },
);
