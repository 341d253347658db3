import { type Collector, from, type Observed } from "@bylaw/core";
import {
  absent,
  defineCollector,
  describeEach,
  known,
  observed,
  readable,
  unreadable,
} from "@bylaw/core/provider";
import { z } from "zod";
import { type PolicyDocument, parsePolicy, policyDocument } from "../../lib/policy-document.ts";
import { tagCalls, tagOperation, tagReader, tagsField } from "../../lib/tags.ts";
import { awsKind } from "../../session/kind.ts";
import { answerOf, required } from "../../session/required.ts";
import type { AwsSession, ItemOf } from "../../session/session.ts";

const schema = z.object({
  /** The vault's ARN. */
  id: z.string(),
  name: z.string(),
  /** `BACKUP_VAULT`, `LOGICALLY_AIR_GAPPED_BACKUP_VAULT`, or `RESTORE_ACCESS_BACKUP_VAULT` for a view of one elsewhere. */
  type: z.string().exactOptional(),
  recoveryPoints: observed(z.number()),
  /** True with Vault Lock, in whichever mode. */
  locked: observed(z.boolean()),
  /** The ARN of the KMS key, or `AWS_OWNED_KMS_KEY` where AWS owns it and names none. Absent where there is none. */
  encryptionKey: observed(z.string()),
  /** Who may do what with the vault. Absent where there is none; not asked of a vault that is locked. */
  policy: observed(policyDocument),
  /** By key. A resource without tags has an empty record. */
  tags: tagsField,
});

export interface BackupVault extends z.infer<typeof schema> {}

const [list, getPolicy] = ["backup:ListBackupVaults", "backup:GetBackupVaultAccessPolicy"] as const;
type Listed = ItemOf<typeof list, "BackupVaultList">;

/** Every vault of AWS Backup in a region. */
export const backupVaults: Collector<BackupVault> = defineCollector({
  id: "aws/backup-vaults",
  resource: "backup vault",
  provider: awsKind,
  per: "region",
  operations: [list, getPolicy, tagOperation],
  calls: { [list]: { page: 1000 }, [getPolicy]: { each: "entry" }, [tagOperation]: tagCalls },
  schema,
  async *collect(session) {
    const tagsOf = tagReader(session, "backup:backup-vault");
    const vaults = session.items(list, "BackupVaultList", { MaxResults: 1000 });
    yield* describeEach(5, vaults, arnOf, async (vault) => {
      const field = answerOf(list, vault);
      const name = field("BackupVaultName");
      return {
        id: arnOf(vault),
        name,
        ...(vault.VaultType !== undefined && { type: vault.VaultType }),
        recoveryPoints: readable(() => field("NumberOfRecoveryPoints")),
        locked: readable(() => field("Locked")),
        encryptionKey: keyOf(vault),
        policy: vault.Locked === true ? notAsked : await policyOf(session, name),
        tags: await tagsOf(arnOf(vault)),
      };
    });
  },
});

function arnOf(vault: Listed): string {
  return answerOf(list, vault)("BackupVaultArn");
}

/** A vault that is logically air-gapped has a key of AWS's own unless it was given another. */
function keyOf({ EncryptionKeyArn: key, EncryptionKeyType: type }: Listed): Observed<string> {
  if (key !== undefined && key !== "") return known(key);
  return type === "AWS_OWNED_KMS_KEY" ? known(type) : absent(list, "no EncryptionKeyArn");
}

async function policyOf(session: AwsSession, name: string): Promise<Observed<PolicyDocument>> {
  const answer = await session.observe(getPolicy, { BackupVaultName: name });
  return from(answer, ({ Policy }) =>
    readable(() => parsePolicy(getPolicy, required(getPolicy, "Policy", Policy))),
  );
}

const notAsked: Observed<PolicyDocument> = unreadable({
  code: "not-collected",
  message: "The policy of a vault that is locked is not asked.",
  operation: getPolicy,
});
