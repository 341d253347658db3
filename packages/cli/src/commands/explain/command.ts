import { defineCommand, shared } from "../../command.ts";
import { type Io, write } from "../../io.ts";
import { loadConfig } from "../../load-config.ts";
import { jsonText } from "../../output/json.ts";
import { columns } from "../../output/table.ts";
import { clip, fold } from "../../output/width.ts";
import { type Facts, factsOf } from "./facts.ts";
import { findSubjects } from "./find.ts";
import { subjectsOf } from "./subjects.ts";

export const explain = defineCommand({
  name: "explain",
  summary: "tell what an id stands for, with everything linked to it",
  description:
    "Explains whatever has an id: a criterion, policy, statement, parameter, control, evidence requirement, check, " +
    "listing, risk, person, role or environment. Without an id, lists all.",
  arguments: {
    id: {
      about:
        "such as CC6.1, key-rotation, ENC-4, RISK-001 or aws/kms-key-rotation; its end is enough where one has it",
      optional: true,
    },
  },
  options: { config: shared.config },
  examples: [
    { line: "bylaw explain", does: "list every id" },
    { line: "bylaw explain ENC-4", does: "tell a sentence, and what verifies it" },
    { line: "bylaw explain kms-key-rotation", does: "tell a check, found by the end of its id" },
    { line: "bylaw explain ana", does: "tell what a person answers for" },
  ],
  json: "as JSON",
  exits: [0, 2, 64],
  async run(given, io) {
    const { program } = await loadConfig(io, given.config);
    const subjects = subjectsOf(program);
    const found = given.id === undefined ? subjects : findSubjects(program, subjects, given.id);
    const facts = found.map((subject) => factsOf(program, subject));
    if (given.json) await write(io.stdout, `${jsonText(facts, 2)}\n`);
    else if (given.id === undefined) await write(io.stdout, list(facts, io));
    else await write(io.stdout, facts.map((one) => text(one, io)).join("\n"));
    return 0;
  },
});

function list(facts: readonly Facts[], io: Io): string {
  const lines = columns(facts.map(({ noun, id, title }) => [noun, id, title])).split("\n");
  return lines.map((line) => clip(line, io.columns)).join("\n");
}

function text({ noun, id, title, sections }: Facts, io: Io): string {
  const body = sections.map(
    ({ heading, lines }) => `  ${io.color.dim(heading)}\n${lines.map((line) => `    ${line}\n`).join("")}`,
  );
  return fold(`${io.color.bold(`${noun} ${id}`)}\n  ${title}\n${body.join("")}`, io.columns);
}
