import { defineConfig } from "vitest/config";

/** The suite judges the recording that is kept beside it. With BYLAW_FROM="" it asks the live accounts. */
export default defineConfig({
  test: {
    include: ["compliance.test.ts"],
    env: { BYLAW_FROM: process.env.BYLAW_FROM ?? "recording" },
  },
});
