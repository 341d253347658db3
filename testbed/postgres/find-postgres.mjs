// Plain JavaScript, because `npm test` asks it before anything is built.
import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

/** How to get it. */
const installPostgres = "apt-get install -y postgresql";

/** Where Debian puts each version's programs, which are not on the path. */
const DEBIAN = "/usr/lib/postgresql";

/** The folder of `initdb` and `pg_ctl`, or why there is none. */
export function findPostgres({ BYLAW_POSTGRES: named, PATH = "" } = process.env) {
  const all =
    named !== undefined && named !== ""
      ? [named]
      : [...debianFolders(), ...PATH.split(delimiter).filter((one) => one !== "")];
  const folder = all.find((one) => ["initdb", "pg_ctl"].every((name) => isExecutable(join(one, name))));
  if (folder !== undefined) return { folder };
  return {
    missing: `The audit log in a real database needs PostgreSQL, and there is none. Install it: ${installPostgres}`,
  };
}

function debianFolders() {
  try {
    const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a));
    return versions.map((version) => join(DEBIAN, version, "bin"));
  } catch {
    return [];
  }
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
