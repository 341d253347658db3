import type { Program } from "@bylaw/core";
import type { Coverage, Recording } from "@bylaw/core/run";
import { expect, test } from "vitest";
import { packedRecords } from "./records.ts";

const program = {
  controls: [],
  policies: [],
  settings: [],
  waivers: [],
  providers: [],
} as unknown as Program;
const coverage = {
  controls: [],
  records: [],
  period: { from: "2026-01-01", to: "2026-12-31" },
} as unknown as Coverage;

function recordingOf(line: string): Recording {
  const listing = {
    collector: "evidence/answers",
    async *lines() {
      yield [line];
    },
  };
  return { listings: [listing] } as unknown as Recording;
}

const pack = (line: string) =>
  packedRecords({ program, coverage, recording: recordingOf(line), directory: "/nowhere", controls: [] });

test("a record of another shape is not left out in silence", async () => {
  await expect(pack('{"id":"answers/a.md","data":{"on":7}}')).rejects.toThrow(
    expect.objectContaining({
      code: "recording-damaged",
      message: "[bylaw] A record of answers has another shape.",
    }),
  );
});

test("an answer that nothing of what is asked for needs is no part of a pack", async () => {
  const data = { id: "answers/a.md", content: "{}", files: [], faults: [], digest: "d" };
  expect(await pack(JSON.stringify({ id: data.id, data }))).toEqual([]);
});
