import { type Expectations, emptyService } from "../../company/part.ts";

const expects: Expectations = {
  "aws/backup-recent": "not-applicable",
  "aws/backup-vault-protected": "not-applicable",
};

/** Each region has its AWS Backup, with nothing in it. */
export const company = {
  ...emptyService("backup", "region", expects),
  plan: (place: { readonly id: string; readonly regions: readonly string[] }) => ({
    backup: place.regions.flatMap((scope) => [
      { resource: `aws/${place.id}/${scope}`, scope, expects },
      {
        resource: `backup/${scope}`,
        scope,
        expects: { "aws/backup-restore-tested": "not-applicable" as const },
      },
    ]),
  }),
};
