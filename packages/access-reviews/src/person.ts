import type { Person } from "@bylaw/core";

/** What has to be known of somebody who decides, or whom an account belongs to. */
export type KnownPerson = Pick<Person, "id" | "start" | "end" | "identities">;
