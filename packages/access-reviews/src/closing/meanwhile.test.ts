import { describe, expect, test } from "vitest";
import {
  type Account,
  type ClosingGiven,
  closeReview,
  decisionsPage,
  meanwhile,
  readDecisions,
  type SystemListing,
} from "../index.ts";
import { account, bot, decided, frozen, github, listedAgain, people, reviewers } from "../review.fixture.ts";
import { carriedOut, type Decided, done, file, page, refusedFor } from "./close.fixture.ts";

const changed = (id: string, change: Partial<Account>) =>
  carriedOut.map((one) => ({
    ...one,
    accounts: one.accounts.map((own) => (own.id === id ? { ...own, ...change } : own)),
  }));

describe("what changed between the opening and the closing of a review", () => {
  test.each<[string, Decided, Partial<ClosingGiven>, readonly string[]]>([
    [
      "MFA of what is kept was switched off",
      done,
      { fresh: changed("anasilva", { mfa: "off" }) },
      [
        "github/acme anasilva: It is kept, and has MFA off, which was on. Have it switched on and list the system once more, or write modify, and why it may be off.",
      ],
    ],
    [
      "what is kept may sign in with a password and without MFA",
      done,
      { fresh: changed("deploy-bot", { mfa: "off" }) },
      [
        "github/acme deploy-bot: It is kept, and has MFA off, which was none asked. Have it switched on and list the system once more, or write modify, and why it may be off.",
      ],
    ],
    [
      "MFA of what is kept could not be read again",
      done,
      { fresh: changed("anasilva", { mfa: "unknown" }) },
      [
        "github/acme anasilva: It is kept, and its MFA could not be read again: it may have gained rights or lost its MFA. Mend that, and list the system once more.",
      ],
    ],
    [
      "MFA that is to be switched on is off as it was",
      { ...done, "ben.b": ["modify", "ana", "switch MFA on"] },
      {},
      [
        "aws/111111111111 ben.b: It is modified, and its rights and its MFA are as they were. Change what is to change, and list the system once more.",
      ],
    ],
    [
      "MFA that is to be switched on is not read any more",
      { ...done, "ben.b": ["modify", "ana", "switch MFA on"] },
      { fresh: changed("arn:aws:iam::111111111111:user/ben.b", { mfa: "unknown" }) },
      [
        "aws/111111111111 ben.b: It is modified, and its MFA could not be read. Mend that, and list the system once more.",
      ],
    ],
  ])("keeps it open where %s", async (_, of, change, why) => {
    expect(await refusedFor(of, change)).toEqual(why);
  });

  test("is closed where MFA was to be switched on, and the new listing has it on", async () => {
    const of = { ...done, "ben.b": ["modify", "ana", "switch MFA on"] } as const;
    const fresh = changed("arn:aws:iam::111111111111:user/ben.b", { mfa: "on" });
    expect(await refusedFor(of, { fresh })).toEqual([]);
    expect(meanwhile(file.listing, readDecisions(decided(page, of), file, people).made, fresh)).toEqual([
      {
        system: "aws/111111111111",
        account: "ben.b",
        what: "is modified: at 2026-11-20T06:00:00.000Z it has MFA on, which was off",
      },
      {
        system: "github/acme",
        account: "benb",
        what: "is modified: at 2026-11-20T06:00:00.000Z it has lost member and gained reader",
      },
    ]);
  });

  test("tells whoever closes it what came, went and changed since it was opened", async () => {
    const fresh = carriedOut.map((one) =>
      one.system === "github/acme"
        ? {
            ...one,
            accounts: [
              ...one.accounts.filter(({ id }) => id !== "deploy-bot"),
              account("newcomer", { created: "2026-11-10T08:00:00.000Z" }),
            ],
          }
        : { ...one, accounts: one.accounts.map((own) => ({ ...own, mfa: "on" as const, rights: [] })) },
    );
    expect(await refusedFor(done, { fresh })).toEqual([]);
    const all = [...fresh, { ...(fresh[0] as SystemListing), system: "aws/222222222222" }];
    expect(
      meanwhile(file.listing, readDecisions(decided(page, done), file, people).made, all).map(
        ({ system, account: name = "all", what }) => `${system} ${name} ${what}`,
      ),
    ).toEqual([
      "aws/222222222222 all appeared, and is not reviewed",
      "aws/111111111111 ben.b has lost member and MFA on, which was off",
      "github/acme newcomer appeared, and is not reviewed",
      "github/acme benb is modified: at 2026-11-20T06:00:00.000Z it has lost member and gained reader",
      "github/acme deploy-bot is listed no more, at 2026-11-20T06:00:00.000Z",
    ]);
  });

  test("takes nobody for a newcomer of whom the system does not tell either when they were made", async () => {
    const untold = { created: "not told", lastUsed: "not told" } as const;
    const own = await frozen({ systems: [github(account("evah", untold), account("benb", untold))] });
    const text = decided(decisionsPage(own, reviewers), {
      evah: ["revoke", "ana"],
      benb: ["keep", "ana"],
    });
    const [listed] = listedAgain(own.listing, (id, one) => (id === "evah" ? undefined : one));
    const came = {
      ...(listed as SystemListing),
      accounts: [...(listed?.accounts ?? []), account("zoe", untold)],
    };
    const decisions = readDecisions(text, own, people);
    expect(
      closeReview(own, { decisions, fresh: [came], people, reviewers, today: "2026-11-20" }),
    ).toHaveProperty("closed");
    expect(meanwhile(own.listing, decisions.made, [came])).toEqual([
      { system: "github/acme", account: "zoe", what: "appeared, and is not reviewed" },
    ]);
  });

  test("tells rights that could not be read at the opening, and can be now", async () => {
    const own = await frozen({ systems: [github(account("opaque", { rights: "unknown" }))] });
    const read = readDecisions(
      decided(decisionsPage(own, reviewers), { opaque: ["keep", "ana", "Ben knows it"] }),
      own,
      people,
    );
    const fresh = listedAgain(own.listing, (_, one) => ({ ...one, rights: ["admin", "pull"] }));
    const given = { decisions: read, fresh, people, reviewers, today: "2026-11-20" } as const;
    expect(closeReview(own, given)).toHaveProperty("closed");
    expect(meanwhile(own.listing, read.made, fresh)).toEqual([
      {
        system: "github/acme",
        account: "opaque",
        what: "tells what was not read then, its rights: admin, pull",
      },
    ]);
  });
});

describe("an account of which not all rights could be read", () => {
  test.each<Partial<Account>>([{ rights: "unknown" }, { privileged: "unknown" }])(
    "%j is kept for a reason alone, and may be taken away without",
    async (change) => {
      const own = await frozen({
        systems: [github(account("opaque", { identity: "benb", ...change }), bot)],
      });
      const kept = (decision: string, reason: string) => {
        const text = decided(decisionsPage(own, reviewers), {
          opaque: [decision, "ana", reason],
          "deploy-bot": ["keep", "ana", "Ana answers for it"],
        });
        const fresh = listedAgain(own.listing, (id, one) =>
          id === "opaque" && decision === "revoke" ? undefined : one,
        );
        const end = closeReview(own, {
          decisions: readDecisions(text, own, people),
          fresh,
          people,
          reviewers,
          today: "2026-11-20",
        });
        return "refusals" in end ? end.refusals.map(({ line, why }) => [line, why]) : [];
      };
      const line =
        decisionsPage(own, reviewers)
          .split("\n")
          .findIndex((one) => one.includes("| opaque ")) + 1;
      const why = "It is kept, and what it may do could not all be read. Say why.";
      expect(kept("keep", "")).toEqual([[line, why]]);
      expect(kept("keep", "\u200b")).toEqual([[line, why]]);
      expect(kept("keep", "Ben knows what it is for")).toEqual([]);
      expect(kept("revoke", "")).toEqual([]);
    },
  );
});
