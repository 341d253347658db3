import { expect, it } from "vitest";
import { run } from "./repo.ts";

it("locks the binaries of every platform, without which npm ci refuses", () => {
  const { status, stderr } = run(process.execPath, ["tools/lock.mjs", "--check"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
});
