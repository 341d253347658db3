import { BylawError } from "@bylaw/core";
import { type Coverage, findById, nearestIds } from "@bylaw/core/run";
import type { PackGiven } from "./given.ts";

/** What is asked for. */
export interface Asked {
  /** In words: `control recovery`. */
  readonly words: string;
  /** As a part of a file's name: `recovery`. */
  readonly slug: string;
  /** The ids of its controls. */
  readonly controls: readonly string[];
}

/** The controls that are asked for, of those that a plan of the period had. */
export function selectControls({ control, criterion, all }: PackGiven, { controls }: Coverage): Asked {
  const given = [control !== undefined, criterion !== undefined, all].filter(Boolean).length;
  if (given !== 1)
    throw new BylawError(
      "usage",
      given === 0 ? "Nothing is asked for." : "Only one thing can be asked for.",
      {
        next: "Give one of --control <id>, --criterion <id> and --all.",
      },
    );
  if (control !== undefined) {
    const id = idOf(controls, control, "control");
    return { words: `control ${id}`, slug: id, controls: [id] };
  }
  if (criterion === undefined)
    return { words: "every control", slug: "all", controls: controls.map(({ id }) => id) };
  const named = [...new Set(controls.flatMap(({ primary, supporting }) => [...primary, ...supporting]))];
  const id = idOf(
    named.map((one) => ({ id: one.replace(" ", "/") })),
    criterion.replace(" ", "/"),
    "criterion",
  ).replace("/", " ");
  return {
    words: `criterion ${id}`,
    slug: id.replaceAll(/[^A-Za-z0-9.]+/g, "-"),
    controls: controls
      .filter(({ primary, supporting }) => [...primary, ...supporting].includes(id))
      .map((one) => one.id),
  };
}

function idOf(all: readonly { readonly id: string }[], given: string, noun: string): string {
  const [found] = findById(all, given);
  if (found !== undefined) return found.id;
  const near = nearestIds(all, given).map((id) => id.replace("/", " "));
  const hint = near.length === 0 ? "" : ` Did you mean ${near.join(" or ")}?`;
  const message =
    noun === "control"
      ? `No plan of the period has the control ${JSON.stringify(given)}.${hint}`
      : `No control of the period is for the criterion ${JSON.stringify(given.replace("/", " "))}.${hint}`;
  throw new BylawError("unknown-id", message, { next: "bylaw coverage lists the controls of the period." });
}
