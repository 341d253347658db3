// Builds every package: JavaScript with tsup, declarations with tsc. `--js` leaves the declarations out.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, "node_modules", ".bin", name);

if (!existsSync(bin("tsc"))) {
  console.error("build: nothing is installed. Run npm ci.");
  process.exit(1);
}

function run(command, args, cwd) {
  const { status } = spawnSync(bin(command), args, { cwd, stdio: ["ignore", "ignore", "inherit"] });
  if (status !== 0) {
    console.error(`build: ${command} ${args.join(" ")} failed in ${cwd}`);
    process.exit(status ?? 1);
  }
}

/** Chunks are named after what they hold: those of earlier builds would stay, and be packed. */
function removeScripts(folder) {
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder, { recursive: true }))
    if (file.endsWith(".js")) rmSync(join(folder, file));
}

// The packages' own projects only: a test that does not compile must not keep `npm ci` from building.
const projects = readdirSync(join(root, "packages")).flatMap((name) =>
  readdirSync(join(root, "packages", name))
    .filter((file) => /^tsconfig.*\.json$/.test(file))
    .map((file) => join("packages", name, file)),
);
// What was built before and has no source any more would be packed along.
for (const name of readdirSync(join(root, "packages"))) {
  const dist = join(root, "packages", name, "dist");
  if (!existsSync(dist)) continue;
  if (!process.argv.includes("--js")) rmSync(dist, { recursive: true });
  else
    for (const file of readdirSync(dist)) if (/^[\w-]+-[A-Z0-9]{8}\.js$/.test(file)) rmSync(join(dist, file));
}
if (!process.argv.includes("--js")) {
  const { status } = spawnSync(bin("tsc"), ["-b", ...projects], { cwd: root, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
for (const name of readdirSync(join(root, "packages"))) {
  const folder = join(root, "packages", name);
  if (!existsSync(join(folder, "tsup.config.ts"))) continue;
  removeScripts(join(folder, "dist"));
  run("tsup", ["--silent"], folder);
}
