export interface SuiteOptions {
  /** Judge this recording instead of collecting. Default: the environment variable `BYLAW_FROM`, else live. */
  readonly from?: string;
  /** How long collecting may take, in milliseconds. Default: ten minutes. */
  readonly timeout?: number;
  /** How many failing resources a message lists. Default: 20. */
  readonly shown?: number;
}

export const TEN_MINUTES = 600_000;
