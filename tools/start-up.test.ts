import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";
import { root } from "./repo.ts";

/** What a program imports is loaded each time, also where a recording is judged and nothing of this is asked. */
test.each([
  ["@bylaw/audit-log/provider", "kysely"],
  ["@bylaw/source", "ts-morph"],
])("importing %s loads nothing of %s", (entry, library) => {
  const hooks = `export function resolve(name, context, next) {
    if (name === ${JSON.stringify(library)}) throw new Error("It is loaded.");
    return next(name, context);
  }`;
  const script = `
    import { register } from "node:module";
    register("data:text/javascript," + encodeURIComponent(${JSON.stringify(hooks)}));
    const load = (name) => import(name).then((all) => Object.keys(all).length > 0, ({ message }) => message);
    console.log(JSON.stringify([await load(${JSON.stringify(entry)}), await load(${JSON.stringify(library)})]));
  `;
  const { stdout } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    encoding: "utf8",
  });
  expect(JSON.parse(stdout)).toEqual([true, "It is loaded."]);
});
