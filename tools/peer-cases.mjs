/** What each check of a provider needs at least, and all of them together. */
const fewest = new Map([
  ["aws", { each: 3, all: 400 }],
  ["github", { each: 5, all: 250 }],
]);

/**
 * How many situations from public reports stand in the tests of each check and passed, by a report of vitest: cases in a
 * file of cases, beneath a heading that says so, or with the issue in their title.
 *
 * @returns {Map<string, Map<string, number>>} by provider, by the check's name, as its file has it
 */
export function peerCases({ testResults }) {
  const counts = new Map([...fewest.keys()].map((provider) => [provider, new Map()]));
  for (const { name, assertionResults } of testResults) {
    const [, provider, check, cases] =
      /\/packages\/([^/]+)\/src\/.*\/checks\/([^/]+?)(\.cases)?\.test\.ts$/.exec(name) ?? [];
    const ofProvider = counts.get(provider);
    if (ofProvider === undefined) continue;
    const own = assertionResults.filter(
      ({ ancestorTitles, title, status }) =>
        status === "passed" &&
        (cases !== undefined ||
          /\w#\d/.test(title) ||
          ancestorTitles.some((heading) => /public reports|peers/i.test(heading))),
    );
    ofProvider.set(check, (ofProvider.get(check) ?? 0) + own.length);
  }
  return counts;
}

/** The counts in a line for each provider, and what is too few. */
export function peerCasesSaid(counts) {
  const said = [...counts].map(([provider, ofProvider]) => saidOf(provider, ofProvider));
  return { lines: said.map(({ line }) => line), faults: said.flatMap(({ faults }) => faults) };
}

function saidOf(provider, counts) {
  const { each, all } = fewest.get(provider);
  const sum = [...counts.values()].reduce((before, count) => before + count, 0);
  const [few] = [...counts].sort(([, a], [, b]) => a - b);
  const faults = [...counts]
    .filter(([, count]) => count < each)
    .map(([check, count]) => `${provider}/${check} has ${count}, and needs ${each}`);
  if (sum < all) faults.push(`${provider} has ${sum} in all, and needs ${all}`);
  return {
    line: `situations from public reports: ${sum} over ${counts.size} checks of ${provider}; fewest: ${few?.[1] ?? 0} (${few?.[0] ?? "none"})`,
    faults,
  };
}
