import { definePerson } from "@bylaw/core";
import type { Account, FrozenListing, ListingFile, SystemListing, ToFreeze } from "./index.ts";
import { freezeListing } from "./index.ts";

const ana = definePerson({ id: "ana", name: "Ana", identities: { github: "anasilva", aws: "ana" } });
const ben = definePerson({ id: "ben", name: "Ben", identities: { github: "BenB", aws: "ben.b" } });
const eva = definePerson({
  id: "eva",
  name: "Eva",
  start: "2024-01-01",
  end: "2026-09-30",
  identities: { github: "evah" },
});
export const people = [ana, ben, eva];
/** Whose decision stands. */
export const reviewers = { "github/acme": ["ana", "ben"], "aws/111111111111": ["ana", "ben"] };

export function account(id: string, change: Partial<Account> = {}): Account {
  return {
    id,
    name: id,
    kind: "person",
    identity: id,
    rights: ["member"],
    privileged: false,
    mfa: "on",
    created: "2025-01-01T00:00:00.000Z",
    lastUsed: "2026-10-20T08:00:00.000Z",
    ...change,
  };
}

export const bot = account("deploy-bot", { kind: "service", mfa: "none asked", rights: ["write"] });

export function github(...accounts: readonly Account[]): SystemListing {
  return {
    system: "github/acme",
    identities: "github",
    source: "GET /orgs/{org}/members",
    taken: "2026-11-02T06:00:00.000Z",
    accounts,
  };
}

export function aws(...accounts: readonly Account[]): SystemListing {
  return {
    ...github(...accounts),
    system: "aws/111111111111",
    identities: "aws",
    source: "GetCredentialReport",
  };
}

export const toFreeze: ToFreeze = {
  review: "access-reviewed",
  period: "2026-Q4",
  opened: "2026-11-02",
  due: "2026-11-24",
  systems: [
    github(
      account("anasilva", { rights: ["owner"], privileged: true }),
      account("benb"),
      account("evah"),
      bot,
    ),
    aws(account("arn:aws:iam::111111111111:user/ben.b", { name: "ben.b", identity: "ben.b", mfa: "off" })),
  ],
  people,
  dormantAfter: 90,
};

export function frozen(change: Partial<ToFreeze> = {}): Promise<ListingFile> {
  return freezeListing({ ...toFreeze, ...change });
}

/** The same accounts, as they are listed on a later day but for what is changed. */
export function listedAgain(
  { systems }: FrozenListing,
  change: (id: string, one: Account) => Account | undefined = (_, one) => one,
): readonly SystemListing[] {
  return systems.map(({ accounts, gone: _, ...rest }) => ({
    ...rest,
    taken: "2026-11-20T06:00:00.000Z",
    accounts: accounts.flatMap(({ owner: __, marks: ___, since: ____, ...one }) => change(one.id, one) ?? []),
  }));
}

/** A file with its lines decided, by the name of the account: `["revoke", "ana", "left"]`. */
export function decided(
  page: string,
  of: Readonly<Record<string, readonly [string, string, string?]>>,
): string {
  return page
    .split("\n")
    .map((line) => {
      const name = Object.keys(of).find((one) => line.includes(` | ${one} `));
      const [decision, by, reason = ""] = of[name ?? ""] ?? [];
      return decision === undefined || by === undefined || !line.startsWith("| pending")
        ? line
        : line.replace(/^\|[^|]*\|[^|]*\|[^|]*/, () => `| ${decision} | ${by} | ${reason} `);
    })
    .join("\n");
}
