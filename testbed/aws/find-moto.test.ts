import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import { findMoto, installMoto, motoVersion } from "./find-moto.mjs";

const repository = join(dirname(fileURLToPath(import.meta.url)), "..", "..");
const folder = mkdtempSync(join(tmpdir(), "bylaw-moto-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** A `moto_server` with this version installed beside it; undefined for a script that tells nothing. */
function install(name: string, version: string | undefined, python = "/bin/sh"): string {
  const bin = join(folder, name, "bin");
  mkdirSync(bin, { recursive: true });
  if (version !== undefined) {
    mkdirSync(join(folder, name, "lib/python3.11/site-packages", `moto-${version}.dist-info`), {
      recursive: true,
    });
  }
  const server = join(bin, "moto_server");
  writeFileSync(server, `#!${python}\n`);
  chmodSync(server, 0o755);
  return server;
}

const old = install("old", "4.2.14");
const unknown = install("unknown", undefined);
const pinned = install("pinned", motoVersion);
const only = (path: string) => findMoto({ BYLAW_MOTO_SERVER: path });

describe("C7: only the pinned moto is used", () => {
  it("C7: finds the pinned one, also behind another on PATH", () => {
    expect(only(pinned)).toEqual({ path: pinned });
    const { path } = findMoto({ PATH: [dirname(old), dirname(pinned)].join(delimiter) });
    expect([pinned, join(repository, ".venv/bin/moto_server")]).toContain(path);
  });

  it("C7: names another one with its version, and says how to get the pinned one", () => {
    expect(only(old)).toEqual({
      missing: `AWS over HTTP needs moto ${motoVersion}, and ${old} is moto 4.2.14. Install it: ${installMoto}`,
    });
    expect(only(unknown).missing).toContain(`${unknown} is of a version that it does not tell.`);
    expect(only(join(folder, "nowhere")).missing).toContain("and there is no moto_server.");
    expect(only(folder).missing).toContain("and there is no moto_server.");
  });

  it("C7: asks the Python of the script when nothing is installed beside it", () => {
    const python = join(folder, "python3");
    writeFileSync(python, "#!/bin/sh\necho 5.0.1\n");
    chmodSync(python, 0o755);
    const server = install("shim", undefined, python);
    expect(only(server).missing).toContain(`${server} is moto 5.0.1.`);
  });

  it("C7: npm test names it, and fails where nothing may be skipped", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ["tools/test.mjs"], {
      cwd: repository,
      encoding: "utf8",
      env: { ...process.env, BYLAW_MOTO_SERVER: old, BYLAW_NO_SKIPS: "1" },
    });
    expect(stdout).toBe(`skipped: ${only(old).missing}\n`);
    expect(stderr).toContain("FAILED: BYLAW_NO_SKIPS=1 and something would be skipped.");
    expect(status).toBe(1);
  });

  it("C7: what is written for people names the same version", () => {
    for (const path of ["CONTRIBUTING.md", ".ci/run"]) {
      const named = readFileSync(join(repository, path), "utf8").matchAll(/moto\[server\]==([\d.]+)/g);
      expect([...named].map(([, version]) => version).filter((one) => one !== motoVersion)).toEqual([]);
    }
    expect(readFileSync(join(repository, "CONTRIBUTING.md"), "utf8")).toContain(installMoto);
  });
});
