import type { CheckUse } from "../checks/check.ts";
import { asUse, selectorText } from "../checks/check-use.ts";
import type { Program } from "../company/program.ts";
import { shownParameters } from "../company/statement.ts";
import { byCodeUnits } from "../values/json.ts";
import type { ProgramProblem } from "./problem.ts";
import { parametersReadBy } from "./uses.ts";

/** What statements, risks and controls point at is part of the program. */
export function brokenReferences(program: Program): readonly ProgramProblem[] {
  const controls = new Set(program.controls.map((control) => control.id));
  const unknownControl = (place: string, id: string): readonly ProgramProblem[] =>
    controls.has(id)
      ? []
      : [
          {
            code: "unknown-id",
            place,
            message: `It names the control ${id}, which the program does not have.`,
            next: `Add ${id} to the program's controls.`,
          },
        ];
  return [
    ...program.policies.flatMap((policy) =>
      policy.statements.flatMap((statement) =>
        statement.verifiedBy.flatMap((control) =>
          unknownControl(`policy ${policy.id} › statement ${statement.id}`, control.id),
        ),
      ),
    ),
    ...program.risks.flatMap((risk) =>
      risk.controls.flatMap((control) => unknownControl(`risk ${risk.id}`, control.id)),
    ),
    ...program.controls.flatMap((control) =>
      control.satisfies
        .filter(
          ({ framework, criterion }) =>
            framework !== program.framework.framework || !program.framework.known.includes(criterion),
        )
        .map(
          ({ framework, criterion }): ProgramProblem => ({
            code: "unknown-id",
            place: `control ${control.id}`,
            message: `It satisfies ${framework} ${criterion}, which ${program.framework.title} does not have.`,
            next: 'Use a criterion of the program\'s framework, such as soc2("CC6.1").',
          }),
        ),
    ),
  ];
}

/** Whatever is demanded is verified by something, and every sentence's numbers are read by what verifies it. */
export function unverified(program: Program): readonly ProgramProblem[] {
  const empty = program.controls
    .filter((control) => control.checks.length === 0 && control.evidence.length === 0)
    .map(
      (control): ProgramProblem => ({
        code: "nothing-verifies",
        place: `control ${control.id}`,
        message: "It has neither checks nor evidence, so nothing can show that it operates.",
        next: "Give it checks, or evidence such as exercise(...) or attested(...).",
      }),
    );
  return [
    ...empty,
    ...program.policies.flatMap((policy) =>
      policy.statements.flatMap((one) => unverifiedStatement(program, policy.id, one)),
    ),
  ];
}

function unverifiedStatement(
  program: Program,
  policy: string,
  statement: Program["policies"][number]["statements"][number],
): readonly ProgramProblem[] {
  const place = `policy ${policy} › statement ${statement.id}`;
  if (statement.verifiedBy.length === 0) {
    if (!statement.level.startsWith("MUST")) return [];
    const message = `It says ${statement.level}, and nothing verifies it.`;
    return [
      { code: "nothing-verifies", place, message, next: "Name the control that does with .by(control)." },
    ];
  }
  // The control of that id that the program runs: a statement may hold another copy of it.
  const verifying = new Set(statement.verifiedBy.map((control) => control.id));
  const running = program.controls.filter((control) => verifying.has(control.id));
  const read = new Set(running.flatMap(parametersReadBy).map((parameter) => parameter.id));
  return shownParameters(statement)
    .filter((parameter) => !read.has(parameter.id))
    .map((parameter) => ({
      code: "parameter-not-enforced",
      place,
      message: `It shows ${parameter.id}, and nothing in the controls that verify it reads that parameter.`,
      next: "Bind it in one of those controls: check.with({ ... }), or attested(..., { parameters: [...] }).",
    }));
}

/** Every criterion in scope has a primary control, or a reason why not. */
export function uncoveredCriteria(program: Program): readonly ProgramProblem[] {
  const { framework } = program;
  const covered = new Set(
    program.controls.flatMap((control) =>
      control.satisfies.filter((one) => one.relation === "primary").map((one) => one.criterion),
    ),
  );
  return framework.criteria
    .filter(({ id }) => !covered.has(id) && (framework.outOfScope[id] ?? "").trim() === "")
    .map(({ id, title }) => ({
      code: "uncovered-criterion",
      place: `framework ${framework.framework} › ${id}`,
      message: `${id} (${title}) is in scope, and no control satisfies it.`,
      next: `Write a control with satisfies: [${framework.framework}("${id}")], or give a reason in outOfScope.`,
    }));
}

/** A risk that is mitigated names its controls, and controls do not make it worse. */
export function faultyRisks(program: Program): readonly ProgramProblem[] {
  const levels = ["low", "medium", "high"];
  return program.risks.flatMap((risk) => {
    const place = `risk ${risk.id}`;
    const rate = ({ likelihood, impact }: typeof risk.inherent): number =>
      levels.indexOf(program.riskMatrix[likelihood]?.[impact]);
    const [inherent, residual] = [rate(risk.inherent), rate(risk.residual)];
    const problems: ProgramProblem[] = [];
    if (inherent < 0 || residual < 0) {
      const message = "Its likelihood or impact is not a level of the risk matrix.";
      problems.push({ code: "bad-risk", place, message, next: `Use one of ${levels.join(", ")}.` });
    } else if (residual > inherent) {
      const message = "Its residual rating is higher than its inherent one.";
      problems.push({ code: "bad-risk", place, message, next: "Rate it before and after its controls." });
    }
    if (risk.treatment === "mitigate" && risk.controls.length === 0) {
      const message = "It is mitigated, and by no control.";
      problems.push({
        code: "bad-risk",
        place,
        message,
        next: "Name its controls, or choose another treatment.",
      });
    }
    return problems;
  });
}

/** The checks of which one is enough cover the same part of the estate: a pass of one counts for all of it. */
export function unevenAlternatives(program: Program): readonly ProgramProblem[] {
  return program.controls.flatMap((control) =>
    control.alternatives.flatMap(({ of }): readonly ProgramProblem[] => {
      const uses = of.flatMap((one) => (one.kind === "evidence-requirement" ? [] : [asUse(one)]));
      const parts = [...new Set(uses.map(partOf))];
      if (parts.length < 2) return [];
      const place = `control ${control.id}`;
      const message = `Of checks of which one is enough, one covers ${parts[0]} and another ${parts[1]}.`;
      const next = "Narrow all of them alike with .where and .in, or write a control for each part.";
      return [{ code: "uneven-alternative", place, message, next }];
    }),
  );
}

/** Which part a use covers, whatever the order in which it was narrowed. */
function partOf({ selectors, environment }: CheckUse): string {
  const sorted = [...selectors].sort((a, b) => byCodeUnits(a.id, b.id));
  return selectorText({ selectors: sorted, ...(environment !== undefined && { environment }) });
}
