import { flag, type Given, value } from "../../command.ts";

/** What is typed behind its name. */
export const options = {
  organization: value("name", "the organization's name, as its policies are to have it"),
  people: value(
    "names",
    'who works here, two at least: "Ana Silva; Ben Okafor", or "ana=Ana Silva; ben=Ben Okafor"',
  ),
  owners: value(
    "offices",
    "who holds the four offices: executive=ana,security=ana,engineering=ben,people=ana",
  ),
  categories: value("list", "what is in scope beside Security: availability,confidentiality; or none"),
  start: value("day", "the first day on which policies are in effect and controls are done: 2027-01-01"),
  regions: value("list", "the AWS regions to look in: eu-west-1,us-east-1; or none, where AWS is not used"),
  github: value("login", "the GitHub organization; or none"),
  evidence: value("folder", "where records lie, within the program's folder"),
  yes: flag("ask nothing: what is not given is taken as it is found, or as help says"),
  "dry-run": flag("write nothing; tell what would be written"),
} as const;

export type InitGiven = Given<typeof options, object>;

/** What a question answers, by the option that answers it too. */
export const ASKED = [
  "organization",
  "people",
  "owners",
  "categories",
  "start",
  "regions",
  "github",
  "evidence",
] as const;
export type Asked = (typeof ASKED)[number];
