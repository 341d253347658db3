import { soc2 } from "@bylaw/core";

export interface Named {
  readonly id: string;
  readonly name: string;
}

export const OFFICES = ["executive", "security", "engineering", "people"] as const;
export type Office = (typeof OFFICES)[number];

/** What a program begins with. */
export interface Answers {
  readonly organization: string;
  readonly people: readonly Named[];
  /** Ids of people. */
  readonly owners: Readonly<Record<Office, string>>;
  /** Beside Security. */
  readonly categories: readonly string[];
  readonly start: string;
  /** Empty where AWS is not used. */
  readonly regions: readonly string[];
  readonly github: string | undefined;
  readonly evidence: string;
}

/** The categories that may be chosen: Security always is. */
export const CATEGORIES: readonly string[] = [
  ...new Set(soc2.criteria.map(({ category }) => category)),
].filter((one) => one !== "security");

/** Where originals lie, as the baseline has it where nobody says otherwise. */
export const ORIGINALS = {
  documents: "Drive, Compliance",
  scans: "S3, audit evidence, scans",
  people: "The people system",
  monitor: "Drive, Compliance, Settings",
} as const;

/** Two who are still to be named. Whoever they stand for, nobody is taken for somebody else. */
export const UNNAMED: readonly [Named, Named] = [
  { id: "executive", name: "The chief executive" },
  { id: "engineer", name: "The head of engineering" },
];
