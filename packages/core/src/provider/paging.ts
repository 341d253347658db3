import { partialAnswer } from "./reading.ts";

/**
 * Asks for page after page to the last one. `nextOf` says where the next page begins, undefined on the last page, and null
 * where the answer says that there is more and not where. A page that cannot be followed to its end has been given by then;
 * the listing ends with `partial-data`, and so does one that leads in a circle.
 *
 * @example
 * followPages("badge:ListHolders", (from) => ask("badge:ListHolders", { from }), (page) => page.next);
 */
export async function* followPages<TPage>(
  operation: string,
  ask: (from: string | undefined) => Promise<TPage>,
  nextOf: (page: TPage) => string | undefined | null,
): AsyncGenerator<TPage> {
  const seen = new Set<string>();
  for (let from: string | undefined; ; ) {
    const page = await ask(from);
    yield page;
    const next = nextOf(page);
    if (next === undefined) return;
    if (next === null || next === "") throw partialAnswer(operation, "says that there is more and not where");
    if (seen.has(next)) throw partialAnswer(operation, "gave the same page twice");
    seen.add(next);
    from = next;
  }
}
