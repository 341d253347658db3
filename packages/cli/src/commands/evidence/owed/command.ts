import type { Program } from "@bylaw/core";
import { personOf } from "@bylaw/core/run";
import type { Asked } from "../asked.ts";
import { isPersonId, namedPeople } from "../people/submitter.ts";

/**
 * Who may submit it, as nobody reviews what they submit: whoever owes it, where that is one; else an owner of a control that asks
 * for it; else the only other person there is. Undefined where nothing tells.
 */
export function submitterFor(
  { requirement: { reviewer }, tasks }: Asked,
  owing: readonly string[],
  program: Program,
): string | undefined {
  const reviewing = reviewer === undefined ? undefined : personOf(reviewer).id;
  const isFree = (id: string): boolean => id !== reviewing && isPersonId(id);
  const others = (namedPeople(program) ?? []).map(({ id }) => id).filter(isFree);
  const candidates = [
    ...onlyOne([...new Set(owing)]),
    ...tasks.map(({ control }) => personOf(control.owner).id),
    ...onlyOne(others),
  ];
  return candidates.find(isFree);
}

/** `bylaw evidence add restore-test --by ben`; without `--by` where nothing tells who: the command then asks for it. */
export function addCommand(asked: Asked, owing: readonly string[], program: Program): string {
  const by = submitterFor(asked, owing, program);
  return `bylaw evidence add ${asked.requirement.id}${by === undefined ? "" : ` --by ${by}`}`;
}

function onlyOne(all: readonly string[]): readonly string[] {
  return all.length === 1 ? all : [];
}
