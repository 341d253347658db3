import { describe, expect, test } from "vitest";
import {
  closeReview,
  decisionsPage,
  freezeListing,
  type ListingFile,
  type ReviewReport,
  readDecisions,
  reviewReport,
  type SystemListing,
} from "../index.ts";
import {
  account,
  aws,
  bot,
  decided,
  frozen,
  github,
  listedAgain,
  people,
  reviewers,
  toFreeze,
} from "../review.fixture.ts";

const { listing: last } = await frozen({
  systems: [
    github(account("benb", { rights: ["admin"] }), account("evah"), account("retired")),
    ...toFreeze.systems.slice(1),
  ],
});
const file = await frozen({
  last,
  systems: [
    github(
      account("anasilva", { rights: ["owner"], privileged: true }),
      account("benb"),
      account("evah"),
      bot,
      account("lobby", { kind: "shared", lastUsed: "2026-01-05T00:00:00.000Z" }),
    ),
    ...toFreeze.systems.slice(1),
    { ...aws(account("root", { kind: "break-glass" })), system: "aws/222222222222" },
  ],
});
const choices = {
  anasilva: ["keep", "ana", "the only owner"],
  benb: ["modify", "ana", "to reader"],
  "deploy-bot": ["keep", "ana", "Ana answers for it"],
  evah: ["revoke", "ana", "left"],
  lobby: ["keep", "ben", "the screen in the hall"],
  "ben.b": ["keep", "ana"],
  root: ["keep", "ana"],
} as const;

async function reportOf(
  of: ListingFile,
  choose: Parameters<typeof decided>[1],
  fresh: readonly SystemListing[],
): Promise<ReviewReport> {
  const decisions = readDecisions(decided(decisionsPage(of, {}), choose), of, people);
  const end = closeReview(of, {
    decisions,
    fresh,
    people,
    reviewers: { ...reviewers, "aws/222222222222": ["ana"] },
    today: "2026-11-26",
  });
  if (!("closed" in end)) throw new Error(JSON.stringify(end.refusals));
  return reviewReport({
    file: of,
    made: decisions.made,
    fresh,
    closed: end.closed,
    people,
    on: "2026-11-26",
    by: "ben",
    digest: "d".repeat(64),
    digests: { "listing.json": of.digest },
  });
}

const fresh = listedAgain(file.listing, (id, one) => {
  if (id === "evah") return undefined;
  if (id === "benb") return { ...one, rights: ["reader"] };
  return id === "deploy-bot" ? { ...one, rights: [] } : one;
}).map((one) =>
  one.system === "github/acme"
    ? {
        ...one,
        accounts: [
          ...one.accounts,
          account("newcomer", { created: "2026-11-10T08:00:00.000Z" }),
          account("lena-bot", { kind: "service", created: "2026-11-11T08:00:00.000Z" }),
        ],
      }
    : one,
);

describe("the report of a review", () => {
  test("tells what was reviewed, decided, carried out, and what came after", async () => {
    const { page } = await reportOf(file, choices, fresh);
    expect(page.replaceAll(/[0-9a-f]{64}/g, "<digest>")).toMatchInlineSnapshot(`
      "# Access review access-reviewed, 2026-Q4

      Opened on 2026-11-02, due by 2026-11-24, closed on 2026-11-26 by ben, 2 days late.

      ## What was reviewed

      Every account of each of these systems, as its query lists them: a system that is not listed to the end is not reviewed. Each was
      listed when the review was opened, and once more before it was closed.
      The run that the review was opened from was not at hand when it was closed.

      | system | query | listed at | accounts | listed again at | accounts then |
      | --- | --- | --- | --- | --- | --- |
      | aws/111111111111 | GetCredentialReport | 2026-11-02T06:00:00.000Z | 1 | 2026-11-20T06:00:00.000Z | 1 |
      | aws/222222222222 | GetCredentialReport | 2026-11-02T06:00:00.000Z | 1 | 2026-11-20T06:00:00.000Z | 1 |
      | github/acme | GET /orgs/&#123;org&#125;/members | 2026-11-02T06:00:00.000Z | 5 | 2026-11-20T06:00:00.000Z | 6 |

      ## What was decided

      | system | accounts | kept | modified | revoked |
      | --- | --- | --- | --- | --- |
      | aws/111111111111 | 1 | 1 | 0 | 0 |
      | aws/222222222222 | 1 | 1 | 0 | 0 |
      | github/acme | 5 | 3 | 1 | 1 |

      | decided by | accounts | kept | modified | revoked | accounts of their own |
      | --- | --- | --- | --- | --- | --- |
      | ana | 6 | 4 | 1 | 1 | 1 |
      | ben | 1 | 1 | 0 | 0 | 0 |

      ## What stood out

      An account is dormant that was not used for more than 90 days when the review was opened.

      | mark | accounts | kept | modified | revoked |
      | --- | --- | --- | --- | --- |
      | leaver | 1 | 0 | 0 | 1 |
      | orphan | 0 | 0 | 0 | 0 |
      | unowned | 1 | 1 | 0 | 0 |
      | shared | 1 | 1 | 0 | 0 |
      | dormant | 1 | 1 | 0 | 0 |
      | privileged | 1 | 1 | 0 | 0 |
      | no MFA | 1 | 1 | 0 | 0 |
      | not all read | 0 | 0 | 0 | 0 |

      | system | account | of | marks | decision | by | reason |
      | --- | --- | --- | --- | --- | --- | --- |
      | aws/111111111111 | ben.b (arn&#58;<!-- -->aws&#58;<!-- -->iam::111111111111:user/ben.b) | ben | no MFA | keep | ana |  |
      | github/acme | anasilva | ana | privileged | keep | ana | the only owner |
      | github/acme | deploy-bot | service | unowned | keep | ana | Ana answers for it |
      | github/acme | evah | eva | leaver | revoke | ana | left |
      | github/acme | lobby | shared | shared, dormant | keep | ben | the screen in the hall |

      ### Decided by whom it belongs to

      | system | account | of | decision | by | reason |
      | --- | --- | --- | --- | --- | --- |
      | github/acme | anasilva | ana | keep | ana | the only owner |

      ## What was carried out

      | system | account | of | decision | by | reason | what shows it |
      | --- | --- | --- | --- | --- | --- | --- |
      | github/acme | benb | ben | modify | ana | to reader | at 2026-11-20T06:00:00.000Z it has lost member and gained reader |
      | github/acme | evah | eva | revoke | ana | left | not listed at 2026-11-20T06:00:00.000Z |

      ## What changed since the last review

      ![How many accounts of each system are unchanged, changed, new and gone](changes.svg)

      | system | unchanged | changed | new | gone | first review |
      | --- | --- | --- | --- | --- | --- |
      | aws/111111111111 | 1 | 0 | 0 | 0 | 0 |
      | aws/222222222222 | 0 | 0 | 0 | 0 | 1 |
      | github/acme | 1 | 1 | 3 | 1 | 0 |

      | system | account | of | since the last review |
      | --- | --- | --- | --- |
      | github/acme | anasilva | ana | new |
      | github/acme | benb | ben | changed |
      | github/acme | deploy-bot | service | new |
      | github/acme | lobby | shared | new |
      | github/acme | retired |  | gone |

      ## What came after the review was opened

      The next review looks at it.

      | system | account | of | rights | what happened |
      | --- | --- | --- | --- | --- |
      | github/acme | lena-bot | service | member | appeared: not reviewed |
      | github/acme | newcomer | nobody | member | appeared: not reviewed |
      | github/acme | deploy-bot | service | none | has lost write |

      ## Digests

      | of | SHA-256 |
      | --- | --- |
      | listing.json | <digest> |
      | the review: its id, its requirement, its period and these digests, a line each | <digest> |
      "
    `);
  });

  test("lists every account that is marked, and what of one was not read", async () => {
    const own = await frozen({
      systems: [
        github(
          account("benb", { lastUsed: "unknown" }),
          account("evah", { rights: "unknown", privileged: "unknown", mfa: "unknown" }),
          { ...bot, lastUsed: "never", created: "unknown" },
        ),
      ],
    });
    const kept = {
      benb: ["keep", "ana"],
      evah: ["keep", "ana", "HR asked"],
      "deploy-bot": ["keep", "ana", "Ana answers for it"],
    } as const;
    const { page } = await reportOf(own, kept, listedAgain(own.listing));
    expect(page).toContain("| not all read | 3 | 3 | 0 | 0 |");
    expect(page).toContain(`
| github/acme | benb | ben | not all read (last use) | keep | ana |  |
| github/acme | deploy-bot | service | unowned, not all read (when it was made) | keep | ana | Ana answers for it |
| github/acme | evah | eva | leaver, not all read (rights, privilege, MFA) | keep | ana | HR asked |
`);
    expect(decisionsPage(own, {})).toContain(
      "| evah | eva | unknown | unknown | 2026-10-20 | leaver, not all read (rights, privilege, MFA) | first |",
    );
  });

  test("tells of a system that came after, and of an account that has another id now", async () => {
    const [first] = fresh;
    const { page } = await reportOf(file, choices, [
      ...fresh.map((one) => ({
        ...one,
        accounts: one.accounts.map((own) => (own.id === "lobby" ? { ...own, id: "lobby-2" } : own)),
      })),
      { ...(first as SystemListing), system: "aws/3" },
    ]);
    expect(page).toContain("| aws/3 | all |  |  | the system appeared: not reviewed |");
    expect(page).not.toContain("lobby-2");
    expect(page).not.toContain("listed no more");
  });

  test("has a picture of what changed since the last, which says the numbers of the table", async () => {
    const { picture } = await reportOf(file, choices, fresh);
    const labels = [...picture.matchAll(/<title>([^<]*)<\/title>/g)].map(([, text]) => text);
    expect(labels).toMatchInlineSnapshot(`
      [
        "unchanged",
        "changed",
        "new",
        "gone",
        "first review",
        "aws/111111111111, unchanged: 1",
        "aws/222222222222, first: 1",
        "github/acme, unchanged: 1",
        "github/acme, changed: 1",
        "github/acme, new: 3",
        "github/acme, gone: 1",
      ]
    `);
    const width = Number(/viewBox="0 0 (\d+)/.exec(picture)?.[1]);
    const ends = [...picture.matchAll(/<rect class="cell[^>]* x="([\d.]+)"[^>]* width="(\d+)"/g)].map(
      ([, x, wide]) => Number(x) + Number(wide),
    );
    expect(Math.max(...ends)).toBeLessThan(width);
  });

  test("is the same bytes whatever the order of what it is given", async () => {
    const one = await reportOf(file, choices, fresh);
    const turned = [...fresh].reverse().map((own) => ({ ...own, accounts: [...own.accounts].reverse() }));
    const other = await reportOf(file, choices, turned);
    expect(other).toEqual(one);
  });

  test("of hostile names is text and nothing else", async () => {
    const name = "<img src=x onerror=1> | [a](javascript:1) @acme :tada: `x` \u202e\n## Closed";
    const own = await freezeListing({
      ...toFreeze,
      systems: [
        {
          ...github(account(name, { kind: "service", rights: [name], privileged: true })),
          system: name,
          source: name,
        },
      ],
    });
    const text = decisionsPage(own, {}).replace(
      /^\| pending \| {2}\| {2}\|/m,
      `| keep | ana | ${"![x](//y) <b>"} |`,
    );
    const decisions = readDecisions(text, own, people);
    const again = listedAgain(own.listing);
    const end = closeReview(own, {
      decisions,
      fresh: again,
      people,
      reviewers: { [name]: ["ana"] },
      today: "2026-11-20",
    });
    if (!("closed" in end)) throw new Error(JSON.stringify(end.refusals));
    const { page, picture } = reviewReport({
      file: own,
      made: decisions.made,
      fresh: again,
      closed: end.closed,
      people,
      on: "2026-11-20",
      by: name,
      digest: "d".repeat(64),
      digests: { "listing.json": own.digest },
    });
    expect(page).not.toMatch(/<(?!!-- -->)|\]\((?!changes\.svg)|`|@acme|:tada:|\u202e/);
    expect(page.match(/^## .*$/gm)).toHaveLength(7);
    expect(picture).not.toMatch(/<img|onerror=1>|\u202e/);
  });
});
