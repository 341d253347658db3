/** What each check needs at least, and all of them together. */
const fewest = { each: 3, all: 400 };

/**
 * How many situations from public reports stand in the tests of each AWS check and passed, by a report of vitest: cases in a
 * file of cases, beneath a heading that says so, or with the issue in their title.
 *
 * @returns {Map<string, number>} by the check's name, as its file has it
 */
export function peerCases({ testResults }) {
  const counts = new Map();
  for (const { name, assertionResults } of testResults) {
    const [, check, cases] =
      /\/packages\/aws\/src\/.*\/checks\/([^/]+?)(\.cases)?\.test\.ts$/.exec(name) ?? [];
    if (check === undefined) continue;
    const own = assertionResults.filter(
      ({ ancestorTitles, title, status }) =>
        status === "passed" &&
        (cases !== undefined ||
          /\w#\d/.test(title) ||
          ancestorTitles.some((heading) => /public reports|peers/i.test(heading))),
    );
    counts.set(check, (counts.get(check) ?? 0) + own.length);
  }
  return counts;
}

/** The counts in a line, and what is too few. */
export function peerCasesSaid(counts) {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const [few] = [...counts].sort(([, a], [, b]) => a - b);
  const faults = [...counts]
    .filter(([, count]) => count < fewest.each)
    .map(([check, count]) => `${check} has ${count}`);
  if (all < fewest.all) faults.push(`there are ${all} in all`);
  return {
    line: `situations from public reports: ${all} over ${counts.size} checks of AWS; fewest: ${few?.[1] ?? 0} (${few?.[0] ?? "none"})`,
    faults,
  };
}
