import { emptyService } from "../../company/part.ts";

export const company = emptyService("rds", "region", {
  "aws/backup-covers-rds": "not-applicable",
  "aws/rds-auto-minor-upgrade": "not-applicable",
  "aws/rds-backups": "not-applicable",
  "aws/rds-capacity-alarms": "not-applicable",
  "aws/rds-deletion-protection": "not-applicable",
  "aws/rds-encrypted": "not-applicable",
  "aws/rds-log-exports": "not-applicable",
  "aws/rds-multi-az": "not-applicable",
  "aws/rds-not-public": "not-applicable",
  "aws/rds-snapshots-private": "not-applicable",
  "aws/rds-tls-required": "not-applicable",
});
