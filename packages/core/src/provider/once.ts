import { isReadError } from "../language/values/problem.ts";

/** A session of a provider whose listings have reads in common. */
export interface SharingSession {
  /** The same object in all sessions that get the same answers during one run, such as those of one account and region. */
  readonly run: object;
}

/**
 * A read that several listings have in common: whoever comes first asks, in its own time and count, and the others have its
 * answer, or its `ReadError`. Where it was cut off, the next one asks. What was read is held until the run ends.
 *
 * @example const aliasesOf = oncePerRun((session: AwsSession) => readAliases(session));
 */
export function oncePerRun<S extends SharingSession, A extends readonly string[], T>(
  read: (session: S, ...about: A) => Promise<T>,
): (session: S, ...about: A) => Promise<T> {
  const runs = new WeakMap<object, Map<string, Promise<Told<T>>>>();
  return async (session, ...about) => {
    const reads = runs.get(session.run) ?? new Map<string, Promise<Told<T>>>();
    runs.set(session.run, reads);
    const key = JSON.stringify(about);
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
          // The deadline of whoever asked, which says nothing of the system.
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
export function listedOncePerRun<S extends SharingSession, T>(
  list: (session: S) => AsyncIterable<T>,
): (session: S) => AsyncGenerator<T> {
  const read = oncePerRun(async (session: S) => {
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
