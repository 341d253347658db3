// Plain JavaScript, because `npm test` asks it before anything is built.
import { spawnSync } from "node:child_process";
import { accessSync, constants, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The one version that the corrections were written against. Others answer otherwise, and are not used. */
export const motoVersion = "5.2.5";

/** How to get it. */
export const installMoto = `python3 -m venv .venv && .venv/bin/pip install 'moto[server]==${motoVersion}'`;

const repository = join(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** The `moto_server` of the pinned version, or why there is none to use. */
export function findMoto(environment = process.env) {
  const found = candidates(environment).filter(isExecutable);
  const others = [];
  for (const path of new Set(found)) {
    const version = versionOf(path);
    if (version === motoVersion) return { path };
    others.push(
      `${path} is ${version === undefined ? "of a version that it does not tell" : `moto ${version}`}`,
    );
  }
  const none = others.length === 0 ? "there is no moto_server" : others.join(" and ");
  return { missing: `AWS over HTTP needs moto ${motoVersion}, and ${none}. Install it: ${installMoto}` };
}

function candidates({ BYLAW_MOTO_SERVER: named, PATH = "" }) {
  if (named !== undefined && named !== "") return [named];
  const folders = [join(repository, ".venv", "bin"), ...PATH.split(delimiter).filter((one) => one !== "")];
  return folders.map((folder) => join(folder, "moto_server"));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.R_OK | constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** What is installed beside the script; where that is not plain, what its Python says. */
function versionOf(path) {
  const beside = installedBeside(dirname(dirname(realpathSync(path))));
  return beside.length === 1 ? beside[0] : askPython(path);
}

function installedBeside(prefix) {
  const lib = join(prefix, "lib");
  return entries(lib)
    .filter((name) => name.startsWith("python"))
    .flatMap((python) => ["site-packages", "dist-packages"].map((folder) => join(lib, python, folder)))
    .flatMap(entries)
    .flatMap((name) => /^moto-(.+)\.dist-info$/.exec(name)?.[1] ?? []);
}

function entries(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** moto_server has no --version. */
function askPython(path) {
  const python = /^#!\s*(\S*python\S*)/.exec(readFileSync(path, "utf8"))?.[1];
  if (python === undefined) return undefined;
  const ask = "from importlib.metadata import version; print(version('moto'))";
  const { status, stdout } = spawnSync(python, ["-c", ask], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}
