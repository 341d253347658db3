/** A colour on a light page, and on a dark one. */
type Shade = readonly [light: string, dark: string];

const fills: Readonly<Record<string, Shade>> = {
  page: ["#ffffff", "#0d1117"],
  // What the matrix of risks comes to.
  low: ["#d7ecd9", "#1f4a2c"],
  medium: ["#fbedb5", "#574a12"],
  high: ["#f9cda6", "#70400f"],
  critical: ["#f3b1aa", "#7d2623"],
  // What a month of a control looks like.
  good: ["#cfe8d2", "#1f4a2c"],
  late: ["#f8e2ae", "#5f4d10"],
  gap: ["#f6c9c4", "#7d2623"],
  undecided: ["#ddd0ee", "#4a3670"],
  waived: ["#d9dde2", "#3f4750"],
  ahead: ["#f3f5f7", "#1b2129"],
  nothing: ["#ffffff", "#0d1117"],
};

const ink: Shade = ["#1b1f24", "#e6edf3"];
const quiet: Shade = ["#3d444c", "#d3dae1"];
const line: Shade = ["#b6bec6", "#4a535d"];

const rules = (of: (shade: Shade) => string): string =>
  [
    ...Object.entries(fills).map(([name, shade]) => `.${name} { fill: ${of(shade)}; }`),
    `text { fill: ${of(ink)}; }`,
    `text.quiet { fill: ${of(quiet)}; }`,
    `.cell { stroke: ${of(line)}; }`,
  ].join(" ");

/** What a picture looks like, on a light page and on a dark one. Fonts are whatever the reader has. */
export const style = `text { font: 13px ui-sans-serif, system-ui, sans-serif; }
text.heading { font-size: 16px; font-weight: 600; } text.code { font: 12px ui-monospace, monospace; } text.quiet { font-size: 12px; }
${rules(([light]) => light)}
@media (prefers-color-scheme: dark) { ${rules(([, dark]) => dark)} }`;
