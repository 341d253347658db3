import type { Report } from "@bylaw/core/run";

/** Which run a document is of. */
export interface RunModel {
  readonly organization: string;
  readonly startedAt: string;
  readonly revision: string | null;
}

export function runModel({ program, startedAt }: Report, revision: string | undefined): RunModel {
  return { organization: program.organization.name, startedAt, revision: revision ?? null };
}

/** The head of a document of a run: whose it is, and of when. */
export const runHead =
  "**Organization:** {{organization}}\\\n**Run of:** {{startedAt}}{{#if revision}}\\\n**Revision:** {{code revision}}{{/if}}";
