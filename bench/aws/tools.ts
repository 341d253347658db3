import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { custodianPolicies } from "./custodian-policies.ts";
import { services } from "./services.ts";
import { SOC2 } from "./soc2.ts";

/** What a tool is to look at. */
export interface Task {
  readonly endpoint: string;
  readonly regions: readonly string[];
  /** Names of `services`, or `soc2`; none stands for everything that the tool has. */
  readonly services: readonly string[];
  /** Where it may write. */
  readonly folder: string;
}

export interface Tool {
  readonly name: string;
  /** Whether it has something for SOC 2. */
  readonly soc2: boolean;
  readonly version: string;
  run(task: Task): Promise<Ended>;
}

export interface Ended {
  readonly code: number | null;
  /** Standard output. */
  readonly printed: string;
  /** The end of what it complained. */
  readonly complained: string;
}

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Bylaw, and those of the peers that are installed beside it. */
export function tools(): readonly Tool[] {
  const peers = [prowler(), custodian()];
  for (const { name, pip, binary } of peers) {
    if (!existsSync(binary))
      console.error(
        `${name} is left out: python3 -m venv ${pip.folder} && ${pip.folder}/bin/pip install ${pip.name}`,
      );
  }
  return [bylaw, ...peers.filter(({ binary }) => existsSync(binary))];
}

const bylaw: Tool = {
  name: "Bylaw",
  soc2: true,
  version: "this tree",
  run: ({ endpoint, regions, services: named }) =>
    ended(process.execPath, [
      join(root, "node_modules/jiti/lib/jiti-cli.mjs"),
      join(root, "bench/aws/bylaw.ts"),
      ...[endpoint, regions.join(","), named.length === 0 ? "all" : named.join(",")],
    ]),
};

interface Peer extends Tool {
  readonly binary: string;
  readonly pip: { readonly name: string; readonly folder: string };
}

function prowler(): Peer {
  const folder = ".venv-prowler";
  const binary = join(root, folder, "bin/prowler");
  return {
    name: "Prowler",
    soc2: true,
    binary,
    pip: { name: "prowler", folder },
    version: versionIn(folder, "prowler"),
    run(task) {
      const named = services.filter(({ name }) => task.services.includes(name)).flatMap((one) => one.prowler);
      return ended(
        binary,
        [
          ...["aws", "--region", ...task.regions],
          ...(named.length === 0 ? [] : ["--services", ...named]),
          ...(task.services.includes(SOC2) ? ["--compliance", "soc2_aws"] : []),
          ...["--output-formats", "csv", "--output-directory", task.folder],
          ...[
            "--no-banner",
            "--ignore-exit-code-3",
            "--log-level",
            "CRITICAL",
            "--aws-retries-max-attempts",
            "0",
          ],
        ],
        task,
      );
    },
  };
}

function custodian(): Peer {
  const folder = ".venv-custodian";
  const binary = join(root, folder, "bin/custodian");
  return {
    name: "Cloud Custodian",
    soc2: false,
    binary,
    pip: { name: "c7n", folder },
    version: versionIn(folder, "c7n"),
    async run(task) {
      const file = join(task.folder, "policies.yml");
      const named = task.services.length === 0 ? services.map(({ name }) => name) : task.services;
      await writeFile(file, custodianPolicies(named, task.regions[0] ?? ""));
      return ended(
        binary,
        [
          ...["run", "--output-dir", join(task.folder, "out"), "--cache", join(task.folder, "cache")],
          ...task.regions.flatMap((region) => ["--region", region]),
          file,
        ],
        task,
      );
    },
  };
}

/** By what pip left beside it, so that nobody is started to tell. */
function versionIn(folder: string, name: string): string {
  const lib = join(root, folder, "lib");
  if (!existsSync(lib)) return "";
  const [found] = readdirSync(lib).flatMap((python) =>
    readdirSync(join(lib, python, "site-packages")).flatMap(
      (one) => new RegExp(`^${name}-(.+)\\.dist-info$`).exec(one)?.[1] ?? [],
    ),
  );
  return found ?? "";
}

function ended(binary: string, parameters: readonly string[], task?: Task): Promise<Ended> {
  const peers = task === undefined ? {} : environmentOf(task);
  const child = spawn(binary, parameters, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, JITI_INTEROP_DEFAULT: "false", ...peers },
  });
  const printed: string[] = [];
  let complained = "";
  child.stdout.on("data", (chunk: Buffer) => printed.push(chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => {
    complained = (complained + chunk.toString()).slice(-4_000);
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, printed: printed.join(""), complained }));
  });
}

/** botocore's own settings. What moto does not have is asked once, where the tool does not say otherwise. */
function environmentOf({ endpoint, regions, folder }: Task): Readonly<Record<string, string>> {
  const [region = ""] = regions;
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: "bench",
    AWS_SECRET_ACCESS_KEY: "bench",
    AWS_DEFAULT_REGION: region,
    AWS_MAX_ATTEMPTS: "1",
    AWS_CONFIG_FILE: join(folder, "no-config"),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, "no-credentials"),
    AWS_EC2_METADATA_DISABLED: "true",
    HOME: folder,
    NO_COLOR: "1",
  };
}
