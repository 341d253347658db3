import type { Page } from "../../testbed/browser/index.ts";

/** How each text of a drawing stands on the page. */
export interface Measured {
  readonly text: string;
  /** As shown, in pixels of the page. */
  readonly letters: number;
  /** As WCAG counts it, against what lies under the text's middle. */
  readonly contrast: number;
  /** Of the drawing, or of the window. */
  readonly isCut: boolean;
  /** Other texts that it runs into. */
  readonly runsInto: readonly string[];
}

/** Measures every text that a page's drawing shows. */
export function measure(page: Page): Promise<readonly Measured[]> {
  return page.evaluate(program);
}

const program = `(() => {
  const svg = document.querySelector("main svg");
  const inside = (box, frame) => box.left >= frame.left - 0.5 && box.right <= frame.right + 0.5 && box.top >= frame.top - 0.5 && box.bottom <= frame.bottom + 0.5;
  const numbers = (colour) => { const [r, g, b, a = 1] = colour.match(/[\\d.]+/g).map(Number); return [r, g, b, a]; };
  const over = (top, under) => [0, 1, 2].map((at) => top[at] * top[3] + under[at] * (1 - top[3])).concat(1);
  const light = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((one) => one / 255).map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ratio = (one, other) => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
  const seeThrough = (one) => { let all = 1; for (let at = one; at !== null && at !== svg; at = at.parentElement) all *= Number(getComputedStyle(at).opacity); return all; };
  const painted = (one) => {
    const style = getComputedStyle(one);
    const paint = one.matches("rect, path, polygon, circle") ? style.fill : style.backgroundColor;
    if (paint === "none") return [0, 0, 0, 0];
    const colour = numbers(paint);
    return [...colour.slice(0, 3), colour[3] * Number(one.matches("rect, path, polygon, circle") ? style.fillOpacity : 1) * seeThrough(one)];
  };
  const covers = (one, x, y) => { const box = one.getBoundingClientRect(); return box.left <= x && x <= box.right && box.top <= y && y <= box.bottom; };
  const groundAt = (text, x, y) => {
    const shapes = [...svg.querySelectorAll("rect, path, polygon, circle")].filter((one) => one.closest("defs, marker, clipPath") === null && (one.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 && covers(one, x, y));
    return shapes.reduce((under, one) => over(painted(one), under), numbers(getComputedStyle(document.body).backgroundColor));
  };
  const texts = [...svg.querySelectorAll("text, .nodeLabel")].filter((one) => one.textContent.trim() !== "" && one.closest("defs") === null);
  const boxes = texts.map((one) => one.getBoundingClientRect());
  const scale = svg.getScreenCTM().a;
  const window_ = { left: 0, top: 0, right: innerWidth, bottom: Infinity };
  return texts.map((one, nth) => {
    const box = boxes[nth];
    const style = getComputedStyle(one);
    const ink = numbers(one.matches("text") ? style.fill : style.color);
    const ground = groundAt(one, (box.left + box.right) / 2, (box.top + box.bottom) / 2);
    const shown = over([...ink.slice(0, 3), ink[3] * seeThrough(one)], ground);
    const frame = one.closest("foreignObject");
    const hits = (other) => other.left < box.right - 1 && box.left < other.right - 1 && other.top < box.bottom - 2 && box.top < other.bottom - 2;
    return {
      text: one.textContent.trim(),
      letters: parseFloat(style.fontSize) * scale,
      contrast: ratio(light(shown), light(ground)),
      isCut: !inside(box, svg.getBoundingClientRect()) || !inside(box, window_) || (frame !== null && !inside(box, frame.getBoundingClientRect())),
      runsInto: texts.filter((_, at) => at !== nth && hits(boxes[at])).map((other) => other.textContent.trim()),
    };
  });
})()`;
