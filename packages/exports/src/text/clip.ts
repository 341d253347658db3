/** At most so many UTF-16 units, none of them half a character; what is cut ends in `…`. */
export function clip(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, Math.max(most - 1, 0));
  return most === 0 ? "" : `${kept.replace(/[\ud800-\udbff]$/, "")}…`;
}
