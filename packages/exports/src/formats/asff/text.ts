import { plainText } from "@bylaw/core/run";
import { clip } from "../../text/clip.ts";

/** A text as the format has them: safe, not blank, and of at most so many characters. */
export function fieldText(value: string, most: number): string {
  return clip(plainText(value).trim() || "-", most);
}
