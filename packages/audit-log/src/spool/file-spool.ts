import { mkdir, open, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { uuidAt } from "../event/id.ts";
import { eventsIn } from "../event/is-event.ts";
import type { AuditRow } from "../event/row.ts";
import { invalid } from "../invalid.ts";
import { rowFrom } from "./row-from.ts";
import type { Segment, Spool } from "./spool.ts";

/** Where rows are kept. */
export interface FileSpoolOptions {
  /** A folder on a disk of this machine, for nothing else. It is made where it is missing, open to its owner alone. */
  readonly directory: string;
  /** How many bytes may lie there: 64 MiB when left out. Beyond, events wait in memory. */
  readonly mostBytes?: number | undefined;
}

const MOST_BYTES = 64 * 1024 * 1024;
const WHOLE = /^[\da-f-]{36}\.jsonl$/;

/**
 * Keeps rows in files while the store is away, each file whole or not there. After a restart they are stored, none twice. Whoever may
 * read the folder reads what the log holds.
 *
 * @example fileSpool({ directory: "/var/spool/acme-audit", mostBytes: 256 * 1024 * 1024 })
 */
export function fileSpool({ directory, mostBytes = MOST_BYTES }: FileSpoolOptions): Spool {
  if (typeof directory !== "string" || directory === "" || directory.includes("\0"))
    throw invalid("the directory of a spool is no path.", 'Give one, such as "/var/spool/acme-audit".');
  if (!Number.isSafeInteger(mostBytes) || mostBytes <= 0)
    throw invalid(`mostBytes is ${String(mostBytes)}.`, "Give a whole number of bytes.");
  const sizes = new Map<string, number>();
  const place = (name: string): string => join(directory, name);
  return {
    async adopt() {
      await mkdir(directory, { recursive: true, mode: 0o700 });
      await takeUpParts(directory);
      const names = (await readdir(directory)).filter((name) => WHOLE.test(name)).sort();
      const segments: Segment[] = [];
      let damaged = 0;
      for (const name of names) {
        const { rows, faults } = rowsIn(await readFile(place(name), "utf8"));
        sizes.set(name, (await stat(place(name))).size);
        segments.push({ name, events: eventsIn(rows) });
        damaged += faults;
      }
      return { segments, damaged };
    },
    async keep(rows) {
      const text = rows.map((row) => `${JSON.stringify(row)}\n`).join("");
      const size = Buffer.byteLength(text);
      const held = [...sizes.values()].reduce((sum, one) => sum + one, 0);
      if (held + size > mostBytes)
        throw new Error(`The spool is full: ${held} of ${mostBytes} bytes are taken.`);
      await mkdir(directory, { recursive: true, mode: 0o700 });
      // By the system's clock: names are only there to keep the order.
      const name = `${uuidAt(Date.now())}.jsonl`;
      await writeWhole(directory, name, text);
      sizes.set(name, size);
      return { name, events: eventsIn(rows) };
    },
    async read({ name }) {
      try {
        return rowsIn(await readFile(place(name), "utf8")).rows;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw error;
      }
    },
    async remove({ name }) {
      await rm(place(name), { force: true });
      sizes.delete(name);
    },
  };
}

/** What a process began to write and ended before: its whole lines are rows. */
async function takeUpParts(directory: string): Promise<void> {
  for (const name of await readdir(directory)) {
    const whole = name.replace(/\.part$/, "");
    if (whole !== name && WHOLE.test(whole)) await rename(join(directory, name), join(directory, whole));
  }
}

/** Beside, then renamed: a process that ends meanwhile leaves no half of it under its name. */
async function writeWhole(directory: string, name: string, text: string): Promise<void> {
  const beside = join(directory, `${name}.part`);
  try {
    const file = await open(beside, "wx", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(beside, join(directory, name));
    const folder = await open(directory, "r");
    await folder.sync().finally(() => folder.close());
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

function rowsIn(text: string): { readonly rows: readonly AuditRow[]; readonly faults: number } {
  const lines = text.split("\n").filter((line) => line !== "");
  const rows = lines.flatMap((line) => rowFrom(line) ?? []);
  return { rows, faults: lines.length - rows.length };
}
