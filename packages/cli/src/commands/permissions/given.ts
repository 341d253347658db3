import { type Given, shared } from "../../command.ts";

/** What is typed behind its name. */
export const options = { config: shared.config } as const;

export type PermissionsGiven = Given<typeof options, object>;
