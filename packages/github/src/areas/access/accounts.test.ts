import {
  type Account,
  type AnyCheck,
  days,
  defineAccessReview,
  defineCheck,
  definePerson,
  fact,
  type SystemListing,
} from "@bylaw/core";
import { collectProgram, systemsIn } from "@bylaw/core/run";
import { noWaiting, programOf } from "@bylaw/core/testing";
import { emptyGitHub, type Faults, repository, startGitHub } from "@bylaw/testbed/github";
import { describe, expect, test } from "vitest";
import { github } from "../../provider/provider.ts";
import type { Situation } from "../../testing/said.ts";
import { MEMBERS, OUTSIDE, answered as people } from "../members/people.fixture.ts";
import { organizationAccounts, outsideAccounts, unlistedAccounts } from "./accounts.ts";

const listings = [organizationAccounts, outsideAccounts, unlistedAccounts];
const review = defineAccessReview({
  id: "code",
  title: "Accounts of the code",
  requirement: "access-reviewed",
  of: listings,
  reviewers: { github: definePerson({ id: "ana", name: "Ana" }) },
  dormantAfter: days(90),
});
const checks = listings.map(
  (each): AnyCheck =>
    defineCheck({
      id: `test/${each.id.replace("github/", "")}`,
      title: "Any",
      why: "Tested.",
      fix: "None.",
      severity: "low",
      whenEmpty: "notApplicable",
      blindSpots: ["Nothing but what the test gives it is read."],
      each,
      assert: ({ id }) => [fact("id", id).is(id)],
    }),
);

interface Read {
  readonly system: SystemListing;
  readonly calls: Readonly<Record<string, number>>;
}

/** What GitHub answers of an organization, through the real provider and client over HTTP. */
async function read({ faults, ...state }: Situation): Promise<Read> {
  const server = await startGitHub({ state: { ...emptyGitHub("acme"), ...state } });
  try {
    if (faults !== undefined) server.set(faults);
    const program = programOf(
      [github({ organization: "acme", token: "token", baseUrl: server.url })],
      checks,
    );
    const recording = await collectProgram(program, noWaiting);
    const [system, ...others] = await systemsIn(program, review, recording);
    expect([others, server.violations()]).toEqual([[], []]);
    const { calls = {} } =
      recording.listings.find((one) => one.collector === "github/repository-access") ?? {};
    return { system: system as SystemListing, calls };
  } finally {
    await server.stop();
  }
}

type Access = NonNullable<ReturnType<typeof repository>["access"]>[number];
const may = (id: number, login: string, permission: Access["permission"]): Access => ({
  id,
  login,
  permission,
});

interface Told {
  /** By the name of the repository. Members have the numbers 1, 2 ..., outside collaborators too. */
  readonly access: Readonly<Record<string, readonly Access[]>>;
  readonly members?: Parameters<typeof people>[1];
  readonly outsiders?: readonly string[];
  readonly faults?: Faults;
}

function situation({
  access,
  members = { all: ["ana", "ben"], owners: ["ana"] },
  outsiders = [],
  faults,
}: Told): Situation {
  const guests = people(OUTSIDE, {
    all: [...Array.from({ length: 8 }, (_, at) => `gap-${at}`), ...outsiders],
  });
  const list = guests.told?.[OUTSIDE];
  return {
    repositories: Object.entries(access).map(([name, all]) => repository({ name, access: [...all] })),
    told: {
      ...people(MEMBERS, members).told,
      // Nobody has the number of somebody else.
      [OUTSIDE]: (request) => {
        if (typeof list !== "function" || request.query.get("filter") !== "all") return [];
        return (list(request) as readonly { readonly login: string }[]).filter(
          ({ login }) => !login.startsWith("gap-"),
        );
      },
    },
    ...(faults !== undefined && { faults }),
  };
}

const accountsOf = async (told: Told): Promise<readonly Account[]> => {
  const { incomplete, accounts } = (await read(situation(told))).system;
  expect(incomplete).toBeUndefined();
  return accounts;
};
const called = (accounts: readonly Account[], name: string) => accounts.find((one) => one.name === name);

describe("the accounts of GitHub", () => {
  test("are members, owners and outside collaborators of one system, with what they may do where", async () => {
    const { system, calls } = await read(
      situation({
        access: {
          api: [may(1, "ana", "ADMIN"), may(2, "ben", "WRITE"), may(9, "kit", "READ")],
          site: [may(1, "ana", "ADMIN"), may(2, "ben", "READ")],
          web: [may(1, "ana", "ADMIN"), may(2, "ben", "ADMIN")],
        },
        members: { all: ["ana", "ben"], owners: ["ana"], off: ["ben"] },
        outsiders: ["kit"],
      }),
    );
    const { accounts, ...rest } = system;
    expect(rest).toEqual({
      system: "github/acme",
      identities: "github",
      source:
        "GET /orgs/{org}, GET /orgs/{org}/members, GET /orgs/{org}/outside_collaborators, POST /graphql collaborators, POST /graphql collaborators-of-repository",
      taken: "2026-01-01T00:00:00.000Z",
    });
    const told = { kind: "person", created: "not told", lastUsed: "not told" } as const;
    expect(accounts).toEqual([
      { ...told, id: "1", name: "ana", identity: "ana", rights: ["owner"], privileged: true, mfa: "on" },
      {
        ...told,
        ...{ id: "2", name: "ben", identity: "ben", privileged: true, mfa: "off" },
        rights: ["every repository: read", "acme/api: write", "acme/web: admin"],
      },
      {
        ...told,
        id: "9",
        name: "kit",
        identity: "kit",
        rights: ["acme/api: read"],
        privileged: false,
        mfa: "on",
      },
    ]);
    expect(calls).toEqual({ "GET /orgs/{org}": 1, "POST /graphql collaborators": 1 });
  });

  test("who may do nothing anywhere have no rights", async () => {
    const accounts = await accountsOf({ access: { api: [may(1, "ana", "ADMIN")] } });
    expect(called(accounts, "ben")).toMatchObject({ rights: [], privileged: false });
  });

  test("of more than a hundred people are read to the last", async () => {
    const crowd = Array.from({ length: 250 }, (_, at) =>
      may(at + 1, `user-${at}`, at === 249 ? "ADMIN" : "READ"),
    );
    const all = crowd.map(({ login }) => login);
    const { system, calls } = await read(
      situation({ access: { api: crowd, web: [] }, members: { all, owners: ["user-0"] } }),
    );
    expect(system.incomplete).toBeUndefined();
    expect(called(system.accounts, "user-249")).toMatchObject({
      rights: ["acme/api: admin"],
      privileged: true,
    });
    expect(calls).toMatchObject({ "POST /graphql collaborators-of-repository": 3 });
  });

  test("that no list has are told once, as of an unknown kind: who left between two calls, or came", async () => {
    const gone = may(77, "gone", "WRITE");
    const accounts = await accountsOf({ access: { api: [gone], site: [], web: [gone] } });
    expect(accounts.filter(({ id }) => id === "77")).toEqual([
      expect.objectContaining({
        name: "gone",
        kind: "unknown",
        mfa: "unknown",
        rights: ["acme/api: write", "acme/web: write"],
      }),
    ]);
  });

  test("keep names as they are, also those that differ by case alone or are hostile", async () => {
    const all = ["Ana", "ana", "<b>|`@x"];
    const accounts = await accountsOf({ access: { api: [] }, members: { all, owners: ["ana"] } });
    expect(accounts.map(({ id, name, identity }) => [id, name, identity])).toEqual([
      ["1", "Ana", "Ana"],
      ["2", "ana", "ana"],
      ["3", "<b>|`@x", "<b>|`@x"],
    ]);
  });
});

describe("what was not read of GitHub", () => {
  const access = { api: [may(2, "ben", "ADMIN")], web: [may(2, "ben", "READ")] };
  const whyOf = async (faults: Faults) => (await read(situation({ access, faults }))).system;

  test.each<[string, Faults, string]>([
    ["members", { deny: (one) => one === MEMBERS }, "github/organization-members is incomplete"],
    [
      "outside collaborators",
      { deny: (one) => one === OUTSIDE },
      "github/outside-collaborators is incomplete",
    ],
    [
      "every repository",
      { deny: (one) => one === "POST /graphql" },
      "github/repository-access is incomplete",
    ],
    ["some of them", { conceal: (name) => name === "acme/web" }, "github/repository-access is incomplete"],
  ])("makes the system incomplete where it was %s", async (_, faults, why) => {
    expect((await whyOf(faults)).incomplete).toContain(why);
  });

  test("is told by the name of a repository that does not show who has access, and the rights are unknown", async () => {
    const hidden: Faults = { forbid: (name, field) => name === "acme/web" && field === "collaborators" };
    const { incomplete, accounts } = await whyOf(hidden);
    expect(incomplete).toContain("acme/web: POST /graphql collaborators was denied");
    expect(called(accounts, "ana")).toMatchObject({ rights: ["owner"], privileged: true });
    // One that he administers is enough, whatever of the others was not read.
    expect(called(accounts, "ben")).toMatchObject({ rights: "unknown", privileged: true });
  });

  test("is asked for again where GitHub pushes back, and is incomplete where it always does", async () => {
    const on: readonly string[] = ["POST /graphql"];
    const pushed = { on, retryAfter: 0.01 };
    expect(await whyOf({ secondaryLimit: { ...pushed, times: 1 } })).not.toHaveProperty("incomplete");
    const { incomplete, accounts } = await whyOf({ secondaryLimit: pushed });
    expect(incomplete).toContain(
      "github/repository-access is incomplete: POST /graphql collaborators was throttled",
    );
    expect(accounts).toEqual([]);
  });
});
