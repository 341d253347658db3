import { join } from "node:path";
import { expect, test } from "vitest";
import { createProject } from "../../project.fixture.ts";

test("a file that is missing is told before a pull request that nobody named", async () => {
  const project = await createProject({});
  try {
    expect(await project.bylaw("comment", "nofile.json")).toEqual({
      code: 64,
      out: "",
      err: `[bylaw] There is no file ${join(project.folder, "nofile.json")}.\n  Write it with bylaw diff <base> --json > bylaw-diff.json.\n`,
    });
  } finally {
    await project.remove();
  }
});
