// Kept, so that nothing can be put in its place later.
const { getTime } = Date.prototype;

/** Milliseconds of a clock; of the system's where that one throws or tells no time: an event has a time whatever happens. */
export function createClock(clock: () => Date): () => number {
  return () => {
    try {
      const time = getTime.call(clock());
      if (!Number.isNaN(time)) return time;
    } catch {
      // Told by the system's.
    }
    return Date.now();
  };
}
