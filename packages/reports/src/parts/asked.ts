/** What is asked of documents beside their words. */
export interface Asked {
  /** True where the organization chart names who holds each role. */
  readonly names: boolean;
  /** Where definitions are written; without it no document says so. */
  readonly sources?: SourceLinks;
}

/** How the line of a definition is found, and where its file is read. */
export interface SourceLinks {
  /** The file, from the root of the repository with forward slashes, and the line of a definition or of what makes use of it. */
  locate(definition: object): { readonly path: string; readonly line: number };
  /** The root of the repository as the documents link to it: `https://github.com/acme/infra/blob/main`, or `../..`. */
  readonly base: string;
}
