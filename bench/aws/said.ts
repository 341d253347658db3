/** What the process that runs Bylaw prints. */
export interface BylawSaid {
  readonly checks: number;
  /** How many observations of each outcome; of an error, with its code and operation. */
  readonly outcomes: Readonly<Record<string, number>>;
  readonly listings: readonly {
    readonly collector: string;
    readonly resources: number;
    readonly calls: Readonly<Record<string, number>>;
    readonly problem?: string;
  }[];
}
