import { from, type Observed } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { keyRights, latest, listed } from "./account-rights.ts";
import type { IamUser } from "./users.ts";

/** What tells a user's account from a role's. */
interface OfUser {
  readonly kind: Observed<"person" | "service">;
  readonly mfa: Observed<"on" | "off" | "none asked">;
  readonly lastUsed: Observed<string>;
  /** With what they can sign in, a line each. */
  readonly credentials: Observed<readonly string[]>;
}

/** What the credential report says of a user, for a review of access. */
export function accountOfUser(user: Observed<IamUser>): OfUser {
  return {
    kind: from(user, kindOf),
    mfa: from(user, mfaOf),
    lastUsed: from(user, ({ passwordLastUsed, accessKeys }) =>
      latest([passwordLastUsed, ...accessKeys.map(({ lastUsed }) => lastUsed)]),
    ),
    credentials: from(user, ({ consolePassword, accessKeys }) =>
      listed([from(consolePassword, (has) => (has ? ["console password"] : [])), keyRights(accessKeys)]),
    ),
  };
}

function kindOf({ consolePassword, accessKeys }: IamUser): Observed<"person" | "service"> {
  return from(consolePassword, (has) =>
    has ? known("person") : from(keyRights(accessKeys), ({ length }) => (length > 0 ? "service" : "person")),
  );
}

function mfaOf({ consolePassword, mfa }: IamUser): Observed<"on" | "off" | "none asked"> {
  return from(consolePassword, (has) =>
    has ? from(mfa, (isOn) => (isOn ? "on" : "off")) : known("none asked"),
  );
}
