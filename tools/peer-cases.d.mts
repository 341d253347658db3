/** A report of vitest, as far as it is read. */
export interface TestReport {
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly {
      readonly ancestorTitles: readonly string[];
      readonly title: string;
      readonly status: string;
    }[];
  }[];
}
export function peerCases(report: TestReport): Map<string, number>;
export function peerCasesSaid(counts: ReadonlyMap<string, number>): {
  readonly line: string;
  readonly faults: readonly string[];
};
