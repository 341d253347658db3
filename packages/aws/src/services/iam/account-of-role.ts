import { from, type Observed } from "@bylaw/core";
import { inspect, known, unreadable } from "@bylaw/core/provider";
import type { PolicyDocument, PolicyPrincipal } from "../../lib/policy-document.ts";
import { listed } from "./account-rights.ts";
import type { IamIdentity } from "./identities.ts";
import { detailsOperation as operation } from "./policy-text.ts";
import { trustedIn } from "./role-trust.ts";
import type { IamRole } from "./roles.ts";

/** What tells a role's account from a user's. */
interface OfRole {
  readonly kind: Observed<"service" | "shared">;
  readonly mfa: Observed<"none asked">;
  readonly lastUsed: Observed<string>;
  /** Who may take it, a line each, and that nobody did. */
  readonly credentials: Observed<readonly string[]>;
}

/** Who may take a role, and when it was last taken, for a review of access. `readAt` is when the account was read. */
export function accountOfRole(identity: IamIdentity, role: Observed<IamRole>, readAt: string): OfRole {
  const { id } = identity;
  const trust = from(role, (one) => one.trust);
  return {
    kind: from(trust, (document) => (isForServices(document, id) ? "service" : "shared")),
    mfa: known("none asked"),
    lastUsed: usedAt(identity, readAt),
    credentials: listed([
      from(trust, (document) => takersOf(document, id).map((one) => `taken by ${one}`)),
      known(isForgotten(identity, readAt) ? [`no use in ${REMEMBERED} days`] : []),
    ]),
  };
}

/** For how many days AWS remembers that a role was used. */
const REMEMBERED = 400;

function usedAt(identity: IamIdentity, readAt: string): Observed<string> {
  if (!isForgotten(identity, readAt)) return identity.lastUsed;
  const message = `${operation} tells of no use of the role, which was made more than ${REMEMBERED} days ago, and AWS remembers no longer.`;
  return unreadable({ code: "ambiguous-absence", message, operation });
}

/** True of a role that was not used for as long as AWS remembers, and may have been before. */
function isForgotten({ lastUsed, created }: IamIdentity, readAt: string): boolean {
  const since = new Date(Date.parse(readAt) - REMEMBERED * 86_400_000).toISOString();
  return inspect(lastUsed).state === "absent" && created < since;
}

/** Those who may take the role, as its trust policy names them. What else narrows it is left out. */
function takersOf(document: PolicyDocument, arn: string): readonly string[] {
  const others = principalsOf(document).filter(({ type }) => type === "Service" || type === "Federated");
  return [...trustedIn(document, arn), ...others.map(({ value }) => value.replace(/^arn:[^:]+:iam::/, ""))];
}

/** True of a role that services of AWS and workloads take, and nobody else: no person, and nobody of another account. */
function isForServices(document: PolicyDocument, arn: string): boolean {
  const federated = principalsOf(document).filter(({ type }) => type === "Federated");
  return trustedIn(document, arn).length === 0 && federated.every(({ value }) => WORKLOADS.test(value));
}

/** Issuers of tokens for workloads: clusters of EKS, and workflows of GitHub. Any other may give one to a person. */
const WORKLOADS =
  /:oidc-provider\/(?:oidc\.eks\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?\/|token\.actions\.githubusercontent\.com$)/;

function principalsOf({ statements }: PolicyDocument): readonly PolicyPrincipal[] {
  return statements.filter(({ effect }) => effect === "Allow").flatMap(({ principals = [] }) => principals);
}
