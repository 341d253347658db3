import { describe, expect, test } from "vitest";
import { freezeListing, type Mark, readListing } from "../index.ts";
import { account, aws, bot, frozen, github, toFreeze } from "../review.fixture.ts";

const marksIn = async (change: Parameters<typeof account>[1]): Promise<readonly Mark[]> => {
  const { listing } = await frozen({ systems: [github(account("anasilva", change))] });
  return listing.systems[0]?.accounts[0]?.marks ?? [];
};

describe("what a review is held over", () => {
  test("is every account, with whom it belongs to and what stands out", async () => {
    const { listing } = await frozen();
    expect(
      listing.systems.map(({ system, accounts }) => [
        system,
        accounts.map(({ name, owner, marks }) => [name, owner, ...marks]),
      ]),
    ).toEqual([
      ["aws/111111111111", [["ben.b", "ben", "no MFA"]]],
      [
        "github/acme",
        [
          ["anasilva", "ana", "privileged"],
          ["benb", "ben"],
          ["deploy-bot", undefined, "unowned"],
          ["evah", "eva", "leaver"],
        ],
      ],
    ]);
  });

  test.each<[string, Parameters<typeof account>[1], readonly Mark[]]>([
    ["nobody's", { identity: "stranger" }, ["orphan"]],
    [
      "of an unknown kind, and nobody's",
      { identity: "stranger", kind: "unknown" },
      ["orphan", "not all read"],
    ],
    ["a service with a name of its own, and nobody's", { kind: "service", identity: "ci" }, ["unowned"]],
    ["a service that a person answers for", { kind: "service" }, []],
    ["shared", { kind: "shared" }, ["shared"]],
    ["not used for 90 days", { lastUsed: "2026-08-04T23:59:59Z" }, []],
    ["not used for 91 days", { lastUsed: "2026-08-03T23:59:59Z" }, ["dormant"]],
    ["never used, and old", { lastUsed: "never" }, ["dormant"]],
    ["never used, and new", { lastUsed: "never", created: "2026-10-30T00:00:00Z" }, []],
    ["never used, of nobody knows when", { lastUsed: "never", created: "unknown" }, ["not all read"]],
    ["of a system that does not tell its use", { lastUsed: "not told", created: "not told" }, []],
    ["never used, where nobody is told when it was made", { lastUsed: "never", created: "not told" }, []],
    ["of unread use", { lastUsed: "unknown" }, ["not all read"]],
    ["of unread rights", { rights: "unknown", privileged: "unknown" }, ["not all read"]],
    ["of unread MFA", { mfa: "unknown" }, ["not all read"]],
    ["of an administrator without MFA", { privileged: true, mfa: "off" }, ["privileged", "no MFA"]],
  ])("%s is marked as such", async (_, change, expected) => {
    expect(await marksIn(change)).toEqual(expected);
  });

  test("has no owner to ask for where a service has no name to sign in by", async () => {
    const { identity: _, ...role } = account("arn:aws:iam::111111111111:role/queue", { kind: "service" });
    const { listing } = await frozen({ systems: [aws(role)] });
    expect(listing.systems[0]?.accounts[0]?.marks).toEqual([]);
  });

  test("belongs to nobody where two people claim the same name", async () => {
    const twins = ["p1", "p2"].map(
      (id) => ({ ...toFreeze.people[0], id, identities: { github: "x" } }) as never,
    );
    const { listing } = await frozen({ people: twins, systems: [github(account("x"))] });
    expect(listing.systems[0]?.accounts[0]).toMatchObject({ marks: ["orphan"] });
  });

  test("is compared with the review before", async () => {
    const { listing: last } = await frozen();
    const { listing } = await frozen({
      last,
      systems: [
        github(
          account("anasilva"),
          account("benb", { lastUsed: "2026-10-31T00:00:00Z", rights: ["member", "member"] }),
          account("newcomer"),
        ),
        aws(account("other")),
        { ...aws(account("first")), system: "aws/222222222222" },
      ],
    });
    const [first, second, third] = listing.systems;
    expect(first?.gone.map(({ name }) => name)).toEqual(["ben.b"]);
    expect(second?.accounts[0]?.since).toBe("first");
    expect(third?.accounts.map(({ id, since }) => [id, since])).toEqual([
      ["anasilva", "changed"],
      ["benb", "unchanged"],
      ["newcomer", "new"],
    ]);
    expect(third?.gone.map(({ id }) => id)).toEqual(["deploy-bot", "evah"]);
  });

  test("is the same text whatever the order, and reads back", async () => {
    const file = await frozen();
    const turned = await frozen({
      systems: [...toFreeze.systems]
        .reverse()
        .map((one) => ({ ...one, accounts: [...one.accounts].reverse() })),
    });
    expect(turned.text).toBe(file.text);
    expect(await readListing(file.text)).toEqual(file);
  });
});

describe("is refused", () => {
  test.each<[string, Partial<typeof toFreeze>, string]>([
    ["of no system", { systems: [] }, "No system is listed."],
    [
      "of a system that is not listed whole",
      { systems: [{ ...github(bot), incomplete: "the second page was denied." }] },
      "github/acme is not listed whole: the second page was denied.",
    ],
    ["of a system without an account", { systems: [github()] }, "github/acme lists no account."],
    ["of a system twice", { systems: [github(bot), github(bot)] }, "github/acme is listed twice."],
    ["of an account twice", { systems: [github(bot, bot)] }, 'github/acme lists "deploy-bot" twice.'],
  ])("%s", async (_, change, message) => {
    await expect(freezeListing({ ...toFreeze, ...change })).rejects.toThrow(`[bylaw] ${message}`);
  });

  test.each(["", "{}", "[1]", '{"format":"bylaw-access-listing/1"}'])("a damaged file: %s", async (text) => {
    await expect(readListing(text)).rejects.toThrow(/^\[bylaw\] The frozen listing is damaged at /);
  });
});
