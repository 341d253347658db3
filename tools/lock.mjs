// `node tools/lock.mjs`: adds to package-lock.json the binaries of other platforms that npm left out. npm does that
// when it locks from an installed tree, or from a registry that has only this machine's; `npm ci` then refuses the
// lock. `--check` only says what is missing.
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const systems = [
  "aix",
  "android",
  "darwin",
  "freebsd",
  "linux",
  "netbsd",
  "openbsd",
  "openharmony",
  "sunos",
  "win32",
];
const processors = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64"];

const path = join(dirname(dirname(fileURLToPath(import.meta.url))), "package-lock.json");
const lock = JSON.parse(readFileSync(path, "utf8"));
const missing = Object.entries(lock.packages).flatMap(([place, { optionalDependencies = {}, dev }]) =>
  Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(place, name))
    .map(([name, version]) => ({ name, version, dev })),
);

if (missing.length > 0 && process.argv.includes("--check")) {
  const names = missing.map(({ name }) => name).join(", ");
  console.error(`lock: package-lock.json lacks ${names}. Run node tools/lock.mjs.`);
  process.exit(1);
}
for (const one of missing) lock.packages[`node_modules/${one.name}`] = entryOf(one);
if (missing.length > 0) {
  const sorted = Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(path, `${JSON.stringify({ ...lock, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
}
console.log(`lock: ${missing.length} entries added.`);

/** Looks where Node would: beside the package, then in every folder further out. */
function isLocked(place, name) {
  const outer = place
    .split("/node_modules/")
    .map((_, depth, parts) => parts.slice(0, depth + 1).join("/node_modules/"));
  return ["", ...outer].some(
    (folder) => `${folder === "" ? "" : `${folder}/`}node_modules/${name}` in lock.packages,
  );
}

/** Platform packages are named for what they run on: `@rollup/rollup-linux-x64-musl`. */
function entryOf({ name, version, dev }) {
  if (!/^\d/.test(version))
    throw new Error(`lock: ${name} ${version} is no platform's binary; lock it with npm.`);
  const words = name.split(/[/-]/);
  const os = systems.filter((one) => words.includes(one));
  const cpu = processors.filter((one) => words.includes(one));
  if (os.length !== 1) throw new Error(`lock: ${name} names no one system; lock it with npm.`);
  return {
    version,
    ...(cpu.length > 0 && { cpu }),
    ...(dev && { dev }),
    ...(/musl/.test(name) && { libc: ["musl"] }),
    optional: true,
    os,
  };
}
