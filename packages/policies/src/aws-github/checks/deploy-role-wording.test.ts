import type { Assertion } from "@bylaw/core";
import { judge, type ListingFixture, recordingOf } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { equals, main, read, roleWhen } from "./deploy-role.fixture.ts";
import { deployRoleRepositoryReviewed } from "./deploy-role-repository-reviewed.ts";

describe("says what is wrong with", () => {
  const lines = ({ name, observed, expected, parts = [], outcome }: Assertion): readonly string[] =>
    parts.length === 0
      ? outcome === "pass"
        ? []
        : [`${name}: ${observed}, expected ${expected}`]
      : parts.flatMap(lines);
  const branch = "those of the default branch";
  test.each<[string, ListingFixture, string]>([
    [
      "a branch",
      equals({ sub: "repo:acme/api:ref:refs/heads/dev" }),
      `runs that are let in: those of refs/heads/dev, and the default branch is main, expected ${branch}`,
    ],
    [
      "an environment",
      equals({ sub: "repo:acme/api:environment:production" }),
      `runs that are let in: those of environment production, of which it is not read which branches deploy to it, and the default branch is main, expected ${branch}`,
    ],
    [
      "any case",
      roleWhen([{ StringEqualsIgnoreCase: { sub: main("acme/api") } }]),
      `runs that are let in: those of every branch, or of branches that are not named to the letter, and the default branch is main, expected ${branch}`,
    ],
    [
      "a ref claim",
      equals({ repository_id: "2", ref: "refs/heads/dev" }),
      `runs that are let in, by the claim ref: those of refs/heads/dev, and the default branch is main, expected ${branch}`,
    ],
    [
      "another server",
      equals({ sub: main("acme/api") }, "ghe.acme.com/_services/token"),
      "repository: absent (none in the complete listing), expected acme/api of ghe.acme.com",
    ],
    [
      "B1: another id",
      equals({ sub: main("acme@1/api@9") }),
      "id of the repository of that name: 2, expected one of 9",
    ],
    [
      "every repository",
      equals({ aud: "sts.amazonaws.com" }),
      "who is let in: every repository of github.com that meets it, expected one repository",
    ],
  ])("%s", async (_, given, line) => {
    const [observation] = await judge(deployRoleRepositoryReviewed, recordingOf([given, read]));
    expect(observation?.assertions.flatMap(lines)).toEqual([line]);
  });

  test("B2: conditions that are not weighed are named", async () => {
    const given = roleWhen([{ StringLike: { sub: "repo:acme/*" }, StringEquals: { actor_id: "7" } }]);
    const [observation] = await judge(deployRoleRepositoryReviewed, recordingOf([given, read]));
    expect(observation?.assertions[0]?.parts?.[0]?.name).toBe(
      "repo:acme/* (not weighed: StringEquals on actor_id)",
    );
  });
});
