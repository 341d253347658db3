import { afterEach, describe, expect, test, vi } from "vitest";
import { sharedCredentials } from "./shared-credentials.ts";

const failure = (error: unknown) => new Error(`failed: ${String(error)}`);
const key = (accessKeyId: string, minutes?: number) => ({
  accessKeyId,
  secretAccessKey: "secret",
  ...(minutes !== undefined && { expiration: new Date(Date.now() + minutes * 60_000) }),
});

describe("sharedCredentials", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("loads once for all who ask at the same time and later", async () => {
    const load = vi.fn(async () => key("a"));
    const shared = sharedCredentials(load, failure);
    await Promise.all([shared(), shared(), shared()]);
    await shared();
    expect(load).toHaveBeenCalledTimes(1);
  });

  test("renews once, five minutes before the end", async () => {
    vi.useFakeTimers();
    let loads = 0;
    const shared = sharedCredentials(async () => key(String(++loads), 60), failure);
    expect((await shared()).accessKeyId).toBe("1");
    vi.advanceTimersByTime(54 * 60_000);
    expect((await shared()).accessKeyId).toBe("1");
    vi.advanceTimersByTime(2 * 60_000);
    const renewed = await Promise.all([shared(), shared(), shared()]);
    expect(renewed.map((one) => one.accessKeyId)).toEqual(["2", "2", "2"]);
    expect(loads).toBe(2);
  });

  test("does not remember a failure", async () => {
    let loads = 0;
    const load = async () => {
      loads += 1;
      if (loads === 1) throw new Error("not yet");
      return key("a");
    };
    const shared = sharedCredentials(load, failure);
    await expect(Promise.all([shared(), shared()])).rejects.toThrow("failed: Error: not yet");
    expect((await shared()).accessKeyId).toBe("a");
    expect(loads).toBe(2);
  });

  test("refuses credentials without a key", async () => {
    const shared = sharedCredentials(async () => key(""), failure);
    await expect(shared()).rejects.toThrow("have no access key");
  });
});
