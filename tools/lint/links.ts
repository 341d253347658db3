import type { Program } from "@bylaw/core";
import { linksOf } from "@bylaw/core/run";
import { shuffled } from "./texts.ts";

/** Faults in who is tied to whom, planted into texts that make a program together. */
export interface Unlinked {
  readonly texts: ReadonlyMap<string, string>;
  readonly faults: readonly UnlinkedFault[];
}

export interface UnlinkedFault {
  readonly rule: string;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly what: string;
}

/** Takes controls out of every sentence, and makes of what satisfies a criterion what supports it. */
export function unlink(
  texts: ReadonlyMap<string, string>,
  program: Program,
  random: () => number,
  many: number,
): Unlinked {
  const { statementsOf } = linksOf(program);
  const controls = shuffled(program.controls, random).filter((one) => statementsOf(one).length > 0);
  const unlinked = controls.slice(0, many).map(({ id }) => id);
  const stays = controls.at(-1)?.id ?? "";
  const changed = new Map(texts);
  const edit = (change: (text: string, path: string) => string): void => {
    for (const [path, text] of changed) changed.set(path, change(text, path));
  };
  edit((text, path) =>
    path.endsWith("/policy.ts")
      ? unlinked.reduce(
          (said, id) => said.replaceAll(`controls["${id}"]`, `controls[${JSON.stringify(stays)} as never]`),
          text,
        )
      : text,
  );
  const criteria = shuffled(supportedIn(changed), random).slice(0, many);
  const places = [
    ...unlinked.map((id) => ({ rule: "orphan-control", id, pattern: controlAt(id) })),
    ...criteria.map((id) => ({
      rule: "only-supporting",
      id,
      pattern: `soc2.supporting(${JSON.stringify(id)})`,
    })),
  ];
  for (const id of criteria) edit((text) => text.replace(`soc2("${id}")`, `soc2.supporting("${id}")`));
  const faults = places.map(({ rule, id, pattern }) => {
    const [path = "", text = ""] =
      [...changed].find(([where, now]) =>
        rule === "only-supporting"
          ? now.includes(pattern) && texts.get(where)?.includes(`soc2("${id}")`)
          : now.includes(pattern),
      ) ?? [];
    const at =
      rule === "only-supporting" ? (texts.get(path) ?? "").indexOf(`soc2("${id}")`) : text.indexOf(pattern);
    const before = (rule === "only-supporting" ? (texts.get(path) ?? "") : text).slice(0, at);
    return { rule, path, line: before.split("\n").length, what: `${rule} ${id}` };
  });
  return { texts: changed, faults };
}

function controlAt(id: string): string {
  return `defineControl({\n      id: "${id}"`;
}

/** The criteria of every program that exactly one control satisfies. */
function supportedIn(texts: ReadonlyMap<string, string>): readonly string[] {
  const all = [...texts.values()].join("\n");
  const claims = [...all.matchAll(/\bsoc2\("([\w.]+)"\)/g)].map(([, id = ""]) => id);
  return [...new Set(claims)].filter(
    (id) => id.startsWith("CC") && claims.filter((one) => one === id).length === 1,
  );
}
