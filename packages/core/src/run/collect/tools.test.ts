import { describe, expect, test } from "vitest";
import type { CallRequest } from "../../provider/index.ts";
import { testTools } from "../../vault.fixture.ts";
import type { Limiter } from "./limiter.ts";
import { callsOf, createTools } from "./tools.ts";

const throttle = new Error("slow down");

function session(signal = new AbortController().signal) {
  const time = testTools();
  const calls = new Map<string, number>();
  const done: string[] = [];
  const limiterOf = (name: string, perSecond: number): Limiter => ({
    turn: async () => void done.push(`turn of ${name} at ${perSecond}`),
    slowDown: () => void done.push("slower"),
    speedUp: () => void done.push("faster"),
  });
  const tools = createTools({ ...time, signal, operations: ["vault:List", "vault:Get"], limiterOf, calls });
  return { tools, calls, done, slept: time.slept };
}

const request = <T>(run: (signal: AbortSignal) => Promise<T>, operation = "vault:List"): CallRequest<T> => ({
  operation,
  limiter: "vault",
  perSecond: 10,
  run,
  isThrottle: (error) => error === throttle,
});

/** Throttled so many times, then answered. */
const throttled = (times: number) => {
  let left = times;
  return async (): Promise<string> => {
    left -= 1;
    if (left >= 0) throw throttle;
    return "answer";
  };
};

describe("a call", () => {
  test("waits for its turn, is counted and answered, and regains a little of the rate", async () => {
    const { tools, calls, done } = session();
    expect(await tools.call(request(async () => "answer"))).toBe("answer");
    expect(done).toEqual(["turn of vault at 10", "faster"]);
    expect(callsOf(calls)).toEqual({ "vault:List": 1 });
  });

  test("of an operation that is not declared is not made, not counted and takes no turn", async () => {
    const { tools, calls, done } = session();
    let made = false;
    const call = request(async () => {
      made = true;
    }, "vault:Delete");
    await expect(tools.call(call)).rejects.toThrow(
      "vault:Delete is not among the operations that the collector declares.",
    );
    expect([made, calls.size, done]).toEqual([false, 0, []]);
  });

  test("that is throttled goes back to the queue, slower, and waits twice as long each time", async () => {
    const { tools, calls, done, slept } = session();
    expect(await tools.call(request(throttled(3)))).toBe("answer");
    expect(done).toEqual([
      "turn of vault at 10",
      "slower",
      "turn of vault at 10",
      "slower",
      "turn of vault at 10",
      "slower",
      "turn of vault at 10",
      "faster",
    ]);
    expect(slept).toEqual([500, 1000, 2000]);
    expect(callsOf(calls)).toEqual({ "vault:List": 4 });
  });

  test("is asked six times at most, and then fails as it failed last", async () => {
    const { tools, calls, slept } = session();
    await expect(tools.call(request(throttled(6)))).rejects.toBe(throttle);
    expect(slept).toEqual([500, 1000, 2000, 4000, 8000]);
    expect(callsOf(calls)).toEqual({ "vault:List": 6 });
    expect(await session().tools.call(request(throttled(5)))).toBe("answer");
  });

  test("that fails otherwise is not asked again, and says nothing about the rate", async () => {
    const { tools, calls, done } = session();
    const broken = new Error("denied");
    await expect(tools.call(request(async () => Promise.reject(broken)))).rejects.toBe(broken);
    expect(done).toEqual(["turn of vault at 10"]);
    expect(callsOf(calls)).toEqual({ "vault:List": 1 });
  });

  test("is not made once the run is cancelled, whoever was waiting for a turn", async () => {
    const { tools, calls } = session(AbortSignal.abort(new Error("enough")));
    await expect(tools.call(request(async () => "answer"))).rejects.toThrow("enough");
    expect(calls.size).toBe(0);
  });

  test("is cancelled with the run while it is under way", async () => {
    const controller = new AbortController();
    const call = session(controller.signal).tools.call(
      request(
        (signal) => new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason))),
      ),
    );
    await Promise.resolve();
    controller.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
  });

  test("is counted by operation, in an order that does not hang on when it was made", async () => {
    const { tools, calls } = session();
    await tools.call(request(async () => 1, "vault:List"));
    await tools.call(request(async () => 1, "vault:Get"));
    await tools.call(request(async () => 1, "vault:Get"));
    expect(JSON.stringify(callsOf(calls))).toBe('{"vault:Get":2,"vault:List":1}');
  });
});
