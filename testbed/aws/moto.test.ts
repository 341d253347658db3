import { spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { startMoto } from "./moto.ts";
import { describeAws } from "./testing.ts";

async function isUp(endpoint: string): Promise<boolean> {
  const response = await fetch(`${endpoint}/moto-api/data.json`).catch(() => undefined);
  return response?.ok ?? false;
}

describeAws("moto", () => {
  it("is gone after stop", async () => {
    const moto = await startMoto();
    expect(await isUp(moto.endpoint)).toBe(true);
    await moto.stop();
    expect(await isUp(moto.endpoint)).toBe(false);
  });

  it("dies with the process that started it, even a killed one", async () => {
    const script = `import { createJiti } from "jiti";
      const { startMoto } = await createJiti(${JSON.stringify(import.meta.url)}).import("./moto.ts");
      const moto = await startMoto();
      console.log(moto.endpoint);`;
    const parent = spawn(process.execPath, ["--input-type=module", "-e", script], {
      stdio: ["ignore", "pipe", "inherit"],
      cwd: import.meta.dirname,
    });
    const [line] = (await once(parent.stdout, "data")) as [Buffer];
    const endpoint = line.toString().trim();
    expect(await isUp(endpoint)).toBe(true);
    parent.kill("SIGKILL");
    for (let tries = 0; tries < 50 && (await isUp(endpoint)); tries += 1) await sleep(50);
    expect(await isUp(endpoint)).toBe(false);
  });

  it("says what is wrong when it cannot start", async () => {
    await expect(startMoto({ binary: "/bin/false" })).rejects.toThrow("moto did not start");
  });
});
