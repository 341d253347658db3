import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Account, type ClosingGiven, readDecisions, type SystemListing } from "../index.ts";
import { account, decided, listedAgain, people } from "../review.fixture.ts";
import { carriedOut, closing, type Decided, done, file, page, refusedFor } from "./close.fixture.ts";

describe("a review", () => {
  test("is closed when all is decided and carried out, and is a record of what was", async () => {
    const end = await closing(done);
    expect(end).toEqual({
      closed: {
        systems: [
          {
            system: "aws/111111111111",
            source: "GetCredentialReport",
            taken: "2026-11-02",
            accounts: 1,
            kept: 1,
            changed: 0,
            removed: 0,
          },
          {
            system: "github/acme",
            source: "GET /orgs/{org}/members",
            taken: "2026-11-02",
            accounts: 4,
            kept: 2,
            changed: 1,
            removed: 1,
          },
        ],
        heldToOpening: false,
        fresh: expect.stringContaining('"taken": "2026-11-20T06:00:00.000Z"'),
        decidedBy: ["ana", "ben"],
      },
    });
    expect(await closing(done)).toEqual(end);
  });

  test("says whether it was held to the run that it was opened from, which is read whole or not at all", async () => {
    const held = async (opening: readonly SystemListing[]): Promise<unknown> => {
      const end = await closing(done, { opening });
      return "closed" in end && end.closed.heldToOpening;
    };
    const [first, ...rest] = listedAgain(file.listing);
    expect(await held(listedAgain(file.listing))).toBe(true);
    expect(await held(rest)).toBe(false);
    expect(
      await held([{ ...(first as SystemListing), accounts: [], incomplete: "A block is lost." }, ...rest]),
    ).toBe(false);
  });

  test("stays open while its file has a fault, though all else is decided and carried out", async () => {
    const edited = decided(page, done).replace("Listing: sha256 ", "Listing: sha256 0");
    const read = readDecisions(edited, file, people);
    const end = await closing(done, { decisions: read });
    expect(end).toEqual({ refusals: [{ kind: "file", line: 3, why: read.faults[0]?.message }] });
  });

  test("takes a listing of the same moment, written otherwise, for no new one", async () => {
    const same = carriedOut.map((one) => ({ ...one, taken: "2026-11-02T06:00:00Z" }));
    expect(await refusedFor(done, { fresh: same })).toHaveLength(2);
  });

  const { evah: _, ...withoutEva } = done;
  const again = (change: Partial<SystemListing>) => carriedOut.map((one) => ({ ...one, ...change }));
  const changed = (id: string, change: Partial<Account>) =>
    carriedOut.map((one) => ({
      ...one,
      accounts: one.accounts.map((own) => (own.id === id ? { ...own, ...change } : own)),
    }));
  test.each<[string, Decided, Partial<ClosingGiven>, readonly string[]]>([
    [
      "a decision is pending",
      withoutEva,
      {},
      ["github/acme evah: Nothing is decided. Write keep, modify, revoke or escalate."],
    ],
    [
      "one is escalated",
      { ...done, "deploy-bot": ["escalate", "ana", "to the owner"] },
      {},
      ["github/acme deploy-bot: It is escalated, and not decided. Write what was decided in the end."],
    ],
    [
      "somebody decides on an account of their own and does not say why",
      { ...done, anasilva: ["keep", "ana"] },
      {},
      [
        "github/acme anasilva: ana decided on an account of their own. Have another decide, or say why nobody else can.",
      ],
    ],
    [
      "somebody who left decided",
      { ...done, "deploy-bot": ["keep", "eva", "Ana answers for it"] },
      {},
      ["github/acme deploy-bot: eva, who decided, left on 2026-09-30. Have ana or ben decide."],
    ],
    [
      "somebody decides on an account that is known for theirs since it was opened",
      { ...done, "deploy-bot": ["keep", "ana"] },
      {
        people: people.map((one) =>
          one.id === "ana" ? { ...one, identities: { github: "Deploy-Bot" } } : one,
        ),
      },
      [
        "github/acme deploy-bot: ana decided on an account of their own. Have another decide, or say why nobody else can.",
        "github/acme deploy-bot: It is kept, and is marked unowned. Say why, and who answers for it.",
      ],
    ],
    ...["\u200b", "-", "\u2800 ."].map(
      (nothing): [string, Decided, Partial<ClosingGiven>, readonly string[]] => [
        `a reason is ${JSON.stringify(nothing)}, which says nothing`,
        { ...done, evah: ["keep", "ana", nothing] },
        {},
        ["github/acme evah: It is kept, and is marked leaver. Say why."],
      ],
    ),
    [
      "the account of a leaver is kept and nobody says why",
      { ...done, evah: ["keep", "ana"] },
      {},
      ["github/acme evah: It is kept, and is marked leaver. Say why."],
    ],
    [
      "nobody says what is modified",
      { ...done, benb: ["modify", "ana"] },
      {},
      ["github/acme benb: It is modified. Say what is to change."],
    ],
    [
      "what is revoked is still listed, and what is modified is as it was",
      done,
      { fresh: listedAgain(file.listing) },
      [
        "github/acme benb: It is modified, and its rights and its MFA are as they were. Change what is to change, and list the system once more.",
        "github/acme evah: It is revoked, and still listed. Take it away, and list the system once more.",
      ],
    ],
    [
      "what is modified could not be read again",
      done,
      {
        fresh: carriedOut.map((one) => ({
          ...one,
          accounts: one.accounts.map((own) =>
            own.id === "benb" ? { ...own, rights: "unknown" as const } : own,
          ),
        })),
      },
      [
        "github/acme benb: It is modified, and its rights could not be read. Mend that, and list the system once more.",
      ],
    ],
    [
      "what is modified is listed in another order alone",
      { ...done, anasilva: ["modify", "ben", "fewer"] },
      {
        fresh: carriedOut.map((one) => ({
          ...one,
          accounts: one.accounts.map((own) =>
            own.id === "anasilva" ? { ...own, rights: ["owner", "owner"] } : own,
          ),
        })),
      },
      [
        "github/acme anasilva: It is modified, and its rights and its MFA are as they were. Change what is to change, and list the system once more.",
      ],
    ],
    [
      "its listing has other accounts than the run that it was opened from",
      done,
      {
        opening: listedAgain(file.listing).map((one) =>
          one.system === "github/acme"
            ? {
                ...one,
                accounts: [...one.accounts.slice(1), ...[1, 2, 3, 4, 5, 6].map((n) => account(`x${n}`))],
              }
            : one,
        ),
      },
      [
        "github/acme: The run that it was opened from lists also: x1, x2, x3, x4, x5 and 1 more. Restore the listing as it was when the review was opened.",
        "github/acme: The run that it was opened from does not list: anasilva. Restore the listing as it was when the review was opened.",
      ],
    ],
    [
      "its listing leaves out a system of the run that it was opened from",
      done,
      { opening: [...listedAgain(file.listing), { ...(carriedOut[0] as SystemListing), system: "aws/2" }] },
      [
        "aws/2: The run that it was opened from lists this system also. Restore the listing as it was when the review was opened.",
      ],
    ],
    ...[
      ["renamed", { id: "evah-2", identity: "evah-2", name: "evah-2" }],
      [
        "made anew for the same person",
        { id: "evah-2", identity: "EVAH", created: "2026-11-10T08:00:00.000Z" },
      ],
    ].map(([how, is]): [string, Decided, Partial<ClosingGiven>, readonly string[]] => [
      `what is revoked is ${how}`,
      done,
      {
        fresh: listedAgain(file.listing, (id, one) => {
          if (id === "evah") return { ...one, ...(is as Partial<Account>) };
          return id === "benb" ? { ...one, rights: ["reader"] } : one;
        }),
      },
      [
        "github/acme evah: It is revoked, and still listed, as evah-2. Take it away, and list the system once more.",
      ],
    ]),
    [
      "what is kept gained rights, privilege or another owner",
      done,
      {
        fresh: changed("deploy-bot", {
          rights: ["admin", "write"],
          privileged: true,
          identity: "ben",
        }),
      },
      [
        "github/acme deploy-bot: It is kept, and has gained since: admin, privilege, another owner. Take that away and list the system once more, or write modify, and why it may have that.",
      ],
    ],
    [
      "what is kept could not be read again",
      done,
      { fresh: changed("deploy-bot", { rights: "unknown", privileged: "unknown" }) },
      [
        "github/acme deploy-bot: It is kept, and its rights and its privilege could not be read again: it may have gained rights or lost its MFA. Mend that, and list the system once more.",
      ],
    ],
    [
      "an account is kept whose owner left since it was opened",
      { ...done, "deploy-bot": ["revoke", "ana"] },
      {
        fresh: carriedOut.map((one) => ({
          ...one,
          accounts: one.accounts.filter(({ id }) => id !== "deploy-bot"),
        })),
        people: people.map((one) => (one.id === "ben" ? { ...one, end: "2026-11-18" } : one)),
      },
      [
        "aws/111111111111 ben.b: It is kept, and ben, whose it is, left on 2026-11-18. Revoke it, or say why it is kept.",
        "github/acme anasilva: ben, who decided, left on 2026-11-18. Have ana decide.",
      ],
    ],
    [
      "a system lists nobody any more",
      done,
      { fresh: again({ accounts: [] }) },
      ["aws/111111111111", "github/acme"].map(
        (system) =>
          `${system}: It lists no account. Somebody can sign in to every system: look for what the query leaves out.`,
      ),
    ],
    [
      "an account is listed twice",
      done,
      { fresh: carriedOut.map((one) => ({ ...one, accounts: [...one.accounts, ...one.accounts] })) },
      ["aws/111111111111", "github/acme"].map(
        (system) => `${system}: It lists an account twice. Give each an id of its own.`,
      ),
    ],
    [
      "a system is listed twice",
      done,
      { fresh: [...carriedOut, ...carriedOut] },
      ["aws/111111111111", "github/acme"].map(
        (system) => `${system}: It is listed twice. Give each system once.`,
      ),
    ],
    [
      "a system is not listed again",
      done,
      { fresh: carriedOut.filter(({ system }) => system !== "github/acme") },
      ["github/acme: It was not listed again. List it once more, after the decisions are carried out."],
    ],
    [
      "a system is not listed whole",
      done,
      { fresh: again({ incomplete: "GET /orgs/{org}/members was denied." }) },
      ["aws/111111111111", "github/acme"].map(
        (system) =>
          `${system}: It is not listed whole: GET /orgs/{org}/members was denied. What was revoked may still be there. Mend that, and list it once more.`,
      ),
    ],
    [
      "a system is listed by less than it was",
      done,
      { fresh: again({ source: "GetCredentialReport" }) },
      [
        "github/acme: It is not listed by all that it was listed by when the review was opened: GET /orgs/{org}/members is left out. What was revoked may still be there. List it as it was.",
      ],
    ],
    [
      "a system is listed as of the opening",
      done,
      { fresh: again({ taken: "2026-11-02T06:00:00.000Z" }) },
      ["aws/111111111111", "github/acme"].map(
        (system) => `${system}: It was not listed after the review was opened. List it once more.`,
      ),
    ],
  ])("stays open while %s", async (_, of, change, why) => {
    expect(await refusedFor(of, change)).toEqual(why);
  });

  test("may be decided by oneself, and a leaver's account kept, for a reason that is written down", async () => {
    expect(
      await refusedFor({
        ...done,
        anasilva: ["keep", "ana", "the only owner"],
        evah: ["keep", "ana", "HR-9"],
      }),
    ).toEqual([]);
  });

  test("is never closed with a revoked account that is listed, whatever else was decided", async () => {
    const word = fc.constantFrom("keep", "keep", "keep", "modify", "revoke", "escalate", "pending");
    const still = listedAgain(file.listing, (id, one) =>
      id === "benb" ? { ...one, privileged: true } : one,
    );
    await fc.assert(
      fc.asyncProperty(fc.tuple(word, word, word, word, word), async (words) => {
        const names = Object.keys(done);
        const of = Object.fromEntries(names.map((name, at) => [name, [words[at] ?? "keep", "ben", "so"]]));
        const end = await closing(of as unknown as Decided, { fresh: still });
        const isOpen = words.some((one) => one === "pending" || one === "escalate" || one === "revoke");
        const isUnchanged = names.some((name, at) => words[at] === "modify" && name !== "benb");
        const isGained = names.some((name, at) => words[at] === "keep" && name === "benb");
        expect("refusals" in end).toBe(isOpen || isUnchanged || isGained);
      }),
      { numRuns: 200 },
    );
  });

  test("is closed with what an account lost since, and with what it gained where that was decided on", async () => {
    const fresh = listedAgain(file.listing, (id, one) => {
      if (id === "evah") return undefined;
      if (id === "anasilva") return { ...one, rights: [], privileged: false };
      return id === "benb" ? { ...one, rights: ["admin", "member"], privileged: true } : one;
    });
    expect(await refusedFor(done, { fresh })).toEqual([]);
  });

  test("takes no account for another that came by its name", async () => {
    const fresh = listedAgain(file.listing, (id, one) =>
      id === "evah" ? account("evah-2", { name: "evah", created: "2026-11-10T08:00:00.000Z" }) : one,
    );
    const kept = { ...done, benb: ["keep", "ana"] } as const;
    expect(await refusedFor(kept, { fresh })).toEqual([]);
  });
});
