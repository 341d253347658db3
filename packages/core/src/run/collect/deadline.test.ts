import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { setDeadline } from "./deadline.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = new Promise<never>(() => undefined);
const outer = () => new AbortController();

describe("a deadline", () => {
  test("passes when its time is up, and not before", async () => {
    const deadline = setDeadline(1000, outer().signal);
    const work = deadline.race(never);
    const failed = expect(work).rejects.toThrow("The deadline passed.");
    vi.advanceTimersByTime(999);
    expect([deadline.hasPassed(), deadline.signal.aborted]).toEqual([false, false]);
    vi.advanceTimersByTime(1);
    expect([deadline.hasPassed(), deadline.signal.aborted]).toEqual([true, true]);
    await failed;
  });

  test("lets work that is in time through, with what it answers or throws", async () => {
    const deadline = setDeadline(1000, outer().signal);
    expect(await deadline.race(Promise.resolve(7))).toBe(7);
    await expect(deadline.race(Promise.reject(new Error("denied")))).rejects.toThrow("denied");
    deadline.lift();
  });

  test("that is lifted never passes, and keeps no process alive", () => {
    const deadline = setDeadline(1000, outer().signal);
    deadline.lift();
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(5000);
    expect([deadline.hasPassed(), deadline.signal.aborted]).toEqual([false, false]);
  });

  test("ends with the run around it, which is no timeout", async () => {
    const run = outer();
    const deadline = setDeadline(1000, run.signal);
    const failed = expect(deadline.race(never)).rejects.toThrow("enough");
    run.abort(new Error("enough"));
    await failed;
    expect([deadline.hasPassed(), deadline.signal.aborted]).toEqual([false, true]);
    deadline.lift();
  });

  test("set within a run that is cancelled already lets no work wait", async () => {
    const deadline = setDeadline(1000, AbortSignal.abort(new Error("enough")));
    await expect(deadline.race(never)).rejects.toThrow("enough");
    deadline.lift();
  });

  test("of more than a timer takes is as long as one takes, and not over at once", () => {
    const deadline = setDeadline(Number.MAX_SAFE_INTEGER, outer().signal);
    vi.advanceTimersByTime(86_400_000);
    expect(deadline.hasPassed()).toBe(false);
    deadline.lift();
  });
});
