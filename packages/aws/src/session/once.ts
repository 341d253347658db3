import { isReadError } from "@bylaw/core/provider";
import type { AwsSession } from "./session.ts";

/**
 * A read that all listings of an account have in common: whoever comes first asks, in its own time and count, and the others
 * have its answer, or its `ReadError`. Where it was cut off, the next one asks. What was read is held until the run ends.
 *
 * @example const aliasesOf = oncePerRun((session) => readAliases(session));
 */
export function oncePerRun<A extends readonly string[], T>(
  read: (session: AwsSession, ...about: A) => Promise<T>,
): (session: AwsSession, ...about: A) => Promise<T> {
  const runs = new WeakMap<object, Map<string, Promise<Told<T>>>>();
  return async (session, ...about) => {
    const reads = runs.get(session.run) ?? new Map<string, Promise<Told<T>>>();
    runs.set(session.run, reads);
    const key = JSON.stringify([session.region, ...about]);
    for (let asked = reads.get(key); asked !== undefined; asked = reads.get(key)) {
      const told = await asked;
      if (told !== "cut off") return told();
    }
    const asking = read(session, ...about);
    reads.set(
      key,
      asking.then(
        (value) => () => value,
        (error: unknown) => {
          if (isReadError(error)) return () => Promise.reject(error);
          // The deadline of whoever asked, which says nothing of AWS.
          reads.delete(key);
          return "cut off";
        },
      ),
    );
    return asking;
  };
}

type Told<T> = (() => T | Promise<never>) | "cut off";

/** A list that is read {@link oncePerRun}: each listing has what was read of it, and then the error that ended it. */
export function listedOncePerRun<T>(
  list: (session: AwsSession) => AsyncIterable<T>,
): (session: AwsSession) => AsyncGenerator<T> {
  const read = oncePerRun(async (session) => {
    const items: T[] = [];
    try {
      for await (const item of list(session)) items.push(item);
      return { items };
    } catch (problem) {
      if (!isReadError(problem)) throw problem;
      return { items, problem };
    }
  });
  return async function* (session) {
    const { items, problem } = await read(session);
    yield* items;
    if (problem !== undefined) throw problem;
  };
}
