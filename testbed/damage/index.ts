/** A source of numbers from 0 up to 1 that is the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

/** One of a list. Undefined where there is none. */
export function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)];
}

/** What is left of an answer, and what was done to it: `TrailARN: left out`. */
export interface DamagedJson {
  readonly value: unknown;
  readonly what: string;
}

type Place = readonly [holder: Record<string, unknown>, name: string];

const wrong: readonly unknown[] = [null, "zzz", -1, 1e21, true, [], {}, ["zzz"], "", "x".repeat(10_000)];

/**
 * Damages an answer in one place, as no service means it: a member is left out, is of another type, is null, empty or
 * huge. What a list holds is left alone: a shorter list is an answer like any other. What nobody reads may be left alone too.
 */
export function damageJson(
  answer: unknown,
  random: () => number,
  isRead: (name: string) => boolean = () => true,
): DamagedJson | undefined {
  const value: unknown = structuredClone(answer);
  const places = placesIn(value).filter(([, name]) => isRead(name));
  const place = pick(places, random);
  if (place === undefined) return undefined;
  const [holder, name] = place;
  const was = holder[name];
  const others = wrong.filter((one) => isWrong(one, was));
  const put = random() < 0.5 ? undefined : pick(others, random);
  if (put === undefined) delete holder[name];
  else holder[name] = put;
  return { value, what: `${name}: ${put === undefined ? "left out" : JSON.stringify(put).slice(0, 20)}` };
}

/** Takes from one list of an answer all that it holds, or its end: what a service that lost some of it would say. */
export function shortenJson(answer: unknown, random: () => number): DamagedJson | undefined {
  const root = { answer: structuredClone(answer) };
  const lists = placesIn(root).flatMap(([holder, name]) => {
    const list = holder[name];
    return Array.isArray(list) && list.length > 0 ? [{ list, name }] : [];
  });
  const found = pick(lists, random);
  if (found === undefined) return undefined;
  const left = random() < 0.5 ? 0 : Math.floor(random() * found.list.length);
  found.list.length = left;
  return { value: root.answer, what: `${found.name}: ${left === 0 ? "emptied" : "cut"}` };
}

/** Other words and numbers are wrong too; the other boolean and a list of something else are answers like any other. */
function isWrong(value: unknown, was: unknown): boolean {
  if (typeOf(value) !== typeOf(was)) return true;
  return value !== was && (typeof was === "string" || typeof was === "number");
}

/** Every member of every structure; not the items of lists. */
function placesIn(value: unknown): readonly Place[] {
  if (Array.isArray(value)) return value.flatMap(placesIn);
  if (typeof value !== "object" || value === null) return [];
  const holder = value as Record<string, unknown>;
  return Object.keys(holder).flatMap((name): readonly Place[] => [[holder, name], ...placesIn(holder[name])]);
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "list" : typeof value;
}
