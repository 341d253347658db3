import { expect, test } from "vitest";
import { testTools } from "../../vault.fixture.ts";
import { createLimiter } from "./limiter.ts";

test("lets a second's worth through at once and paces the rest", async () => {
  const tools = testTools();
  const limiter = createLimiter({ ...tools, perSecond: 10 });
  for (let call = 0; call < 30; call += 1) await limiter.turn();
  expect(tools.clock() - Date.parse("2026-03-01T00:00:00Z")).toBe(2_000);
});

test("halves its rate when pushed back and regains it slowly", async () => {
  const tools = testTools();
  const limiter = createLimiter({ ...tools, perSecond: 10 });
  const secondsFor = async (calls: number): Promise<number> => {
    const start = tools.clock();
    for (let call = 0; call < calls; call += 1) await limiter.turn();
    return (tools.clock() - start) / 1000;
  };
  await secondsFor(10);
  limiter.slowDown();
  expect(await secondsFor(10)).toBeCloseTo(2, 1);
  limiter.slowDown();
  expect(await secondsFor(10)).toBeCloseTo(4, 1);
  for (let success = 0; success < 50; success += 1) limiter.speedUp();
  expect(await secondsFor(10)).toBeCloseTo(1, 1);
});
