import { BylawError, type Program } from "@bylaw/core";
import { assertValidProgram } from "@bylaw/core/run";
import type { Command } from "commander";
import { type Io, write } from "../io.ts";
import { loadConfig } from "../load-config.ts";
import { distance } from "../output/distance.ts";
import { type Facts, factsOf } from "../output/explain-facts.ts";
import { type Subject, subjectsOf } from "../output/explain-index.ts";
import { jsonText } from "../output/json.ts";
import { columns } from "../output/table.ts";

interface ExplainOptions {
  readonly config?: string;
  readonly json?: true;
}

export function addExplain(cli: Command, io: Io): void {
  cli
    .command("explain")
    .summary("tell what an id stands for, with everything linked to it")
    .description(
      "Explains a criterion, policy, statement, parameter, control, check or risk. Without an id, lists all.",
    )
    .argument("[id]", "such as CC6.1, key-rotation, ENC-4, RISK-001 or aws/kms-key-rotation")
    .option("--config <file>", "the program (default: bylaw.config.ts)")
    .option("--json", "as JSON")
    .addHelpText("after", "\nExamples:\n  bylaw explain ENC-4\n  bylaw explain aws/kms-key-rotation")
    .action(async (id: string | undefined, options: ExplainOptions) => {
      const program = await loadConfig(io.cwd, options.config);
      assertValidProgram(program);
      const subjects = subjectsOf(program);
      const facts = (id === undefined ? subjects : find(program, subjects, id)).map((subject) =>
        factsOf(program, subject),
      );
      if (options.json === true) await write(io.stdout, `${jsonText(facts, 2)}\n`);
      else if (id === undefined)
        await write(io.stdout, columns(facts.map((one) => [one.noun, one.id, one.title])));
      else await write(io.stdout, facts.map((one) => text(one, io)).join("\n"));
    });
}

function find(program: Program, subjects: readonly Subject[], id: string): readonly Subject[] {
  const exact = subjects.filter((subject) => subject.id === id);
  if (exact.length > 0) return exact;
  const found = subjects.filter((subject) => subject.id.toLowerCase() === id.toLowerCase());
  if (found.length > 0) return found;
  if (program.framework.known.includes(id.toUpperCase())) {
    throw new BylawError("unknown-id", `${id.toUpperCase()} is not in the program's scope.`, {
      next: `The program is held to: ${program.framework.categories.join(", ")}.`,
    });
  }
  const near = subjects
    .map((subject) => ({ id: subject.id, away: distance(subject.id.toLowerCase(), id.toLowerCase()) }))
    .filter(({ away }) => away <= 3)
    .sort((a, b) => a.away - b.away)
    .slice(0, 3);
  const hint = near.length === 0 ? "" : ` Did you mean ${near.map((one) => one.id).join(" or ")}?`;
  throw new BylawError("unknown-id", `Nothing in the program has the id ${JSON.stringify(id)}.${hint}`, {
    next: "It explains criteria, policies, statements, parameters, controls, checks and risks; without an id it lists all.",
  });
}

function text({ noun, id, title, sections }: Facts, io: Io): string {
  const body = sections.map(
    ({ heading, lines }) => `  ${io.color.dim(heading)}\n${lines.map((line) => `    ${line}\n`).join("")}`,
  );
  return `${io.color.bold(`${noun} ${id}`)}\n  ${title}\n${body.join("")}`;
}
