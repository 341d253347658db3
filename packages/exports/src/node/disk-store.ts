import { type FileHandle, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Entry } from "../run/entry.ts";
import type { EntryStore } from "../run/exported-run.ts";

/** How many characters are held before the fullest task goes to disk. */
const HELD = 4_194_304;

/** A store that holds a run of any size in little memory. */
export interface DiskStore extends EntryStore {
  /** Removes what is on disk. */
  close(): Promise<void>;
}

interface Own {
  /** What is not on disk yet: a line of JSON each. */
  lines: string[];
  held: number;
  readonly written: { readonly position: number; readonly length: number }[];
}

/**
 * A store that keeps entries in memory while they are few, and beyond that in a file of its own, which nobody else may read. Close it
 * when all is written.
 */
export function createDiskStore({ held: most = HELD }: { readonly held?: number } = {}): DiskStore {
  const tasks = new Map<string, Own>();
  let held = 0;
  let file: Promise<OpenFile> | undefined;
  let end = 0;
  let writing = Promise.resolve();

  const spill = async (): Promise<void> => {
    file ??= openFile();
    const { handle } = await file;
    // The fullest first: few, long pieces.
    const fullest = [...tasks.values()].sort((a, b) => b.held - a.held);
    for (const own of fullest) {
      if (held <= most / 2 || own.held === 0) return;
      const bytes = Buffer.from(own.lines.join(""));
      own.written.push({ position: end, length: bytes.length });
      end += bytes.length;
      held -= own.held;
      own.lines = [];
      own.held = 0;
      await handle.write(bytes, 0, bytes.length, own.written.at(-1)?.position);
    }
  };

  return {
    add(entry) {
      const line = `${JSON.stringify(entry)}\n`;
      const own = ownOf(tasks, entry.observation.task);
      own.lines.push(line);
      own.held += line.length;
      held += line.length;
      if (held <= most) return undefined;
      writing = writing.then(spill);
      return writing;
    },
    of: async function* (task) {
      const own = tasks.get(task);
      if (own === undefined) return;
      await writing;
      for (const { position, length } of own.written) {
        const { handle } = await (file as Promise<OpenFile>);
        yield* parsed((await readAt(handle, position, length)).split("\n"));
      }
      yield* parsed(own.lines);
    },
    async close() {
      await writing.catch(() => undefined);
      if (file === undefined) return;
      const { handle, folder } = await file;
      await handle.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface OpenFile {
  readonly handle: FileHandle;
  readonly folder: string;
}

async function openFile(): Promise<OpenFile> {
  const folder = await mkdtemp(join(tmpdir(), "bylaw-exports-"));
  return { folder, handle: await open(join(folder, "entries.jsonl"), "wx+", 0o600) };
}

function ownOf(tasks: Map<string, Own>, task: string): Own {
  const found = tasks.get(task) ?? { lines: [], held: 0, written: [] };
  tasks.set(task, found);
  return found;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<string> {
  const bytes = Buffer.alloc(length);
  let done = 0;
  while (done < length) {
    const { bytesRead } = await handle.read(bytes, done, length - done, position + done);
    if (bytesRead === 0) throw new Error("What was stored of a run is not there any more.");
    done += bytesRead;
  }
  return bytes.toString("utf8");
}

function* parsed(lines: readonly string[]): Iterable<Entry> {
  for (const line of lines) if (line !== "") yield JSON.parse(line) as Entry;
}
