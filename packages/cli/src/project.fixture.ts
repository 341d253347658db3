import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { createColors } from "picocolors";
import { runCli } from "./cli.ts";

/** A user's repository in a temporary folder that sees this repository's packages. */
export interface Project {
  readonly folder: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  /** Runs one command in it. */
  bylaw(...args: readonly string[]): Promise<Ran>;
  /** Runs one command in a folder of it, on a terminal of another width, in colour, with an environment, or with a person. */
  bylawIn(where: Where, ...args: readonly string[]): Promise<Ran>;
  remove(): Promise<void>;
}

export interface Where {
  readonly folder?: string;
  readonly columns?: number;
  readonly color?: boolean;
  readonly env?: Readonly<Record<string, string>>;
  /** What a person types, who is there only then. */
  readonly typed?: string;
}

export interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const cache = fileURLToPath(new URL("../../../node_modules/.cache/bylaw", import.meta.url));

export async function createProject(files: Readonly<Record<string, string>>): Promise<Project> {
  await mkdir(cache, { recursive: true });
  const folder = await mkdtemp(join(cache, "project-"));
  const project: Project = {
    folder,
    async write(more) {
      for (const [name, text] of Object.entries(more)) {
        await mkdir(dirname(join(folder, name)), { recursive: true });
        await writeFile(join(folder, name), text);
      }
    },
    bylaw: (...args) => project.bylawIn({}, ...args),
    async bylawIn({ folder: within = ".", columns = 100, color = false, env = {}, typed }, ...args) {
      const [stdout, stderr] = [collector(), collector()];
      const cwd = join(folder, within);
      const person = () => (typed === undefined ? undefined : Readable.from([typed]));
      const io = {
        stdout,
        stderr,
        cwd,
        env,
        interactive: false,
        columns,
        color: createColors(color),
        person,
      };
      const code = await runCli(args, io);
      return { code, out: stdout.text(), err: stderr.text() };
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
  await project.write(files);
  return project;
}

/** A program of one control over a provider that yields three keys, as a user would write it in one file. */
export const config = `
import { z } from "zod";
import { atMost, days, defineCheck, defineControl, defineParameter, definePerson, definePolicy, defineProgram, fact, must, soc2 } from "@bylaw/core";
import { defineCollector, defineProviderKind, known, observed, quantity } from "@bylaw/core/provider";

const kind = defineProviderKind<unknown>()("vault", ["account"]);
const keys = defineCollector({
  id: "vault/keys", resource: "vault key", provider: kind, per: "account", operations: ["vault:ListKeys"],
  schema: z.object({ id: z.string(), name: z.string(), period: observed(quantity("days")) }),
  async *collect() {
    yield { id: "a", name: "one", period: known(days(90)) };
    yield { id: "b", name: "\\u001b[31mred\\n::error::x", period: known(days(400)) };
    yield { id: "c", name: "three", period: known(days(366)) };
  },
});
const keyRotation = defineCheck({
  id: "vault/key-rotation", title: "Vault key rotates", why: "An old key is a risk.", fix: "Rotate it.",
  severity: "medium",
  whenEmpty: "notApplicable",
  blindSpots: ["Nothing but what the test gives it is read."], each: keys, parameters: { period: atMost(days(365)) },
  assert: (key, { period }) => [fact("rotation period", key.period).atMost(period)],
});
const vault = {
  kind: "provider", type: kind,
  connect: async () => ({
    scopes: [{ scope: { provider: "vault", level: "account", path: ["1"] } }],
    session: () => ({}), close: () => undefined,
  }),
  permissions: (operations: readonly string[]) => ({ title: "Grant these.", document: "{}", permissions: operations }),
} as const;
const ana = definePerson({ id: "ana", name: "Ana" });
const period = defineParameter("rotation-period", atMost(days(365)));
const rotation = defineControl({
  id: "rotation", title: "Keys rotate", statement: "The vault rotates every key.", satisfies: [soc2("CC6.1")],
  owner: ana, frequency: "continuous", checks: [keyRotation.with({ period })],
});
const policy = definePolicy({
  id: "encryption", title: "Encryption", owner: ana, effective: "2026-01-01", review: "annual",
  statements: [must("ENC-1")\`Rotate every key at least every \${period}.\`.by(rotation)],
});
const outOfScope = Object.fromEntries(soc2.criteria.filter(({ id }) => id !== "CC6.1").map(({ id }) => [id, "Not here."]));
export default defineProgram({
  organization: { name: "Test" },
  framework: soc2.scope({ categories: ["security"], outOfScope }),
  providers: [vault], policies: [policy], controls: [rotation],
});
`;

function collector(): Writable & { text(): string } {
  const chunks: string[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  return Object.assign(stream, { text: () => chunks.join("") });
}
