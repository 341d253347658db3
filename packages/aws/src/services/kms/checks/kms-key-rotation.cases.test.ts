import { beforeAll, describe, expect, test } from "vitest";
import { judgeScript, noTags, type Verdict } from "../../../testing/judge.ts";
import { type Answer, failure, type Script } from "../../../testing/script.ts";
import { kmsKeyRotation } from "./kms-key-rotation.ts";

/** Situations from public reports (repository#number, or AWS's guide), as AWS's answers, through the real provider. */

const describeKey = "kms:DescribeKey";
const status = "kms:GetKeyRotationStatus";
const arnOf = (id: string) => `arn:aws:kms:eu-west-1:111111111111:key/${id}`;
const on = (RotationPeriodInDays = 365) => ({ KeyRotationEnabled: true, RotationPeriodInDays });
const off = { KeyRotationEnabled: false };
const related = (MultiRegionKeyType: "PRIMARY" | "REPLICA", primary = "enabled-primary") => ({
  MultiRegion: true,
  MultiRegionConfiguration: { MultiRegionKeyType, PrimaryKey: { Arn: arnOf(primary), Region: "us-east-1" } },
});
const denied = (operation: string) => failure(operation, "AccessDeniedException", 400);

interface Key {
  readonly metadata?: object;
  readonly rotation?: Answer;
  /** Instead of metadata, or from the second question on. */
  readonly described?: Answer;
  readonly later?: Answer;
  readonly aliases?: readonly string[];
}
type Case = readonly [name: string, key: Key, outcome: string | undefined, says?: string];

const isOff = "automatic rotation: false, expected true";
const schedule = (text: string) => `KMS cannot rotate ${text}`;
const cases: readonly Case[] = [
  ["rotation off (aquasecurity/defsec#865)", { rotation: off }, "fail", isOff],
  ["every 90 days (fakecloud#1831)", { rotation: on(90) }, "pass"],
  [
    "every 2560 days",
    { rotation: on(2560) },
    "fail",
    "rotation period: 2560 days, expected at most 365 days",
  ],
  [
    "a key that signs (prowler#1785, ScoutSuite#1636)",
    { metadata: { KeySpec: "RSA_4096", KeyUsage: "SIGN_VERIFY" } },
    "not-applicable",
    schedule("a key of the kind RSA_4096, used for SIGN_VERIFY."),
  ],
  [
    "an asymmetric key that encrypts (defsec#64)",
    { metadata: { KeySpec: "RSA_2048" } },
    "not-applicable",
    schedule("a key of the kind RSA_2048, used for ENCRYPT_DECRYPT."),
  ],
  [
    "an HMAC key (terraform-provider-aws#28780)",
    { metadata: { KeySpec: "HMAC_256", KeyUsage: "GENERATE_VERIFY_MAC" } },
    "not-applicable",
  ],
  ["imported material (cloud-custodian#10180)", { metadata: { Origin: "EXTERNAL" } }, "not-applicable"],
  [
    "imported material that is not there (floci#3068)",
    { metadata: { Origin: "EXTERNAL", KeyState: "PendingImport" } },
    "not-applicable",
    "KMS does not rotate a key in the state PendingImport.",
  ],
  ["CloudHSM (ScoutSuite#1636)", { metadata: { Origin: "AWS_CLOUDHSM" } }, "not-applicable"],
  ["an external key store", { metadata: { Origin: "EXTERNAL_KEY_STORE" } }, "not-applicable"],
  ["pending deletion (prowler#638)", { metadata: { KeyState: "PendingDeletion" } }, "not-applicable"],
  ["disabled today", { metadata: { KeyState: "Disabled" } }, "not-applicable"],
  [
    "AWS's own key, whose policy refuses everybody (prowler#1838)",
    { described: denied(describeKey), aliases: ["alias/aws/acm"] },
    "not-applicable",
    "AWS rotates the keys it manages.",
  ],
  ["AWS's own key without an alias (cloudsploit#190)", { metadata: { KeyManager: "AWS" } }, "not-applicable"],
  ["an alias that only looks like AWS's", { rotation: off, aliases: ["alias/awsome"] }, "fail", isOff],
  [
    "the key's policy leaves the auditor out (cartography#713)",
    { described: denied(describeKey) },
    "error",
    "kms:DescribeKey was denied (AccessDeniedException).",
  ],
  [
    "only the rotation is denied (mql#10628)",
    { rotation: denied(status) },
    "error",
    "kms:GetKeyRotationStatus was denied (AccessDeniedException).",
  ],
  ["a replica says off", { metadata: related("REPLICA"), rotation: off }, "fail", isOff],
  ["a replica of an enabled primary", { metadata: related("REPLICA"), rotation: on() }, "pass"],
  [
    "a replica of a disabled primary (multi-region-keys-manage)",
    { metadata: related("REPLICA", "disabled-primary"), rotation: on() },
    "fail",
    "state of its primary key: Disabled, expected one of Enabled and Updating",
  ],
  [
    "a replica of a primary that is gone",
    { metadata: related("REPLICA", "no-primary"), rotation: on() },
    "fail",
    "state of its primary key: NotFound, expected one of Enabled and Updating",
  ],
  [
    "a replica of a primary that may not be described",
    { metadata: related("REPLICA", "hidden-primary"), rotation: on() },
    "error",
    "kms:DescribeKey was denied (AccessDeniedException).",
  ],
  ["a primary needs no other key", { metadata: related("PRIMARY"), rotation: on() }, "pass"],
  [
    "a period of 0 (mql#10628)",
    { rotation: on(0) },
    "error",
    "kms:GetKeyRotationStatus answered RotationPeriodInDays with 0.",
  ],
  [
    "a period of 89 days (fakecloud#1831)",
    { rotation: on(89) },
    "error",
    "kms:GetKeyRotationStatus answered RotationPeriodInDays with 89.",
  ],
  [
    "in passing, rotation off (multi-region-update)",
    { metadata: { KeyState: "Updating" }, rotation: off },
    "fail",
    isOff,
  ],
  ["on demand, now (rotating-keys-on-demand)", { rotation: off }, "fail", isOff],
  [
    "gone since it was listed (scality/Arsenal#2261)",
    { described: failure(describeKey, "NotFoundException", 400) },
    undefined,
  ],
  [
    "scheduled for deletion between two questions",
    {
      rotation: failure(status, "KMSInvalidStateException", 400),
      later: { KeyMetadata: metadataOf("k15", { KeyState: "PendingDeletion" }) },
    },
    "not-applicable",
    "KMS does not rotate a key in the state PendingDeletion.",
  ],
  [
    "gone between two questions",
    {
      rotation: failure(status, "NotFoundException", 400),
      later: failure(describeKey, "NotFoundException", 400),
    },
    undefined,
  ],
  [
    "KMS contradicts itself",
    { rotation: failure(status, "KMSInvalidStateException", 400) },
    "error",
    "kms:GetKeyRotationStatus does not know a key that is in use.",
  ],
  [
    "KMS does not support the question",
    { rotation: failure(status, "UnsupportedOperationException", 400) },
    "error",
    "kms:GetKeyRotationStatus failed (UnsupportedOperationException).",
  ],
  [
    "on, and no period (aquasecurity/trivy#2757)",
    { rotation: { KeyRotationEnabled: true } },
    "error",
    "kms:GetKeyRotationStatus answered without RotationPeriodInDays.",
  ],
  [
    "several regions without saying which, rotation off (getmoto/moto#5288)",
    { metadata: { MultiRegion: true }, rotation: off },
    "fail",
    isOff,
  ],
  [
    "several regions without saying which, rotation on",
    { metadata: { MultiRegion: true }, rotation: on() },
    "error",
    "kms:DescribeKey answered without MultiRegionConfiguration.",
  ],
  [
    "a manager nobody knows",
    { metadata: { KeyManager: "SERVICE" } },
    "error",
    "kms:DescribeKey named an unknown manager, SERVICE.",
  ],
  [
    "the old name of its kind alone (ScoutSuite#1174)",
    { metadata: { KeySpec: undefined, CustomerMasterKeySpec: "SYMMETRIC_DEFAULT" } },
    "error",
    "kms:DescribeKey answered without KeySpec.",
  ],
  ["a post-quantum key", { metadata: { KeySpec: "ML_DSA_65", KeyUsage: "SIGN_VERIFY" } }, "not-applicable"],
];

function metadataOf(id: string, change: object = {}) {
  return {
    KeyId: id,
    Arn: arnOf(id),
    KeyManager: "CUSTOMER",
    KeySpec: "SYMMETRIC_DEFAULT",
    KeyUsage: "ENCRYPT_DECRYPT",
    Origin: "AWS_KMS",
    KeyState: "Enabled",
    MultiRegion: false,
    ...change,
  };
}

const keys = new Map<string, Key>(cases.map(([, key], index) => [`case-${index}`, key]));
const primaries: Readonly<Record<string, Answer>> = {
  "enabled-primary": { KeyMetadata: metadataOf("enabled-primary") },
  "disabled-primary": { KeyMetadata: metadataOf("disabled-primary", { KeyState: "Disabled" }) },
  "no-primary": failure(describeKey, "NotFoundException", 400),
  "hidden-primary": denied(describeKey),
};
const asked = new Map<string, number>();
const script: Script = {
  ...noTags,
  "kms:ListAliases": {
    Aliases: [
      // AWS names its own aliases before there is a key: K40.
      { AliasName: "alias/aws/x" },
      ...[...keys].flatMap(([TargetKeyId, { aliases = [] }]) =>
        aliases.map((AliasName) => ({ AliasName, TargetKeyId })),
      ),
    ],
    Truncated: false,
  },
  "kms:ListKeys": {
    Keys: [...keys.keys()].map((KeyId) => ({ KeyId, KeyArn: arnOf(KeyId) })),
    Truncated: false,
  },
  [describeKey]: ({ input }) => {
    const id = String(input.KeyId).replace(/^.*\//, "");
    const before = asked.get(id) ?? 0;
    asked.set(id, before + 1);
    const key = keys.get(id);
    const said = key?.described ?? { KeyMetadata: metadataOf(id, key?.metadata) };
    return primaries[id] ?? (before > 0 ? (key?.later ?? said) : said);
  },
  [status]: ({ input }) => keys.get(String(input.KeyId))?.rotation ?? off,
};

describe("aws/kms-key-rotation", () => {
  let verdicts: readonly Verdict[];
  beforeAll(async () => {
    verdicts = await judgeScript(kmsKeyRotation, script);
  });

  test.each(cases.map(([name, key, outcome, says], index) => ({ name, key, outcome, says, index })))(
    "$name: $outcome",
    ({ key, outcome, says, index }) => {
      const id = key.aliases?.[0] ?? arnOf(`case-${index}`);
      const found = verdicts.find(({ resource }) => resource === id);
      expect(found?.outcome).toBe(outcome);
      if (says !== undefined) expect(found?.says).toContain(says);
    },
  );

  const one = (change: Script): Script => ({
    ...noTags,
    "kms:ListAliases": { Aliases: [], Truncated: false },
    "kms:ListKeys": { Keys: [{ KeyId: "one", KeyArn: arnOf("one") }], Truncated: false },
    [describeKey]: { KeyMetadata: metadataOf("one") },
    [status]: off,
    ...change,
  });

  test("without aliases every key is judged, and the listing is not whole (a9s#85)", async () => {
    const said = await judgeScript(kmsKeyRotation, one({ "kms:ListAliases": denied("kms:ListAliases") }));
    expect(said.map(({ outcome, says }) => [outcome, says[0]])).toEqual([
      ["fail", isOff],
      ["error", "kms:ListAliases was denied (AccessDeniedException)."],
    ]);
  });

  test("a list that is denied, half or of a closed region is an error", async () => {
    const list = "kms:ListKeys";
    const half = { Keys: [{ KeyId: "one", KeyArn: arnOf("one") }], Truncated: true };
    for (const [answer, message] of [
      [denied(list), "kms:ListKeys was denied (AccessDeniedException)."],
      [half, "kms:ListKeys says that there is more and not where."],
      [
        failure(list, "UnrecognizedClientException", 400),
        "kms:ListKeys was refused: the credentials are not valid, or not in this region (UnrecognizedClientException).",
      ],
    ] as const) {
      const said = await judgeScript(kmsKeyRotation, one({ [list]: answer }));
      expect(said.map(({ outcome, says }) => [outcome, says[0]])).toContainEqual(["error", message]);
    }
  });
});
