/** A file that is no record in order, and everything that is told of it. */
export interface Malformed {
  readonly name: string;
  /** What stands between the fences; else the whole file. */
  readonly yaml?: string;
  readonly file?: string | Uint8Array;
  /** `3 on: is ...`; a dash where it is no field's. */
  readonly faults: readonly string[];
}
