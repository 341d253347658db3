import { describe, expect, test } from "vitest";
import { type CallCount, callsAtMost, callsInWords, type Population } from "./call-count.ts";

describe("how often an operation is called", () => {
  test.each<[CallCount, Population, number, string]>([
    ["once", { entry: 5_000 }, 1, "one"],
    [{ each: "entry" }, { entry: 7 }, 7, "at most one for each entry"],
    [{ each: "load balancer" }, { entry: 7 }, 1, "at most one for each load balancer"],
    [{ each: "load balancer" }, { entry: 7, "load balancer": 3 }, 3, "at most one for each load balancer"],
    [{ page: 1000 }, { entry: 0 }, 1, "one for each page of 1,000"],
    [{ page: 1000 }, { entry: 1000 }, 1, "one for each page of 1,000"],
    [{ page: 1000 }, { entry: 1001 }, 2, "one for each page of 1,000"],
    [{ page: 100, of: "alias" }, { alias: 250 }, 3, "one for each page of 100, by alias"],
    [{ page: 100, in: "region" }, { entry: 150, region: 4 }, 8, "one for each page of 100, in each region"],
    [{ upTo: 13 }, {}, 13, "one, or up to 13 until there is an answer"],
    [
      { sum: ["once", { page: 100, of: "alias" }] },
      { alias: 250 },
      4,
      "one, and one for each page of 100, by alias",
    ],
  ])("%o of %o", (count, population, calls, words) => {
    expect([callsAtMost(count, population), callsInWords(count)]).toEqual([calls, words]);
  });
});
