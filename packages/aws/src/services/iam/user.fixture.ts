import { absent, known } from "@bylaw/core/provider";
import type { AccessKeySlot } from "./report-row.ts";
import type { IamUser } from "./users.ts";

const report = "iam:GetCredentialReport";

/** Somebody with a password, MFA and no key, on 2026-01-01. */
export const ada: IamUser = {
  id: "arn:aws:iam::111111111111:user/ada",
  name: "ada",
  created: "2025-01-01T00:00:00.000Z",
  consolePassword: known(true),
  passwordLastUsed: absent(report, "no_information"),
  passwordLastChanged: known("2025-01-01T00:00:00.000Z"),
  mfa: known(true),
  accessKeys: [],
  inlinePolicies: known([]),
  attachedPolicies: known([]),
  reportedAt: "2025-12-31T21:30:00.000Z",
  readAt: "2026-01-01T00:00:00.000Z",
  tags: known({}),
};

/** A place for a key that has none. */
export const noKey: AccessKeySlot = {
  active: known(false),
  lastRotated: absent(report, "N/A"),
  lastUsed: absent(report, "N/A"),
};

/** A key that is active: when it was made, and when it was last used. */
export function activeKey(created: string, used?: string): AccessKeySlot {
  return {
    active: known(true),
    lastRotated: known(`${created}T00:00:00.000Z`),
    lastUsed: used === undefined ? absent(report, "N/A") : known(`${used}T00:00:00.000Z`),
  };
}
