/** How many single-character edits lead from one text to the other. */
export function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const substituted = Number(previous[j - 1]) + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(substituted, Number(previous[j]) + 1, Number(row[j - 1]) + 1));
    }
    previous = row;
  }
  return Number(previous[b.length]);
}
