import type { CheckUse } from "../checks/check.ts";
import { asUse, selectorText } from "../checks/check-use.ts";
import type { Control } from "../company/control.ts";
import type { Program } from "../company/program.ts";
import { levelOf, riskLevels } from "../company/risk.ts";
import { shownParameters } from "../company/statement.ts";
import { parametersReadBy, verificationIds } from "../links/reads.ts";
import { byCodeUnits } from "../values/json.ts";
import type { ProgramProblem } from "./problem.ts";

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
    ...program.controls.flatMap((control) => unknownCriteria(program, control)),
  ];
}

/** What a control claims of a framework that the program is held to is there. Of other frameworks it may claim anything. */
function unknownCriteria(program: Program, { id, satisfies }: Control): readonly ProgramProblem[] {
  return satisfies.flatMap(({ framework, criterion }): readonly ProgramProblem[] => {
    const scope = program.frameworks.find((one) => one.framework === framework);
    if (scope === undefined || scope.known.includes(criterion)) return [];
    const message = `It satisfies ${framework} ${criterion}, which ${scope.title} does not have.`;
    const next = `Use a criterion of ${scope.title}, such as ${framework}("${scope.known[0]}").`;
    return [{ code: "unknown-id", place: `control ${id}`, message, next }];
  });
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
    ...program.controls.flatMap(unreadByControl),
    ...program.policies.flatMap((policy) =>
      policy.statements.flatMap((one) => unverifiedStatement(program, policy.id, one)),
    ),
  ];
}

/** A number that a control says is one that its checks or evidence are held to. */
function unreadByControl(control: Control): readonly ProgramProblem[] {
  if (typeof control.statement === "string") return [];
  const read = new Set(parametersReadBy(control).map(({ id }) => id));
  const shown = new Set(
    control.statement.text.flatMap((piece) => (typeof piece === "string" ? [] : [piece.id])),
  );
  return [...shown]
    .filter((id) => !read.has(id))
    .map((id) => ({
      code: "parameter-not-enforced",
      place: `control ${control.id}`,
      message: `It shows ${id}, and neither its checks nor its evidence read that parameter.`,
      next: "Bind it in one of them: check.with({ ... }), or attested(..., { parameters: [...] }).",
    }));
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
  const { verifiedThrough } = statement;
  const hangsOn = (id: string): boolean => verifiedThrough.length === 0 || verifiedThrough.includes(id);
  const read = new Set(
    running.flatMap((control) => parametersReadBy(control, hangsOn)).map((parameter) => parameter.id),
  );
  const used = new Set(running.flatMap(verificationIds));
  const absent = verifiedThrough
    .filter((id) => !used.has(id))
    .map((id): ProgramProblem => {
      const message = `It hangs on ${id}, which none of the controls that verify it has.`;
      return {
        code: "unknown-id",
        place,
        message,
        next: "Name a check or evidence of one of those controls.",
      };
    });
  const unread = shownParameters(statement)
    .filter((parameter) => !read.has(parameter.id))
    .map(
      (parameter): ProgramProblem => ({
        code: "parameter-not-enforced",
        place,
        message: `It shows ${parameter.id}, and nothing in the controls that verify it reads that parameter.`,
        next: "Bind it in one of those controls: check.with({ ... }), or attested(..., { parameters: [...] }).",
      }),
    );
  return [...absent, ...unread];
}

/** A risk that is mitigated names its controls, and controls do not make it worse. */
export function faultyRisks(program: Program): readonly ProgramProblem[] {
  return program.risks.flatMap((risk) => {
    const place = `risk ${risk.id}`;
    const rate = (rating: typeof risk.inherent): number => {
      const level = levelOf(rating, program.riskMatrix);
      return level === undefined ? -1 : riskLevels.indexOf(level);
    };
    const [inherent, residual] = [rate(risk.inherent), rate(risk.residual)];
    const problems: ProgramProblem[] = [];
    if (inherent < 0 || residual < 0) {
      const message = "Its likelihood or impact is not a level of the risk matrix.";
      problems.push({ code: "bad-risk", place, message, next: stepsText(program.riskMatrix) });
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

function stepsText(matrix: Program["riskMatrix"]): string {
  const [first = {}] = Object.values(matrix);
  return `Rate likelihood as one of ${Object.keys(matrix).join(", ")}, impact as one of ${Object.keys(first).join(", ")}.`;
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
