/** Rows under their heads as Markdown, so that a page can show what was printed. */
export function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const all = [heads, heads.map(() => "---"), ...rows.map((row) => row.map(String))];
  return all.map((row) => `| ${row.join(" | ")} |`).join("\n");
}

const number = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });

export function said(value: number): string {
  return number.format(value);
}

/** How often one goes into the other. */
export function ratio(value: number, to: number): string {
  return to === 0 ? "-" : `${number.format(value / to)}x`;
}
