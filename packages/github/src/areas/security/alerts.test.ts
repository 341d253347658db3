import { Readable } from "node:stream";
import { expect, test } from "vitest";
import type { GithubSession } from "../../session/session.ts";
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
