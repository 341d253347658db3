/** What an operation needs, and how it says that there is none. */
export interface HttpOperation {
  /** What lets it answer, in the system's own words: `people.read`. */
  readonly permission: string;
  /** The status by which it says "there is none", such as 404. Without it a 404 may also mean "not allowed". */
  readonly absent?: number;
}

/** What fills the braces of an operation's path; what is left over is its query. */
export type HttpParameters = Readonly<Record<string, string | number | boolean>>;
