import type { CollectProgress } from "@bylaw/core/run";
import type { Io } from "./io.ts";
import { clip } from "./output/width.ts";

/** Shows how far collecting is: one line redrawn on a terminal, a line every few seconds elsewhere. */
export interface ProgressView {
  update(progress: CollectProgress): void;
  done(): void;
}

const EVERY = { terminal: 100, log: 5_000 } as const;

export function createProgress(io: Io, clock: () => number): ProgressView {
  const startedAt = clock();
  const sizes = new Map<string, number>();
  let shownAt = Number.NEGATIVE_INFINITY;
  let drawn = false;
  return {
    update(progress) {
      sizes.set(`${progress.collector} ${progress.scope}`, progress.resources);
      const due = clock() - shownAt >= (io.interactive ? EVERY.terminal : EVERY.log);
      if (!due && progress.done < progress.total) return;
      shownAt = clock();
      drawn = io.interactive;
      const resources = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      const seconds = (clock() - startedAt) / 1000;
      const rate = seconds > 0.5 ? `, ${Math.round(resources / seconds)}/s` : "";
      const line = `collecting ${progress.done}/${progress.total} listings, ${resources} resources${rate}`;
      io.stderr.write(io.interactive ? `\r\u001b[2K${clip(line, io.columns - 1)}` : `${line}\n`);
    },
    done() {
      if (drawn) io.stderr.write("\r\u001b[2K");
    },
  };
}
