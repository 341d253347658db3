// AWS calls and wall time of Bylaw, Prowler and Cloud Custodian over one moto account; README.md says how to read it.
//   --parts 10        a tenth of the example account (default), or 1 for the whole of it
//   --latency 50      milliseconds added to every call (default)
//   --services a,b    each measured by itself (default: all of services.ts); a+b measures these together, `everything` all,
//                     and `soc2` what each has for SOC 2: Bylaw its baseline, Prowler its framework
//   --tools a,b       only these (default: Bylaw, and the peers that are installed)
//   --json            what was measured, with each operation's count
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Aws, startAws } from "../../testbed/aws/index.ts";
import { example, fillAccount, shareOf } from "./account.ts";
import type { BylawSaid } from "./said.ts";
import { services } from "./services.ts";
import { SOC2 } from "./soc2.ts";
import { ratio, said, table } from "./table.ts";
import { type Tool, tools } from "./tools.ts";

interface Measured {
  readonly services: string;
  readonly tool: string;
  readonly version: string;
  readonly calls: number;
  /** Of these, what moto could not answer. */
  readonly refused: number;
  readonly seconds: number;
  readonly exitCode: number | null;
  readonly operations: Readonly<Record<string, number>>;
  /** Of Bylaw: how many checks ran, and what they came to. */
  readonly bylaw?: BylawSaid;
  /** The end of what a tool complained that did not end well. */
  readonly complained?: string;
}

const { values } = parseArgs({
  options: {
    parts: { type: "string", default: "10" },
    latency: { type: "string", default: "50" },
    services: { type: "string", default: services.map(({ name }) => name).join(",") },
    tools: { type: "string" },
    json: { type: "boolean", default: false },
  },
});
const size = values.parts === "1" ? example : shareOf(Number(values.parts));
const latency = Number(values.latency);
const names = values.tools?.split(",");
const measuredTools = tools().filter(({ name }) => names?.includes(name) ?? true);

const cloud = await startAws();
try {
  await fillAccount(cloud.endpoint, size);
  const measured: Measured[] = [];
  for (const named of values.services.split(",")) {
    for (const tool of measuredTools.filter(({ soc2 }) => soc2 || named !== SOC2)) {
      const one = await measure(cloud, tool, named);
      measured.push(one);
      console.error(
        `${named}, ${tool.name}: ${one.calls} calls, ${said(one.seconds)} s, exit ${one.exitCode}`,
      );
    }
  }
  if (values.json) console.log(JSON.stringify({ size, latency, measured }, null, 2));
  else print(measured);
} finally {
  await cloud.stop();
}

async function measure({ proxy, endpoint }: Aws, tool: Tool, named: string): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), "bylaw-bench-"));
  proxy.set({ delayMs: latency });
  proxy.resetCalls();
  try {
    const startedAt = performance.now();
    const wanted = named === "everything" ? [] : named.split("+");
    const end = await tool.run({ endpoint, regions: size.regions, services: wanted, folder });
    const seconds = (performance.now() - startedAt) / 1000;
    const log = proxy.log();
    return {
      ...{ services: named, tool: tool.name, version: tool.version },
      ...{ calls: log.length, refused: log.filter(({ status }) => status >= 500).length },
      ...{ seconds, exitCode: end.code, operations: proxy.calls() },
      ...(tool.name === "Bylaw" && end.code === 0 && { bylaw: JSON.parse(end.printed) as BylawSaid }),
      ...(end.code !== 0 && { complained: end.complained }),
    };
  } finally {
    proxy.clear();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What Bylaw took is one; then who asked which service how often. */
function print(measured: readonly Measured[]): void {
  const rows = measured.map(({ services: named, tool, version, calls, refused, seconds, exitCode }) => {
    const ours = measured.find((one) => one.services === named && one.tool === "Bylaw");
    return [
      ...[named, `${tool} ${version}`, said(calls), ratio(calls, ours?.calls ?? 0), said(refused)],
      ...[said(seconds), ratio(seconds, ours?.seconds ?? 0), String(exitCode)],
    ];
  });
  console.log(table(["services", "tool", "calls", "of ours", "refused", "seconds", "of ours", "exit"], rows));
  for (const named of new Set(measured.map((one) => one.services))) {
    const all = measured.filter((one) => one.services === named);
    const asked = [...new Set(all.flatMap(({ operations }) => Object.keys(operations).map(serviceOf)))];
    const lines = asked
      .toSorted()
      .map((service) => [service, ...all.map(({ operations }) => said(callsTo(service, operations)))]);
    console.log(`\n${table([`calls for ${named}`, ...all.map(({ tool }) => tool)], lines)}`);
  }
}

function callsTo(service: string, operations: Measured["operations"]): number {
  return Object.entries(operations)
    .filter(([operation]) => serviceOf(operation) === service)
    .reduce((sum, [, count]) => sum + count, 0);
}

function serviceOf(operation: string): string {
  return operation.slice(0, operation.indexOf(":"));
}
