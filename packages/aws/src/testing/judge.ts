import type { AnyCheck } from "@bylaw/core";
import { collectProgram, evaluateRecording } from "@bylaw/core/run";
import { linesOf } from "@bylaw/core/testing";
import { type AwsOptions, aws } from "../provider/provider.ts";
import { noWaiting, programOf } from "./program.ts";
import { type Script, startScript } from "./script.ts";

/** What a check says of one resource, or of a whole scope. */
export interface Verdict {
  /** Its name, or its id where it has none. */
  readonly resource: string;
  readonly outcome: string;
  readonly says: readonly string[];
}

/** What a check says of an AWS that answers by a script, through the real provider and the real SDK, on 2026-01-01. */
export async function judgeScript(
  check: AnyCheck,
  script: Script,
  options: Partial<AwsOptions> = {},
): Promise<readonly Verdict[]> {
  const server = await startScript(script);
  try {
    const provider = aws({
      regions: ["eu-west-1"],
      credentials: async () => ({ accessKeyId: "testing", secretAccessKey: "testing" }),
      endpoint: server.endpoint,
      maxAttempts: 1,
      ...options,
    });
    const program = programOf(provider, [check]);
    const verdicts: Verdict[] = [];
    await evaluateRecording(program, await collectProgram(program, noWaiting), {
      onObservation: (one) => {
        const resource = one.resource.name ?? one.resource.id;
        verdicts.push({ resource, outcome: one.outcome, says: linesOf(one) });
      },
    });
    return verdicts;
  } finally {
    await server.stop();
  }
}

/** Nothing has tags. For scripts that are about something else. */
export const noTags: Script = { "tagging:GetResources": { ResourceTagMappingList: [] } };
