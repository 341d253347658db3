import { covers, EVERYTHING, overlaps, type PathSet, type Segment } from "./path.ts";
import type { Step } from "./route.ts";

/** The steps that a request may pass so far, in their order, found by their paths. */
export interface Passed {
  readonly length: number;
  push(step: Step): void;
  /** From one on, some way leads past them. */
  skipFrom(start: number, how: string): void;
  /** Some way leads past all that stand before fewer than all paths. */
  skipNarrow(how: string): void;
  /** The steps that a request for these paths may pass, each with the conditions that are its alone. */
  before(paths: PathSet, conditions: readonly string[], method: string): readonly Step[];
}

/** What begins with the same segments. */
interface Node {
  readonly words: Map<string, Node>;
  one?: Node;
  /** Steps whose paths end here, or go on with any number of segments. */
  readonly own: Set<number>;
  readonly open: Set<number>;
}

export function createPassed(): Passed {
  const steps: Step[] = [];
  const root = newNode();
  return {
    get length() {
      return steps.length;
    },
    push(step) {
      const isThere = step.at.ways.length === 1 && hasSame(steps, root, step);
      if (isThere) return;
      for (const way of step.at.ways) insert(root, way, steps.length);
      steps.push(step);
    },
    skipFrom(start, skipped) {
      for (let index = start; index < steps.length; index += 1) {
        const step = steps[index];
        if (step !== undefined) steps[index] = { skipped, ...step };
      }
    },
    skipNarrow(skipped) {
      for (const [index, step] of steps.entries())
        if (!covers(step.at, EVERYTHING, true)) steps[index] = { skipped, ...step };
    },
    before(paths, conditions, method) {
      const found = new Set<number>();
      for (const way of paths.ways) collect(root, way, found);
      return [...found]
        .sort((a, b) => a - b)
        .flatMap((index) => {
          const step = steps[index];
          if (step === undefined || !isMeant(step, method) || !overlaps(step.at, paths)) return [];
          const own = step.conditions.filter((one) => !conditions.includes(one));
          return [own.length === step.conditions.length ? step : { ...step, conditions: own }];
        });
    },
  };
}

function isMeant({ methods }: Step, method: string): boolean {
  return methods.includes("ALL") || methods.includes(method);
}

function newNode(): Node {
  return { words: new Map(), own: new Set(), open: new Set() };
}

function insert(root: Node, way: readonly Segment[], index: number): void {
  const { node, isOpen } = reach(root, way);
  (isOpen ? node.open : node.own).add(index);
}

/** The node that a path ends at, or goes on from with any number of segments. */
function reach(root: Node, way: readonly Segment[]): { readonly node: Node; readonly isOpen: boolean } {
  let node = root;
  for (const segment of way) {
    if (segment.kind === "rest") return { node, isOpen: true };
    if (segment.kind === "one") node.one ??= newNode();
    const key = segment.kind === "word" ? segment.word.toLowerCase() : undefined;
    const next = key === undefined ? node.one : (node.words.get(key) ?? newNode());
    if (key !== undefined && next !== undefined) node.words.set(key, next);
    if (next !== undefined) node = next;
  }
  return { node, isOpen: false };
}

function collect(node: Node, way: readonly Segment[], found: Set<number>): void {
  for (const index of node.open) found.add(index);
  const [first, ...rest] = way;
  if (first === undefined) {
    for (const index of node.own) found.add(index);
    return;
  }
  if (first.kind === "rest") {
    collectAll(node, found);
    return;
  }
  if (node.one !== undefined) collect(node.one, rest, found);
  if (first.kind === "one") for (const child of node.words.values()) collect(child, rest, found);
  const child = first.kind === "word" ? node.words.get(first.word.toLowerCase()) : undefined;
  if (child !== undefined) collect(child, rest, found);
}

function collectAll(node: Node, found: Set<number>): void {
  for (const index of [...node.own, ...node.open]) found.add(index);
  if (node.one !== undefined) collectAll(node.one, found);
  for (const child of node.words.values()) collectAll(child, found);
}

/** True where the same function stands before the same paths already: a thousand routes of one form are no thousand steps. */
function hasSame(steps: readonly Step[], root: Node, step: Step): boolean {
  const [way = []] = step.at.ways;
  const { node, isOpen } = reach(root, way);
  return [...(isOpen ? node.open : node.own)].some((index) => {
    const other = steps[index];
    return other !== undefined && isSame(other, step);
  });
}

function isSame(a: Step, b: Step): boolean {
  return (
    a.value === b.value &&
    a.skipped === b.skipped &&
    a.isOfOther === b.isOfOther &&
    a.at.ways.length === b.at.ways.length &&
    a.at.isExact === b.at.isExact &&
    a.caseSensitive === b.caseSensitive &&
    a.methods.join() === b.methods.join() &&
    a.conditions.join() === b.conditions.join() &&
    JSON.stringify(a.at.ways) === JSON.stringify(b.at.ways)
  );
}
