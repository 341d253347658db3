import { byCodeUnits, isReadError, listedOncePerRun, oncePerRun, type ReadError } from "@bylaw/core/provider";
import { answerOf, formOf } from "../../session/required.ts";
import type { AwsSession } from "../../session/session.ts";

/** A key as it is listed, with its names. */
export interface ListedKey {
  readonly keyId: string;
  readonly arn: string;
  readonly aliases: readonly string[];
}

interface Aliases {
  readonly names: ReadonlyMap<string, readonly string[]>;
  readonly problem?: ReadError;
}

/** The aliases of every key, in order; what could be read of them, and why not the rest. */
export const readAliases = oncePerRun(async (session: AwsSession): Promise<Aliases> => {
  const operation = "kms:ListAliases";
  const names = new Map<string, readonly string[]>();
  try {
    for await (const alias of session.items(operation, "Aliases", { Limit: 100 })) {
      const { TargetKeyId } = alias;
      if (TargetKeyId === undefined) continue;
      const all = [...(names.get(TargetKeyId) ?? []), answerOf(operation, alias)("AliasName")];
      names.set(TargetKeyId, all.sort(byCodeUnits));
    }
    return { names };
  } catch (error) {
    if (!isReadError(error)) throw error;
    return { names: new Map(), problem: error };
  }
});

/** Every key of the region, with the names that were read. */
export async function* listKeys(
  session: AwsSession,
  names: ReadonlyMap<string, readonly string[]>,
): AsyncGenerator<ListedKey> {
  for await (const key of listAll(session)) yield { ...key, aliases: names.get(key.keyId) ?? [] };
}

const listAll = listedOncePerRun(async function* (
  session: AwsSession,
): AsyncGenerator<Omit<ListedKey, "aliases">> {
  for await (const key of session.items("kms:ListKeys", "Keys", { Limit: 1000 })) {
    const keyId = answerOf("kms:ListKeys", key)("KeyId");
    yield { keyId, arn: formOf("kms:ListKeys", "KeyArn", key.KeyArn, /^arn:/) };
  }
});

/** AWS reserves the prefix alias/aws/ for its own keys. */
export function isNamedByAws({ aliases }: ListedKey): boolean {
  return aliases.some((alias) => alias.startsWith("alias/aws/"));
}

export function identity({ arn, aliases: [alias] }: ListedKey): {
  readonly id: string;
  readonly name?: string;
} {
  return alias === undefined ? { id: arn } : { id: arn, name: alias };
}
