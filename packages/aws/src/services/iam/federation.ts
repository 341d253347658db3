import {
  asFarAsRead,
  both,
  defineView,
  either,
  from,
  type Lookup,
  not,
  type Observed,
  type View,
  whenAbsent,
} from "@bylaw/core";
import { known, unreadable } from "@bylaw/core/provider";
import { type Organization, organizationsOfAccounts } from "../organizations/organizations.ts";
import { type IdentityCenterInstance, identityCenterInstances } from "../sso-admin/instances.ts";
import { accountSummaries } from "./account-summary.ts";
import { samlProviders } from "./saml-providers.ts";
import { hasConsoleUsers, iamUsers } from "./users.ts";

/** An account, with the ways in which people may sign in to it. */
export interface AccountSignIn {
  /** `sign-in/` and the account. */
  readonly id: string;
  /** True when an IAM user has a password for the console. */
  readonly consoleUsers: Observed<boolean>;
  /** True when the account has a SAML provider whose metadata is valid. */
  readonly samlProvider: Observed<boolean>;
  /** True when the organization's instance of Identity Center is active. False only where there can be none. */
  readonly identityCenter: Observed<boolean>;
}

/** How people may sign in to each account: with a password that IAM keeps, or by an identity provider. */
export const accountSignIns: View<AccountSignIn> = defineView({
  id: "aws/account-sign-ins",
  resource: "sign-in to the account",
  each: accountSummaries,
  using: {
    users: asFarAsRead(iamUsers),
    providers: asFarAsRead(samlProviders),
    instances: asFarAsRead(identityCenterInstances),
    organizations: asFarAsRead(organizationsOfAccounts),
  },
  derive: ({ id }, { users, providers, instances, organizations }) => {
    // arn:aws:iam::111111111111:root
    const account = id.split(":")[4] ?? id;
    return {
      id: `sign-in/${account}`,
      consoleUsers: hasConsoleUsers(users, account),
      samlProvider: providers.some(({ validUntil, readAt }) => from(validUntil, (until) => until > readAt)),
      identityCenter: isActive(account, instances, organizations),
    };
  },
});

/** Whether people may come by Identity Center: an instance of an account's own gives nobody access to accounts. */
function isActive(
  account: string,
  instances: Lookup<IdentityCenterInstance>,
  organizations: Lookup<Organization>,
): Observed<boolean> {
  const active = from(
    organizations.find(() => true),
    ({ managementAccount, trustedServices }) =>
      from(managementAccount, (manager) => {
        const isSeen = instances.some(({ owner }) => from(owner, (one) => one === manager));
        const isSeenActive = instances.some(({ owner, status }) =>
          from([owner, status], (one, word) => one === manager && word === "ACTIVE"),
        );
        // An organization has one instance: where it is seen there is none elsewhere.
        return either(isSeenActive, both(not(isSeen), isUnseen(account, manager, trustedServices)));
      }),
  );
  // Without an organization there is no such instance.
  return whenAbsent(active, false);
}

/** False where the organization can have no instance that is not seen; else nobody can tell. */
function isUnseen(
  account: string,
  manager: string,
  trustedServices: Organization["trustedServices"],
): Observed<boolean> {
  if (manager !== account) return unseenFrom(`the management account, ${manager}, may have one`);
  return from(trustedServices, (services) =>
    services.includes("sso.amazonaws.com")
      ? unseenFrom("the organization trusts it, so that another region may have it")
      : known(false),
  );
}

function unseenFrom(why: string): Observed<boolean> {
  const message = `No instance of Identity Center that gives access to accounts is seen in the account and in the regions that are read, and ${why}.`;
  return unreadable({ code: "ambiguous-absence", message, operation: "sso-admin:ListInstances" });
}
