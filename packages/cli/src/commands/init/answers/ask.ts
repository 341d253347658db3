import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import { BylawError, isBylawError } from "@bylaw/core";
import { plainText } from "@bylaw/core/run";

/** Asks one question until its answer is one. An empty answer is the default. */
export type Ask = <T>(question: Question<T>) => Promise<T>;

export interface Question<T> {
  readonly text: string;
  readonly preset?: string | undefined;
  readonly parse: (given: string) => T;
}

/**
 * Asks a person line by line. Node's own readline is enough for eight lines, and one package less to trust in a repository that is
 * audited.
 */
export function askIn(input: Readable, output: Writable): { readonly ask: Ask; close(): void } {
  const reader = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
  // Lines that come before they are asked for wait here.
  const lines = reader[Symbol.asyncIterator]();
  const ask: Ask = async ({ text, preset, parse }) => {
    for (;;) {
      output.write(`${text}${preset === undefined ? "" : ` [${plainText(preset)}]`}: `);
      const line = await lines.next();
      if (line.done === true)
        throw new BylawError("usage", "The questions were not answered to their end. Nothing was written.", {
          next: "Answer them, or run bylaw init --yes.",
        });
      const given = line.value.trim() === "" ? (preset ?? "") : line.value;
      try {
        return parse(given);
      } catch (error) {
        if (!isBylawError(error)) throw error;
        output.write(
          `  ${plainText(error.message.replace(/^\[bylaw\] (?:--\w+: )?/, ""))}\n  ${plainText(error.next)}\n`,
        );
      }
    }
  };
  return { ask, close: () => reader.close() };
}
