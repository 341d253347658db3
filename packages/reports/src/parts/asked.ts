/** What is asked of documents beside their words. */
export interface Asked {
  /** True where the organization chart names who holds each role. */
  readonly names: boolean;
}
