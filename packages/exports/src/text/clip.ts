/** A text of at most so many UTF-16 units: what is longer ends in an ellipsis, and no character is cut in two. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, most - 1);
  return `${kept.replace(/[\ud800-\udbff]$/, "")}…`;
}
