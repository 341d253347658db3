import type { AnyCheck, CheckUse } from "@bylaw/core";
import { linesOf, programOf, runProgram } from "@bylaw/core/testing";
import type { AwsOptions } from "../provider/options.ts";
import { aws } from "../provider/provider.ts";
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
  check: AnyCheck | CheckUse,
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
    const { observations } = await runProgram(programOf([provider], [check]));
    return observations.map((one) => ({
      resource: one.resource.name ?? one.resource.id,
      outcome: one.outcome,
      says: linesOf(one),
    }));
  } finally {
    await server.stop();
  }
}

/** Nothing has tags. For scripts that are about something else. */
export const noTags: Script = { "tagging:GetResources": { ResourceTagMappingList: [] } };
