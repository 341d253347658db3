import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./repo.ts";

/** Megabytes that a company installs with @bylaw/aws: mostly the SDK's clients, which are loaded when they are first asked. */
const CEILING = 120;

interface Locked {
  readonly packages: Readonly<Record<string, { readonly dependencies?: Readonly<Record<string, string>> }>>;
}
const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as Locked;

test("importing the provider loads nothing of the SDK", () => {
  // The SDK's packages are CommonJS, so Node keeps each that was loaded in this cache.
  const script = `
    import modules from "node:module";
    await import("@bylaw/aws");
    console.log(JSON.stringify(Object.keys(modules._cache).filter((path) => /@aws-sdk|@smithy/.test(path))));
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
    cwd: root,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  expect(JSON.parse(stdout)).toEqual([]);
});

test("what is installed with the provider stays under its ceiling", () => {
  const places = installed("packages/aws");
  const bytes = [...places].reduce((sum, place) => sum + sizeOf(join(root, place)), 0);
  const megabytes = Math.round(bytes / 1e6);
  console.log(`@bylaw/aws: ${places.size} packages, ${megabytes} MB installed, of ${CEILING}.`);
  expect(megabytes).toBeLessThan(CEILING);
});

/** Where npm put everything that a package depends on, itself aside. */
function installed(from: string): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [from];
  for (let place = open.pop(); place !== undefined; place = open.pop()) {
    for (const name of Object.keys(packages[place]?.dependencies ?? {})) {
      const next = placeOf(place, name);
      if (found.has(next)) continue;
      found.add(next);
      open.push(next);
    }
  }
  return found;
}

/** The nearest one upwards, as Node looks for it. */
function placeOf(place: string, name: string): string {
  for (let at = place; at !== ""; at = at.slice(0, Math.max(0, at.lastIndexOf("/node_modules/")))) {
    if (`${at}/node_modules/${name}` in packages) return `${at}/node_modules/${name}`;
  }
  if (`node_modules/${name}` in packages) return `node_modules/${name}`;
  throw new Error(`package-lock.json has no ${name} for ${place}.`);
}

function sizeOf(path: string): number {
  const all = readdirSync(path, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return all
    .filter(({ parentPath }) => !parentPath.slice(path.length).includes("/node_modules"))
    .reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
}
