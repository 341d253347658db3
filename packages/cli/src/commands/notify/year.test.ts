import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, expect, test, vi } from "vitest";
import { createProject } from "../../project.fixture.ts";
import { on } from "../evidence/evidence.fixture.ts";

const root = fileURLToPath(new URL("../../../../../", import.meta.url));

afterAll(() => void vi.useRealTimers());

test("the page shows what is told of the example's year", async () => {
  const page = readFileSync(join(root, "docs/notifications.md"), "utf8");
  const [, shown] = /^```text\n(Acme.*?)^```$/ms.exec(page) ?? [];
  const project = await createProject({});
  try {
    on("2026-06-30");
    const where = { folder: "../../../../examples/acme/year" };
    const { code, out, err } = await project.bylawIn(where, "notify", "runs", "--since", "2026-04-20");
    expect({ code, err }).toEqual({ code: 0, err: "" });
    expect(out).toBe(shown);
  } finally {
    await project.remove();
  }
});
