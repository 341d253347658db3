import { readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Entry } from "../run/entry.ts";
import { createDiskStore } from "./disk-store.ts";

const entry = (task: string, id: string): Entry => ({
  key: `${task} ${id}`,
  standing: "pass",
  subject: id,
  lines: [],
  observation: {
    task,
    control: "c",
    check: "k",
    scope: "s",
    resource: { id, type: "vault" },
    outcome: "pass",
    assertions: [],
  },
});

const ours = async (): Promise<readonly string[]> =>
  (await readdir(tmpdir())).filter((name) => name.startsWith("bylaw-exports-"));

test("gives back what it was given, task by task and in order, however much of it is on disk", async () => {
  const ids = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.string({ unit: "binary" })), {
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(ids, fc.constantFrom(1, 300, 2000), async (all, held) => {
      const store = createDiskStore({ held });
      try {
        for (const [task, id] of all) await store.add(entry(task, id));
        for (const task of ["a", "b", "c", "none"]) {
          const own = all.filter(([of]) => of === task).map(([, id]) => id.toWellFormed());
          for (const _ of [1, 2]) {
            const read: string[] = [];
            for await (const one of store.of(task)) read.push(one.observation.resource.id.toWellFormed());
            expect(read).toEqual(own);
          }
        }
      } finally {
        await store.close();
      }
    }),
    { numRuns: 30 },
  );
});

test("leaves nothing behind", async () => {
  const before = await ours();
  const store = createDiskStore({ held: 1 });
  await store.add(entry("a", "1"));
  expect((await ours()).length).toBe(before.length + 1);
  await store.close();
  expect(await ours()).toEqual(before);
});
