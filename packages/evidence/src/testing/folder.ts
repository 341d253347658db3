import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { CallRequest, EvidenceKind, EvidenceRecord, SessionTools } from "@bylaw/core/provider";
import { z } from "zod";
import { evidence } from "../index.ts";

/** A kind with fields of every sort. */
export const restoreTest: EvidenceKind = {
  kind: "evidence-kind",
  id: "restore-test",
  title: "Restore test",
  about: "company",
  schema: z.object({
    minutes: z.number().exactOptional(),
    result: z.enum(["met", "missed"]).exactOptional(),
    steps: z.array(z.strictObject({ what: z.string(), by: z.string().exactOptional() })).exactOptional(),
    notes: z.unknown().exactOptional(),
  }),
  restricted: false,
  mayPrecede: false,
};

/** A kind that engineers may not see. */
export const screening: EvidenceKind = {
  kind: "evidence-kind",
  id: "screening",
  title: "Screening",
  about: "person",
  schema: z.object({}),
  restricted: true,
  mayPrecede: true,
};

export interface TemporaryFolder {
  readonly path: string;
  /** Writes a file, with the folders around it. */
  write(name: string, content: string | Uint8Array): void;
  remove(): void;
}

export function temporaryFolder(): TemporaryFolder {
  const path = mkdtempSync(join(tmpdir(), "bylaw-evidence-"));
  return {
    path,
    write(name, content) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), content);
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

export interface StubTools {
  readonly tools: SessionTools;
  /** The operations that were called. */
  readonly calls: string[];
}

export function stubTools(signal: AbortSignal = new AbortController().signal): StubTools {
  const calls: string[] = [];
  return {
    calls,
    tools: {
      signal,
      now: () => new Date("2026-04-01T00:00:00.000Z"),
      sleep: async () => undefined,
      async call<T>({ operation, run }: CallRequest<T>): Promise<T> {
        signal.throwIfAborted();
        calls.push(operation);
        return run(signal);
      },
    },
  };
}

export interface Asked {
  readonly requirement?: string;
  readonly of?: EvidenceKind;
  readonly restricted?: string;
  readonly stub?: StubTools;
}

/** Every record of a requirement, as a run gets them. */
export async function recordsIn(directory: string, asked: Asked = {}): Promise<readonly EvidenceRecord[]> {
  const { requirement = "restore", of = restoreTest, restricted, stub = stubTools() } = asked;
  const provider = evidence({ directory, ...(restricted !== undefined && { restricted }) });
  const connection = await provider.connect({ signal: stub.tools.signal });
  const [access] = connection.scopes;
  if (access === undefined || access.problem !== undefined) throw new Error(access?.problem?.message);
  const records: EvidenceRecord[] = [];
  for await (const record of connection.session(access.scope, stub.tools).records({ requirement, of })) {
    records.push(record);
  }
  connection.close();
  return records;
}

/** A record's faults, each as a line of text: `3 on: is ...`, with a dash where it is no field's. */
export function toldOf({ faults }: EvidenceRecord): readonly string[] {
  return faults.map(({ line, field = "-", message }) => `${line} ${field}: ${message}`);
}
