import { commonFields } from "@bylaw/core/provider";

export type CommonField = (typeof commonFields)[number];

export function isCommon(key: string): key is CommonField {
  return (commonFields as readonly string[]).includes(key);
}
