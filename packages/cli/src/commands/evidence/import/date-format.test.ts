import { expect, test } from "vitest";
import { dateReaderOf } from "./date-format.ts";

test.each([
  ["DD/MM/YYYY", "10/03/2026", "2026-03-10"],
  ["MM/DD/YYYY", "10/03/2026", "2026-10-03"],
  ["DD.MM.YYYY", "1.3.2026", "2026-03-01"],
  ["YYYY-MM-DD", "2026-03-10", "2026-03-10"],
  ["DD MM YYYY", "10 03 2026", "2026-03-10"],
  ["DD/MM/YYYY", "31/02/2026", "2026-02-31"],
  ["DD/MM/YYYY", "10-03-2026", undefined],
  ["DD/MM/YYYY", "10/03/26", undefined],
  ["DD.MM.YYYY", "10/03/2026", undefined],
  ["DD/MM/YYYY", "10/03/2026 10:00", undefined],
])("%s reads %j as %s", (format, cell, day) => {
  expect(dateReaderOf(format)(cell)).toBe(day);
});

test.each(["", "DD/MM", "DD/MM/YY", "MM/DD/MM/YYYY", "DDMMYYYY", "D/M/YYYY", "DD/MM/YYYY.*", "YYYYxMMxDD"])(
  "%j is no format",
  (format) => {
    expect(() => dateReaderOf(format)).toThrow(
      expect.objectContaining({
        code: "usage",
        message: `[bylaw] --date-format ${JSON.stringify(format)} is no format of a day.`,
        next: "Write YYYY, MM and DD as the days are written, such as DD/MM/YYYY.",
      }),
    );
  },
);
