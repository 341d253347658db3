import type { Answer } from "./answer.ts";
import type { AwsCall } from "./call.ts";
import type { Memory } from "./memory.ts";

/** One call on its way to moto and back. */
export interface Step {
  readonly call: AwsCall;
  readonly memory: Memory;
  /** The answer of the corrections below this one and of moto, to this call or to a changed one. */
  next(changed?: AwsCall): Promise<Answer>;
  /** Asks moto something else on the side; uncorrected and not counted. */
  ask(call: AwsCall): Promise<Answer>;
}

/** One thing that moto says and AWS does not. */
export interface Correction {
  /** `service:Operation`, or `service:*` for all of a service. */
  readonly operation: string;
  /** What moto 5.2.5 says. */
  readonly wrong: string;
  /** What AWS says. */
  readonly right: string;
  apply(step: Step): Promise<Answer>;
}

/** Lets every correction of this operation work on the call, the first listed outermost. */
export function corrected(
  corrections: readonly Correction[],
  call: AwsCall,
  memory: Memory,
  ask: (call: AwsCall) => Promise<Answer>,
): Promise<Answer> {
  const relevant = corrections.filter(
    ({ operation }) => operation === call.operation || operation === `${call.service}:*`,
  );
  const run = (index: number, current: AwsCall): Promise<Answer> => {
    const correction = relevant[index];
    if (correction === undefined) return ask(current);
    return correction.apply({
      call: current,
      memory,
      ask,
      next: (changed = current) => run(index + 1, changed),
    });
  };
  return run(0, call);
}
