import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parse } from "yaml";
import { type Contexts, filledIn, holds } from "./expression.ts";

/** A step of a composite action, as `action.yml` has it. */
interface Step {
  readonly id?: string;
  readonly name?: string;
  readonly if?: string;
  readonly shell?: string;
  readonly "working-directory"?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

/** What a workflow gives a run of the action, and where it stands. */
export interface ActionRun {
  /** The folder of the action. */
  readonly action: string;
  /** The checkout that the job works in. */
  readonly workspace: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** Other people's actions, by name without the version: what each does with its inputs. */
  readonly uses?: Readonly<Record<string, (given: Readonly<Record<string, string>>) => Promise<void>>>;
}

export interface ActionResult {
  /** As the job ends: a step that failed and was not let off. */
  readonly conclusion: "success" | "failure";
  /** By id, how each step that ran ended. */
  readonly steps: Readonly<Record<string, number>>;
  readonly outputs: Readonly<Record<string, string>>;
  /** What all steps wrote to the job's summary. */
  readonly summary: string;
  readonly log: string;
}

/** Plays GitHub's runner for a composite action: inputs, environment files, conditions, and an end at the first step that fails. */
export async function runAction(given: ActionRun): Promise<ActionResult> {
  const { action: folder, workspace, inputs = {}, env = {}, uses = {} } = given;
  const action = parse(await readFile(join(folder, "action.yml"), "utf8")) as Action;
  if (action.runs.using !== "composite") throw new Error("The runner plays composite actions alone.");
  const unknown = Object.keys(inputs).find((name) => !(name in action.inputs));
  if (unknown !== undefined) throw new Error(`The action has no input ${unknown}.`);
  const temp = await mkdtemp(join(tmpdir(), "bylaw-runner-"));
  try {
    const contexts: Record<string, string> = { "runner.temp": temp, "github.token": env.GITHUB_TOKEN ?? "" };
    for (const [name, { default: preset = "" }] of Object.entries(action.inputs))
      contexts[`inputs.${name}`] = inputs[name] ?? filledIn(preset, contexts);
    const ended: Record<string, number> = {};
    let [summary, log] = ["", ""];
    for (const [at, step] of action.runs.steps.entries()) {
      const failed = Object.values(ended).some((code) => code !== 0);
      if (failed || !holds(step.if ?? "'true'", contexts)) continue;
      const id = step.id ?? `step-${at}`;
      const files = join(temp, `files-${at}`);
      await mkdir(files);
      const done = await runStep(step, { workspace, folder, temp, files, env, contexts, uses });
      ended[id] = done.code;
      log += `== ${step.name ?? id}\n${done.log}`;
      summary += await readFile(join(files, "summary"), "utf8");
      for (const [name, value] of outputsIn(await readFile(join(files, "output"), "utf8")))
        contexts[`steps.${id}.outputs.${name}`] = value;
    }
    return {
      conclusion: Object.values(ended).some((code) => code !== 0) ? "failure" : "success",
      steps: ended,
      outputs: Object.fromEntries(
        Object.entries(action.outputs).map(([name, { value }]) => [name, filledIn(value, contexts)]),
      ),
      summary,
      log,
    };
  } finally {
    await rm(temp, { recursive: true, force: true });
  }
}

interface Place extends Required<Pick<ActionRun, "workspace" | "env" | "uses">> {
  readonly folder: string;
  readonly temp: string;
  /** Where this step's environment files lie. */
  readonly files: string;
  readonly contexts: Contexts;
}

async function runStep(step: Step, place: Place): Promise<{ readonly code: number; readonly log: string }> {
  const { files, contexts, uses } = place;
  for (const name of ["output", "summary", "env", "path"]) await writeFile(join(files, name), "");
  const fill = (all: Readonly<Record<string, string>> = {}): Record<string, string> =>
    Object.fromEntries(Object.entries(all).map(([name, text]) => [name, filledIn(text, contexts)]));
  if (step.uses !== undefined) {
    const [name = ""] = step.uses.split("@");
    const act = uses[name];
    if (act === undefined) throw new Error(`The runner has no ${name}.`);
    await act(fill(step.with));
    return { code: 0, log: "" };
  }
  if (step.shell !== "bash" || step.run === undefined)
    throw new Error("A step runs in bash, or uses an action.");
  if (step.run.includes("${{"))
    throw new Error("An expression in a script is code of whoever named what it names.");
  return started(step.run, join(place.workspace, filledIn(step["working-directory"] ?? ".", contexts)), {
    ...place.env,
    ...fill(step.env),
    CI: "true",
    GITHUB_ACTIONS: "true",
    GITHUB_ACTION_PATH: place.folder,
    GITHUB_WORKSPACE: place.workspace,
    GITHUB_OUTPUT: join(files, "output"),
    GITHUB_STEP_SUMMARY: join(files, "summary"),
    GITHUB_ENV: join(files, "env"),
    GITHUB_PATH: join(files, "path"),
    RUNNER_TEMP: place.temp,
  });
}

/** As the runner starts a script: `bash --noprofile --norc -eo pipefail`. */
async function started(
  script: string,
  cwd: string,
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: number; readonly log: string }> {
  const inherited = Object.fromEntries(["PATH", "HOME"].map((name) => [name, process.env[name] ?? ""]));
  const child = spawn("bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", script], {
    cwd,
    env: { ...inherited, ...env },
  });
  let log = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk) => {
      log += String(chunk);
    });
  const code = await new Promise<number>((resolve) => child.on("close", (ended) => resolve(ended ?? 1)));
  return { code, log };
}

/** `name=value` lines, the last of a name. */
function outputsIn(text: string): readonly (readonly [string, string])[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => {
      const at = line.indexOf("=");
      if (at < 1) throw new Error(`GITHUB_OUTPUT holds ${JSON.stringify(line)}, which is no output.`);
      return [line.slice(0, at), line.slice(at + 1)];
    });
}
