import { type UnreadableResource, unreadableResource } from "../language/checks/collector.ts";
import { isReadError } from "../language/values/problem.ts";
import { mapParallel } from "./parallel.ts";

/**
 * Describes every listed item with at most `width` at work, in the list's order. One whose description throws a
 * `ReadError` is an unreadable resource of the id `idOf` gives, and the others go on; `undefined` leaves out one that is
 * gone by now. Every other error ends the listing, and so does an item that `idOf` cannot name.
 *
 * @example
 * yield* describeEach(20, session.items("kms:ListKeys", "Keys", {}), (key) => key.KeyArn, (key) => describe(key));
 */
export async function* describeEach<T, R>(
  width: number,
  items: AsyncIterable<T> | Iterable<T>,
  idOf: (item: T) => string,
  describe: (item: T) => Promise<R | undefined>,
): AsyncGenerator<R | UnreadableResource> {
  yield* describeMany(width, items, idOf, async (item) => {
    const one = await describe(item);
    return one === undefined ? [] : [one];
  });
}

/**
 * Does what {@link describeEach} does where each listed item holds several resources, such as a load balancer's
 * listeners. None is no failure.
 *
 * @example yield* describeMany(20, balancers, ({ arn }) => arn, (balancer) => listenersOf(session, balancer));
 */
export async function* describeMany<T, R>(
  width: number,
  items: AsyncIterable<T> | Iterable<T>,
  idOf: (item: T) => string,
  describe: (item: T) => Promise<readonly R[]>,
): AsyncGenerator<R | UnreadableResource> {
  const described = mapParallel(width, items, async (item): Promise<readonly (R | UnreadableResource)[]> => {
    const id = idOf(item);
    try {
      return await describe(item);
    } catch (error) {
      if (!isReadError(error)) throw error;
      return [unreadableResource(id, error.problem)];
    }
  });
  for await (const some of described) yield* some;
}
