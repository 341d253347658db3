/** A part of a summary, with a bound of its own. */
export interface Section {
  readonly title: string;
  /** How many bytes of UTF-8 its items may have together. */
  readonly most: number;
  /** Written while there is room. */
  readonly items: readonly (() => Promise<string>)[];
}

/** A section, and how much of it was cut; nothing where there is nothing to tell. */
export async function* sectionText({ title, most, items }: Section): AsyncIterable<string> {
  if (items.length === 0) return;
  yield `\n## ${title}\n\n`;
  let room = most;
  for (const [at, item] of items.entries()) {
    const text = `${await item()}\n`;
    room -= new TextEncoder().encode(text).length;
    if (room < 0) {
      yield `**${items.length - at} more are left out here, for GitHub takes no more than 1 MiB. bylaw check tells all.**\n`;
      return;
    }
    yield text;
  }
}
