import type { Task } from "../links/task.ts";

/** Where a use of a check stands: `control rotation › check vault/key-rotation`. */
export function placeOf({ control, check }: Task): string {
  return `control ${control.id} › check ${check.id}`;
}
