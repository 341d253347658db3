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
/** By provider, by the check's name. */
type PeerCases = ReadonlyMap<string, ReadonlyMap<string, number>>;
export function peerCases(report: TestReport): PeerCases;
export function peerCasesSaid(counts: PeerCases): {
  readonly lines: readonly string[];
  readonly faults: readonly string[];
};
