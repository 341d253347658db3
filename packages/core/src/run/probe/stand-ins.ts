import { isObserved, peek } from "../../language/values/observed.ts";

/** Stands for the value itself, as if it had been opened. */
export const ITSELF: unique symbol = Symbol("itself");

/** What is handed out in the place of what cannot matter: something of each kind that code may ask for. */
export const STAND_INS: readonly unknown[] = [
  undefined,
  false,
  null,
  true,
  0,
  -1,
  1e12,
  "",
  "text",
  [],
  ITSELF,
];

/** How many texts and numbers of the code, and how many of what it is asked about, are tried as well. */
const MOST = 50;

/** How many parts of what code is asked about are looked at. */
const FARTHEST = 2_000;

const LITERAL = /"([^"\\\n]*)"|'([^'\\\n]*)'|\b0x[\da-f]+\b|\b\d+(?:\.\d+)?\b/gi;
const TEMPLATE = /`((?:[^`\\]|\\.)*)`/g;

/** The texts and numbers that stand in the text of functions, also what stands still in a template. */
export function literalsIn(code: readonly unknown[]): readonly unknown[] {
  const text = code.map(String).join("\n");
  const plain = [...text.matchAll(LITERAL)].map(([all, double, single]) => double ?? single ?? Number(all));
  const still = [...text.matchAll(TEMPLATE)].flatMap(([, inner = ""]) => inner.split(/\$\{[^}]*\}/));
  return [...new Set<unknown>([...still.filter((one) => one !== ""), ...plain])].slice(0, MOST);
}

/** The plain texts and numbers of what code is asked about, breadth first: it may compare one with another. */
export function leavesIn(subjects: readonly unknown[]): readonly unknown[] {
  const found = new Set<unknown>();
  const met = new Set<unknown>(subjects);
  let looked = 0;
  for (const one of met) {
    looked += 1;
    if (looked > FARTHEST || found.size >= MOST) break;
    for (const part of partsOf(one)) {
      if (typeof part === "string" || typeof part === "number") found.add(part);
      else if (typeof part === "object" && part !== null) met.add(part);
    }
  }
  return [...found].slice(0, MOST);
}

function partsOf(value: unknown): readonly unknown[] {
  if (typeof value !== "object" || value === null) return [];
  if (!isObserved(value)) return Array.isArray(value) ? value.slice(0, FARTHEST) : Object.values(value);
  const state = peek(value);
  return state.state === "known" ? [state.value] : [];
}
