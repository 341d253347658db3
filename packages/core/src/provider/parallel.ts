/** Maps `items` with at most `width` at work, keeping their order. Rejects with the first rejection. */
export async function inParallel<T, R>(
  width: number,
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results = new Array<R>(items.length);
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index] as T);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker));
  return results;
}

/** Maps a stream with at most `width` at work, in the stream's order. The first rejection ends it. */
export async function* mapParallel<T, R>(
  width: number,
  items: AsyncIterable<T> | Iterable<T>,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const atWork: Promise<R>[] = [];
  for await (const item of items) {
    const result = work(item);
    result.catch(() => undefined);
    atWork.push(result);
    if (atWork.length >= width) yield await (atWork.shift() as Promise<R>);
  }
  for (const result of atWork) yield await result;
}
