import type { AnyCheck } from "../language/checks/check.ts";
import { collectorsOfCheck } from "../language/links/reads.ts";
import { byCodeUnits } from "../language/values/json.ts";
import type { Observation } from "../run/observation.ts";
import { faultsOfDenial } from "./denial.ts";
import type { Harness } from "./harness.ts";

/** A provider's checks, and how to run them with an operation denied. */
export interface DenyMatrix {
  /** What `run` judges. The listings that these checks read declare the operations. */
  readonly checks: readonly AnyCheck[];
  /**
   * Every observation of one run: with `denied` refused throughout as the system refuses who may not, or undefined for the
   * run in which nothing is denied. That one is asked for once.
   */
  run(denied: string | undefined): Promise<readonly Observation[]>;
  /** What the error must name when `operation` is denied. Default: the operation itself. */
  permissionOf?(operation: string): string;
  /** True for an observation of the undenied run that did not need `operation`, although its listing declares it. */
  spares?(observation: Observation, operation: string): boolean;
  /** The operations to deny. Default: every one that a listing declares. */
  readonly operations?: readonly string[];
}

/**
 * Proves that nothing unread is green: denies each declared operation in turn, a test each. Every observation that needed
 * it must be an error that names the permission, every other the same byte for byte, and at least one must be decided by
 * it. So a denial that is swallowed, a default in the place of what was denied, and an operation that nothing needs are
 * each told in a sentence. For the estate take one in which every check passes somewhere and every operation is asked.
 *
 * @example
 * denyMatrix(
 *   {
 *     checks: [badgeHolderSeen],
 *     async run(denied) {
 *       server.deny(denied);
 *       return (await runProgram(programOf([badge({ url: server.url })], [badgeHolderSeen]))).observations;
 *     },
 *   },
 *   { test, expect },
 * );
 */
export function denyMatrix(matrix: DenyMatrix, { test, expect }: Harness): void {
  const declarers = declarersOf(matrix.checks);
  let undenied: Promise<readonly Observation[]> | undefined;
  const operations = matrix.operations ?? [...declarers.keys()].sort(byCodeUnits);
  if (operations.length === 0) {
    test("there is an operation to deny", () => expect(["The listings declare no operation."]).toEqual([]));
  }
  for (const operation of operations) {
    test(`${operation} denied decides what needs it, and nothing else`, async () => {
      const declaring = declarers.get(operation) ?? new Set();
      undenied ??= matrix.run(undefined);
      const before = await undenied;
      const denial = {
        operation,
        permission: matrix.permissionOf?.(operation) ?? operation,
        observations: await matrix.run(operation),
        spares: (one: Observation) => matrix.spares?.(one, operation) === true,
      };
      const faults = faultsOfDenial(before, denial, (check) => declaring.has(check));
      const unknown = `${operation} is declared by no listing of these checks.`;
      expect(declaring.size === 0 ? [unknown] : faults).toEqual([]);
    });
  }
}

/** The ids of the checks that declare each operation, through whatever listing. */
function declarersOf(checks: readonly AnyCheck[]): ReadonlyMap<string, ReadonlySet<string>> {
  const declarers = new Map<string, Set<string>>();
  for (const check of checks) {
    for (const operation of collectorsOfCheck(check).flatMap((collector) => collector.operations)) {
      declarers.set(operation, (declarers.get(operation) ?? new Set()).add(check.id));
    }
  }
  return declarers;
}
