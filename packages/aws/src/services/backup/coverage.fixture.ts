import { known } from "@bylaw/core/provider";
import { type ListingFixture, listingOf } from "@bylaw/core/testing";
import type { Script } from "../../testing/script.ts";
import { type ProtectedResource, protectedResources } from "./protected-resources.ts";

const operation = "backup:ListProtectedResources";

/** What AWS Backup has of the resources of these ARNs, on 2026-01-01: when it last backed each up. */
export function backups(times: Readonly<Record<string, string>>): ListingFixture {
  return listingOf(protectedResources, Object.entries(times).map(backedUp));
}

function backedUp([id, time]: readonly [string, string]): ProtectedResource {
  return { id, type: "EBS", lastBackup: known(time), readAt: "2026-01-01T00:00:00.000Z" };
}

const problem = {
  code: "access-denied",
  message: `${operation} was denied (AccessDeniedException).`,
} as const;

/** What is backed up may not be listed, and what a check says of it; with what was listed until then. */
export function backupsDenied(times: Readonly<Record<string, string>> = {}): ListingFixture {
  return listingOf(protectedResources, Object.entries(times).map(backedUp), { problem });
}
export const deniedSays = `aws/protected-resources is incomplete: ${problem.message}`;

export const yesterday = "2025-12-31T12:00:00.000Z";
export const lately = "age of the last backup: 0.5 days, expected at most 1 day";
export const never = "age of the last backup: absent (none in the complete listing), expected at most 1 day";

/** The same as AWS answers it. A time that is undefined is left out. */
export function backupScript(times: Readonly<Record<string, string | undefined>>, type = "EBS"): Script {
  return {
    [operation]: {
      Results: Object.entries(times).map(([ResourceArn, time]) => ({
        ResourceArn,
        ResourceType: type,
        ...(time !== undefined && { LastBackupTime: new Date(time) }),
      })),
    },
  };
}
