// `npm run new:provider okta`: a package that reads users over HTTP and checks them, to be changed from there.
import { copyFileSync, existsSync } from "node:fs";
import { join } from "node:path";
import { completeLists } from "./lists.ts";
import { camelCase, packages, readManifest, root, run, shown, sourceFiles, tool } from "./repo.ts";
import { blanksIn, filled, refuse as refuseAs, writeNew } from "./scaffold.ts";

const command = "new:provider";
const usage = `usage: npm run new:provider <id>
  id  kebab-case, what every id of it begins with: okta`;

const id = wanted();
const folder = join(root, "packages", id);
const name = camelCase(id);
const values = {
  id,
  name,
  Name: name.charAt(0).toUpperCase() + name.slice(1),
  title: id
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(" "),
  ENV: id.toUpperCase().replaceAll("-", "_"),
  version: readManifest(join(root, "packages", "core")).version,
};
const templates = [
  "package.json",
  "README.md",
  "tsconfig.json",
  "tsup.config.ts",
  "src/index.ts",
  "src/checks.gen.ts",
  "src/conformance.test.ts",
  "src/operations.ts",
  "src/session/kind.ts",
  "src/session/errors.ts",
  "src/session/session.ts",
  "src/provider/client.ts",
  "src/provider/permissions.ts",
  "src/provider/provider.ts",
  "src/provider/provider.test.ts",
  "src/collectors/users.ts",
  "src/checks/user-mfa.ts",
  "src/checks/user-mfa.test.ts",
  "src/testing/api.ts",
  "src/testing/judge.ts",
];
const files = new Map(
  templates.map((path) => [join(folder, path), filled(`provider/${path}.txt`, values)] as const),
);
writeNew(command, files);
copyFileSync(join(root, "packages", "core", "LICENSE"), join(folder, "LICENSE"));
const changed = completeLists();
if (changed.length > 0) run(tool("biome"), ["format", "--write", ...changed.map((file) => join(root, file))]);

console.log(`Wrote ${shown(folder)}, and its line in ${changed.join(", ")}.

It compiles and its tests pass as it stands: it reads the users of an API that nobody has. Fill in:
${blanksIn(files.keys())
  .map((one) => `  ${one}`)
  .join("\n")}
tools/docs.test.ts fails until no TODO is left.

Next:
  1. npm install        links it to the others
  2. npm run gen        writes its pages
  3. Make ${shown(folder)}/src/testing/api.ts answer as the real one does, and fill in the blanks: npx vitest packages/${id}
  4. Add it to the floors in docs/architecture.md
  5. npm test           holds everything together
  6. npx changeset      tells the users`);

function wanted(): string {
  const [given = "", ...rest] = process.argv.slice(2);
  if (rest.length > 0) return refuse(`One id at a time.\n${usage}`);
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(given)) {
    return refuse(`${JSON.stringify(given)} is not an id: kebab-case, such as okta.\n${usage}`);
  }
  const path = join(root, "packages", given);
  const taken = packages().find(({ folder }) => folder === given);
  if (taken !== undefined) return refuse(`packages/${given} is there already.`);
  if (existsSync(path) && sourceFiles(path).length > 0) return refuse(`packages/${given} is not empty.`);
  return given;
}

function refuse(message: string): never {
  return refuseAs(command, message);
}
