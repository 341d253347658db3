import type { IsoDate } from "../language/values/date.ts";

/** Days from a first to a last one, both included. */
export interface Span {
  readonly from: IsoDate;
  readonly to: IsoDate;
}
