import { describe, expect, test } from "vitest";
import { listedOncePerRun, oncePerRun, ReadError, type SharingSession } from "./index.ts";

const denied = new ReadError({ code: "access-denied", message: "Denied.", operation: "kms:ListKeys" });

describe("oncePerRun", () => {
  /** A read that counts how often it is done, and goes by `answers` in turn. */
  const counted = (...answers: readonly (() => unknown)[]) => {
    let asked = 0;
    const read = oncePerRun(async (_session: SharingSession, ...about: readonly string[]) => {
      const answer = answers[asked] ?? (() => about.join(" "));
      asked += 1;
      await Promise.resolve();
      return answer();
    });
    return { read, asked: () => asked };
  };
  const fail = (error: unknown) => () => {
    throw error;
  };

  test("asks once for those who ask at once, and for those who ask later", async () => {
    const { read, asked } = counted();
    const run = {};
    const first = [read({ run }, "a"), read({ run }, "a")];
    expect(await Promise.all([...first, read({ run }, "a")])).toEqual(["a", "a", "a"]);
    expect([await read({ run }, "a"), asked()]).toEqual(["a", 1]);
  });

  test("asks anew in another run, and about something else", async () => {
    const { read, asked } = counted();
    const run = {};
    await read({ run }, "a", "b");
    expect(await read({ run: {} }, "a", "b")).toBe("a b");
    expect(await read({ run }, "a b")).toBe("a b");
    expect(asked()).toBe(3);
  });

  test("fails for all with the error of the one who asked", async () => {
    const { read, asked } = counted(fail(denied));
    const run = {};
    const reads = [read({ run }), read({ run })];
    expect(await Promise.allSettled(reads)).toEqual(Array(2).fill({ status: "rejected", reason: denied }));
    await expect(read({ run })).rejects.toBe(denied);
    expect(asked()).toBe(1);
  });

  test("whoever is cut off takes nobody along: the next one asks, for all that are left", async () => {
    const passed = new Error("The deadline passed.");
    const { read, asked } = counted(fail(passed), fail(passed));
    const run = {};
    const reads = ["first", "second", "third", "fourth"].map(() => read({ run }));
    const cut = { status: "rejected", reason: passed };
    const fine = { status: "fulfilled", value: "" };
    expect(await Promise.allSettled(reads)).toEqual([cut, cut, fine, fine]);
    expect(asked()).toBe(3);
  });
});

test("a list that ends in an error is given as far as it was read, to each", async () => {
  const list = listedOncePerRun(async function* () {
    yield "a";
    throw denied;
  });
  const run = {};
  for (const session of [{ run }, { run }]) {
    const items: string[] = [];
    const reading = async () => {
      for await (const item of list(session)) items.push(item);
    };
    await expect(reading()).rejects.toBe(denied);
    expect(items).toEqual(["a"]);
  }
});
