/** The parts of a test runner that the suites need. Vitest, Jest and node:test with `expect` all fit. */
export interface Harness {
  readonly test: (name: string, run: () => void | Promise<void>) => void;
  readonly expect: (value: unknown) => { toEqual(expected: unknown): void; toBe(expected: unknown): void };
}
