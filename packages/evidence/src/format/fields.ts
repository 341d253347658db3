/** The fields that every record may have, in the order in which they are written. */
export const commonFields = [
  "on",
  "from",
  "to",
  "for",
  "submittedBy",
  "reviewedBy",
  "supersedes",
  "none",
  "people",
  "policies",
  "files",
] as const;

export type CommonField = (typeof commonFields)[number];

export function isCommon(key: string): key is CommonField {
  return (commonFields as readonly string[]).includes(key);
}
