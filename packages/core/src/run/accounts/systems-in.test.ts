import { describe, expect, it } from "vitest";
import { defineAccessReview, defineView, type ListedAccount, type Listing } from "../../index.ts";
import { absent, known, unreadable, unreadableResource } from "../../provider/index.ts";
import { type FixtureOptions, listingOf, recordingOf } from "../../testing/index.ts";
import { systemsIn } from "../index.ts";
import { club, clubProgram, guests, type Member, members, plain, review } from "./accounts.fixture.ts";

const at = "2026-11-02T06:00:00.000Z";
const north: FixtureOptions = { path: ["north"] };
const hidden = unreadable({ code: "access-denied", message: "club:GetKeys was denied." });
const member = (id: string, change: Partial<Member> = {}): Member => ({
  id,
  name: id,
  keys: known(["door"]),
  seen: known("2026-10-01T10:00:00Z"),
  ...change,
});

type Listed = readonly [of: typeof members, listed: Parameters<typeof listingOf>[1], more?: FixtureOptions];
const systemsOf = (listings: readonly Listed[], program = clubProgram(), held = review) =>
  systemsIn(
    program,
    held,
    recordingOf(
      listings.map(([of, all, more = north]) => listingOf(of, all, more)),
      at,
    ),
  );
const both = (listed: Listed[1], invited: Listed[1] = []): readonly Listed[] => [
  [members, listed],
  [guests, invited],
];
const whyOf = async (...given: Parameters<typeof systemsOf>) =>
  (await systemsOf(...given)).map(({ system, incomplete }) => [system, incomplete]);

describe("the systems of an access review", () => {
  it("are the scopes of its listings, those of one scope together, with when and by what they were listed", async () => {
    const listings: readonly Listed[] = [
      ...both([member("b")], [member("a", { seen: absent("club:Seen", "None") })]),
      [members, [member("c")], { path: ["south"], environment: "production" }],
      [guests, [], { path: ["south"], environment: "production" }],
    ];
    const systems = await systemsOf(listings);
    expect(systems.map(({ accounts, ...rest }) => [rest, accounts.map(({ id }) => id)])).toEqual(
      [["north", ["a", "b"]] as const, ["south", ["c"]] as const].map(([house, ids]) => [
        {
          system: `club/${house}`,
          identities: "club",
          source: "club:ListGuests, club:ListMembers",
          taken: at,
        },
        ids,
      ]),
    );
    expect(systems[0]?.accounts[0]).toEqual({
      id: "a",
      name: "a",
      kind: "person",
      identity: "a",
      rights: ["door"],
      privileged: false,
      mfa: "on",
      created: "2026-01-01T00:00:00.000Z",
      lastUsed: "never",
    });
  });

  it("have what could not be read of an account as unknown", async () => {
    const [system] = await systemsOf(both([member("a", { keys: hidden, seen: hidden })]));
    expect(system).not.toHaveProperty("incomplete");
    expect(system?.accounts).toMatchObject([{ rights: "unknown", lastUsed: "unknown" }]);
  });

  it("have what a system tells of no account as that, and not as unread", async () => {
    const [system] = await systemsOf(both([member("a", { seen: known("not told") })]));
    expect(system).not.toHaveProperty("incomplete");
    expect(system?.accounts).toMatchObject([{ lastUsed: "not told" }]);
  });

  it("keep two accounts of one name, names that differ by case, and names as they are", async () => {
    const [system] = await systemsOf(
      both([
        member("1", { name: "ana" }),
        member("2", { name: "ana" }),
        member("3", { name: "ANA" }),
        member("4", { name: "\u202e|<b>`" }),
      ]),
    );
    expect(system?.accounts.map(({ name }) => name)).toEqual(["ana", "ana", "ANA", "\u202e|<b>`"]);
  });
});

describe("a system is incomplete, and says why,", () => {
  const problem = { code: "throttled", message: "club:ListMembers was throttled" } as const;

  it.each<[string, readonly Listed[], string]>([
    [
      "where a listing of its accounts was cut short",
      [
        [members, [member("a")], { ...north, problem }],
        [guests, []],
      ],
      "club/members is incomplete: club:ListMembers was throttled.",
    ],
    [
      "where what a view joins was cut short, though it lists nobody",
      [
        [guests, []],
        [members, [], { ...north, problem: { code: "access-denied", message: "Denied." } }],
      ],
      "club/members is incomplete: Denied.",
    ],
    [
      "where an account could not be described, such as one that was deleted between two calls",
      both([member("a"), unreadableResource("b", { code: "partial-data", message: "b is gone" })]),
      "b: b is gone.",
    ],
    [
      "where what a view joins has somebody who could not be described",
      [
        [guests, [member("a")]],
        [members, [unreadableResource("b", { code: "partial-data", message: "b is gone" })]],
      ],
      "b: b is gone. a: club/members is incomplete: b is gone.",
    ],
    [
      "where an account is in two of its listings",
      both([member("a")], [member("a")]),
      "a is listed by club/member-accounts and by club/guest-accounts.",
    ],
    [
      "where an account says what is no instant",
      both([member("a", { seen: known("yesterday") })]),
      'a: its lastUsed is "yesterday", and no instant with its zone.',
    ],
    [
      "where one of its listings is not in the recording",
      [[members, [member("a")]]],
      "club/guests was not collected. Run again so that it is part of the recording.",
    ],
  ])("%s", async (_, listings, why) => {
    const told = await whyOf(listings);
    expect(told.map(([, one]) => one).join("\n")).toContain(why);
  });

  it("with the accounts that were read all the same, and no more than five reasons", async () => {
    const gone = (id: string) => unreadableResource(id, { code: "partial-data", message: "gone" });
    const [system] = await systemsOf(
      both([member("z"), ..."abcdefg"].map((one) => (typeof one === "string" ? gone(one) : one))),
    );
    expect(system?.accounts.map(({ id }) => id)).toEqual(["z"]);
    expect(system?.incomplete).toBe("a: gone. b: gone. c: gone. d: gone. e: gone. And 2 more.");
  });

  it("where nobody looked into it, or into any", async () => {
    const looksInto = [{ level: "house", path: ["south"] }];
    const program = clubProgram({ providers: [...clubProgram().providers.slice(0, 1), club(looksInto)] });
    const why = (of: string) =>
      `club/${of} was not collected in club/south, which the program looks into. Run again so that it is part of the recording.`;
    expect(await whyOf(both([member("a")]), program)).toEqual([
      ["club/north", why("members")],
      ["club/south", `${why("members")} ${why("guests")}`],
    ]);
    expect(await whyOf([])).toEqual([
      [
        "club",
        "club/members was not collected. Run again so that it is part of the recording. club/guests was not collected. Run again so that it is part of the recording.",
      ],
    ]);
  });

  it.each<[object, string]>([
    [{ kind: "robot" }, 'its kind is "robot", and none of person, service, shared, break-glass, unknown'],
    [{ privileged: "no" }, 'its privileged is "no", and none of true, false, unknown'],
    [{ mfa: true }, "its mfa is true, and none of on, off, none asked, unknown"],
    [{ name: "" }, 'its name is "", and no text'],
    [{ identity: 7 }, "its identity is 7, and no text"],
    [{ rights: "all" }, 'its rights are "all", and no list of texts'],
    [{ created: "2026-01-01" }, 'its created is "2026-01-01", and no instant with its zone'],
    [
      { lastUsed: "2026-01-01T00:00:00" },
      'its lastUsed is "2026-01-01T00:00:00", and no instant with its zone',
    ],
  ])("where a view derives what is no account: %j", async (change, why) => {
    const [told] = await whyOf(both([member("a")]), clubProgram(), heldOver(change));
    expect(told?.[1]).toContain(`a: ${why}`);
  });
});

const heldOver = (change: object) => {
  const odd = defineView({
    id: "club/odd",
    resource: "account",
    each: review.of[0] as Listing<ListedAccount>,
    using: {},
    derive: (account) => ({ ...account, ...change }),
  });
  return defineAccessReview({ ...plain, of: [odd] });
};

describe("what is absent or unread of an account", () => {
  it("is nobody's, has no rights, and is unknown elsewhere; of an unread owner also its kind is", async () => {
    const none = absent("club:Get", "None");
    const of = async (change: object) =>
      (await systemsOf(both([member("a")]), clubProgram(), heldOver(change)))[0]?.accounts[0];
    const account = await of({ identity: none, rights: none, privileged: none, created: none, mfa: none });
    expect(account).not.toHaveProperty("identity");
    expect(account).toMatchObject({
      kind: "person",
      rights: [],
      privileged: "unknown",
      created: "unknown",
      mfa: "unknown",
    });
    expect(await of({ identity: known("unknown") })).toMatchObject({ kind: "person", identity: "unknown" });
    const unread = await of({ identity: hidden });
    expect(unread).not.toHaveProperty("identity");
    expect(unread?.kind).toBe("unknown");
  });
});
