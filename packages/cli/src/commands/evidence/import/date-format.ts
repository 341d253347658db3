import { BylawError } from "@bylaw/core";

/** Reads a cell as a day, `2026-03-10`; undefined where it is written otherwise. Whether there is such a day is not told. */
export type DateReader = (cell: string) => string | undefined;

const PARTS = {
  YYYY: "(?<year>(?:19|20|21)\\d{2})",
  MM: "(?<month>\\d{1,2})",
  DD: "(?<day>\\d{1,2})",
} as const;

/**
 * A reader of days as a spreadsheet writes them: `DD/MM/YYYY`, `MM/DD/YYYY`, `YYYY.MM.DD`. Which number is the month is never
 * guessed. Throws where the format is none.
 */
export function dateReaderOf(format: string): DateReader {
  const parts = format.match(/YYYY|MM|DD/g) ?? [];
  const between = format.split(/YYYY|MM|DD/);
  const isWhole = [...parts].sort().join() === "DD,MM,YYYY";
  if (!isWhole || !between.every((text) => /^[-/. ]?$/.test(text)) || between.slice(1, -1).includes("")) {
    throw new BylawError("usage", `--date-format ${JSON.stringify(format)} is no format of a day.`, {
      next: "Write YYYY, MM and DD as the days are written, such as DD/MM/YYYY.",
    });
  }
  const separated = between.map((text) => (text === "." || text === "/" ? `\\${text}` : text));
  const pattern = parts.map((part, at) => `${separated[at]}${PARTS[part as keyof typeof PARTS]}`).join("");
  const whole = new RegExp(`^${pattern}${separated.at(-1)}$`);
  return (cell) => {
    const { year, month, day } = whole.exec(cell)?.groups ?? {};
    if (year === undefined || month === undefined || day === undefined) return undefined;
    return `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  };
}
