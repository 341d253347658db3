import { defineService } from "./define-service.ts";

const tokens = { send: "NextToken", next: "NextToken" } as const;

/** AWS Backup publishes no rate for these. */
export const backup = defineService("backup", {
  sdk: (): Promise<typeof import("@aws-sdk/client-backup")> => import("@aws-sdk/client-backup"),
  client: "BackupClient",
  perSecond: 5,
  operations: {
    GetBackupVaultAccessPolicy: { absent: ["ResourceNotFoundException"] },
    ListBackupVaults: { paging: tokens },
    ListProtectedResources: { paging: tokens },
    ListRestoreJobs: { paging: tokens },
  },
});
