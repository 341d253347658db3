import { distance } from "../values/distance.ts";
import { BylawError } from "../values/errors.ts";
import { byCodeUnits } from "../values/json.ts";

interface Named {
  readonly id: string;
}

/**
 * What an id stands for: what has exactly this id, else this one in another case, else what ends in it after a slash.
 * Empty when nothing does. Throws `unknown-id` where several ids end alike.
 *
 * @example findById(linksOf(program).checks, "kms-key-rotation");
 */
export function findById<T extends Named>(all: readonly T[], id: string): readonly T[] {
  const wanted = id.toLowerCase();
  const ways: readonly ((one: T) => boolean)[] = [
    (one) => one.id === id,
    (one) => one.id.toLowerCase() === wanted,
    (one) => wanted !== "" && one.id.toLowerCase().endsWith(`/${wanted}`),
  ];
  for (const way of ways) {
    const found = all.filter(way);
    const ids = [...new Set(found.map((one) => one.id))];
    if (ids.length === 1) return found;
    if (ids.length > 1) {
      throw new BylawError("unknown-id", `${JSON.stringify(id)} may be any of ${ids.join(", ")}.`, {
        next: "Give the whole id.",
      });
    }
  }
  return [];
}

/** Up to three ids that are at most `within` letters away from what was written, whole or by their last part. */
export function nearestIds(all: readonly Named[], id: string, within = 3): readonly string[] {
  const wanted = id.toLowerCase();
  return [...new Set(all.map((one) => one.id))]
    .map((one) => {
      const whole = one.toLowerCase();
      const last = whole.slice(whole.lastIndexOf("/") + 1);
      return { id: one, away: Math.min(distance(whole, wanted), distance(last, wanted)) };
    })
    .filter(({ away }) => away <= within)
    .sort((a, b) => a.away - b.away || byCodeUnits(a.id, b.id))
    .slice(0, 3)
    .map((one) => one.id);
}
