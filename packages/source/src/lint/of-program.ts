import type { Placed } from "./finding.ts";
import type { LintOptions } from "./options.ts";
import type { FileRead, Position, Written } from "./read/written.ts";
import type { FoundDefinition } from "./rule.ts";
import { programRules } from "./rules/rules.ts";

/** What the rules find in who is tied to whom, at the line of the definition or of the claim. */
export function programFindings(files: readonly FileRead[], options: LintOptions): readonly Placed[] {
  const { program } = options;
  if (program === undefined) return [];
  return programRules.flatMap((rule) =>
    rule.find(program).flatMap((found): readonly Placed[] => {
      const place = placeOf(found, files, options);
      if (place === undefined) return [];
      const { subject, message, suggestion } = found;
      return [
        { finding: { ...place.at(0), rule: rule.id, subject, message, suggestion }, anchors: place.anchors },
      ];
    }),
  );
}

/** In the files, by its id; else where a line of the company's makes it; else, where everything is asked for, where it is brought in. */
function placeOf(
  { definition, subject, criterion }: FoundDefinition,
  files: readonly FileRead[],
  { written, usedAt, all = false }: LintOptions,
): Written | undefined {
  const controls = files.flatMap((one) =>
    one.controls.map((control) => ({ control, path: one.file.getFilePath() })),
  );
  const named = controls.find(({ control }) => subject === `control ${control.id}`);
  const location = written?.(definition);
  const made =
    location === undefined
      ? undefined
      : controls.find(
          ({ control, path }) =>
            control.id === undefined && path === location.path && control.anchors.includes(location.line),
        );
  const control = (named ?? made)?.control;
  if (control !== undefined) return control.claims.get(criterion ?? "") ?? control;
  const used = all ? usedAt?.(definition) : undefined;
  return used === undefined ? undefined : at({ ...used, column: 1 });
}

function at(position: Position): Written {
  return { at: () => position, anchors: [position.line] };
}
