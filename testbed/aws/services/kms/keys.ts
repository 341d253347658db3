import { failureAnswer, isGood, jsonAnswer, jsonOf } from "../../answer.ts";
import { type AwsCall, isRecord, jsonCall, numberParameter, stringParameter } from "../../call.ts";
import type { Correction, Step } from "../../correction.ts";
import type { Store } from "../../memory.ts";
import { page } from "../../paging.ts";

export type Metadata = Record<string, unknown>;

/** EXTERNAL keys whose material was imported. */
const imported: Store<true> = {};

/** DescribeKey as AWS would answer it; undefined when there is no such key or it may not be described. */
export async function describeKey({ call, ask, memory }: Step): Promise<Metadata | undefined> {
  const answer = await ask(jsonCall(call, "DescribeKey", { KeyId: call.parameters.KeyId }));
  const metadata = isGood(answer) ? jsonOf(answer).KeyMetadata : undefined;
  return isRecord(metadata) ? correctMetadata(metadata, { call, ask, memory }) : undefined;
}

export function keyIdentity(call: AwsCall, metadata: Metadata): string {
  return `${call.account}/${String(metadata.KeyId)}`;
}

const hmacAlgorithms: Readonly<Record<string, string>> = {
  HMAC_224: "HMAC_SHA_224",
  HMAC_256: "HMAC_SHA_256",
  HMAC_384: "HMAC_SHA_384",
  HMAC_512: "HMAC_SHA_512",
};

async function correctMetadata(
  said: Metadata,
  { call, ask, memory }: Pick<Step, "call" | "ask" | "memory">,
): Promise<Metadata> {
  const metadata: Metadata = { ...said, KeyUsage: said.KeyUsage ?? "ENCRYPT_DECRYPT" };
  metadata.MultiRegion = said.MultiRegion === true;
  metadata.KeyManager = (await isAwsManaged(String(said.KeyId), call, ask)) ? "AWS" : "CUSTOMER";

  const waiting = said.Origin === "EXTERNAL" && !memory.of(imported).has(keyIdentity(call, said));
  if (waiting && said.KeyState === "Enabled") {
    Object.assign(metadata, { KeyState: "PendingImport", Enabled: false });
  }
  const configuration = said.MultiRegionConfiguration;
  if (isRecord(configuration) && isRecord(configuration.PrimaryKey)) {
    const type = configuration.PrimaryKey.Arn === said.Arn ? "PRIMARY" : "REPLICA";
    metadata.MultiRegionConfiguration = { ...configuration, MultiRegionKeyType: type };
  }
  if (metadata.KeyUsage !== "ENCRYPT_DECRYPT") delete metadata.EncryptionAlgorithms;
  if (metadata.KeyUsage !== "SIGN_VERIFY") delete metadata.SigningAlgorithms;
  const mac = hmacAlgorithms[String(said.KeySpec)];
  if (mac !== undefined) metadata.MacAlgorithms = [mac];
  return metadata;
}

async function isAwsManaged(keyId: string, call: AwsCall, ask: Step["ask"]): Promise<boolean> {
  const answer = await ask(jsonCall(call, "ListAliases", { KeyId: keyId }));
  return isGood(answer) && aliasesOf(jsonOf(answer)).some(({ AliasName }) => isReserved(AliasName));
}

function isReserved(alias: unknown): boolean {
  return String(alias).startsWith("alias/aws/");
}

function aliasesOf(answer: Record<string, unknown>): Record<string, unknown>[] {
  return Array.isArray(answer.Aliases) ? answer.Aliases.filter(isRecord) : [];
}

function correctsMetadata(operation: string, field: string): Correction {
  return {
    operation: `kms:${operation}`,
    wrong:
      "no KeyUsage unless one was asked for; EXTERNAL keys are Enabled; alias/aws keys are CUSTOMER keys; a primary turns into a REPLICA once a replica was described; HMAC keys have RSA encryption algorithms; null fields",
    right:
      "ENCRYPT_DECRYPT by default; PendingImport until material is imported; KeyManager AWS; PRIMARY stays PRIMARY; MacAlgorithms; absent fields",
    async apply(step) {
      const answer = await step.next();
      if (!isGood(answer)) return answer;
      const said = jsonOf(answer);
      const metadata = said[field];
      if (!isRecord(metadata)) return answer;
      return jsonAnswer({ ...said, [field]: await correctMetadata(metadata, step) });
    },
  };
}

interface Listing {
  readonly operation: string;
  readonly items: string;
  readonly id: string;
  readonly usual: number;
  readonly most: number;
}

/** Page sizes as the API reference of ListKeys and ListAliases gives them; aliases come at most 100 at a time. */
const listings: readonly Listing[] = [
  { operation: "ListKeys", items: "Keys", id: "KeyId", usual: 100, most: 1000 },
  { operation: "ListAliases", items: "Aliases", id: "AliasName", usual: 50, most: 100 },
];

function pages({ operation, items, id, usual, most }: Listing): Correction {
  return {
    operation: `kms:${operation}`,
    wrong: "Limit and Marker are ignored: everything in one page, NextMarker null",
    right: `pages of at most Limit (${usual} by default, never more than ${most}), NextMarker while Truncated`,
    async apply({ call, next }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      const all = jsonOf(answer)[items];
      const limit = Math.min(numberParameter(call, "Limit") ?? usual, most);
      const part = page(
        Array.isArray(all) ? all.filter(isRecord) : [],
        (item) => String(item[id]),
        limit,
        stringParameter(call, "Marker"),
      );
      if (part === undefined) {
        return failureAnswer(call, {
          status: 400,
          code: "InvalidMarkerException",
          message: "Invalid marker",
        });
      }
      const tail =
        part.next === undefined ? { Truncated: false } : { Truncated: true, NextMarker: part.next };
      return jsonAnswer({ [items]: part.items, ...tail });
    },
  };
}

export const kmsKeyCorrections: readonly Correction[] = [
  correctsMetadata("DescribeKey", "KeyMetadata"),
  correctsMetadata("CreateKey", "KeyMetadata"),
  correctsMetadata("ReplicateKey", "ReplicaKeyMetadata"),
  ...listings.map(pages),
  {
    operation: "kms:ListAliases",
    wrong: "alias/aws/* aliases of keys that do not exist have a TargetKeyId all the same",
    right: "a predefined alias has no TargetKeyId until AWS has created its key",
    async apply({ call, next, ask }) {
      const answer = await next();
      if (!isGood(answer)) return answer;
      const listed = jsonOf(await ask(jsonCall(call, "ListKeys", {}))).Keys;
      const known = new Set(Array.isArray(listed) ? listed.filter(isRecord).map(({ KeyId }) => KeyId) : []);
      const said = jsonOf(answer);
      const aliases = aliasesOf(said).map(({ TargetKeyId, ...alias }) =>
        known.has(TargetKeyId) ? { ...alias, TargetKeyId } : alias,
      );
      return jsonAnswer({ ...said, Aliases: aliases });
    },
  },
  {
    operation: "kms:ImportKeyMaterial",
    wrong: "not there (HTTP 500)",
    right: "an EXTERNAL key gets its material and is Enabled",
    async apply(step) {
      const metadata = await describeKey(step);
      if (metadata === undefined) return step.ask(jsonCall(step.call, "DescribeKey", step.call.parameters));
      if (metadata.Origin !== "EXTERNAL") return unsupportedOrigin(step.call, metadata);
      step.memory.of(imported).set(keyIdentity(step.call, metadata), true);
      return jsonAnswer({ KeyId: metadata.Arn });
    },
  },
];

export function unsupportedOrigin(call: AwsCall, metadata: Metadata) {
  const message = `${String(metadata.Arn)} origin is ${String(metadata.Origin)} which is not valid for this operation.`;
  return failureAnswer(call, { status: 400, code: "UnsupportedOperationException", message });
}
