import { BylawError } from "@bylaw/core";
import { type AuthenticationEvent, authenticationEvents } from "../audit-calls/events.ts";

/** Which application is read, and what is asked of its routes. */
export interface SourceOptions {
  /** Where the application lies: `"."`, `"services/api"`. */
  readonly directory: string;
  /** What it is called, where you read several. Default: `application`. */
  readonly name?: string;
  /** Folders and files below the directory, and no others: `["src"]`. Default: all code but tests and what is built or installed. */
  readonly include?: readonly string[];
  /** The file with the `paths` that imports begin with, below the directory. Default: `tsconfig.json`, where it is there. */
  readonly tsconfig?: string;
  /** The paths under which every route passes an MFA guard: `["/admin"]`. `*` stands for one part. */
  readonly privileged?: readonly string[];
  /** What stands for an MFA guard beside `requireMfa` of `@bylaw/express`: `["src/auth.ts#requireMfa", "src/auth.ts#mfaFor()"]`. */
  readonly guards?: readonly string[];
  /** The routes that somebody signs in and out by, by the event that each records: `{ login: ["POST /login"] }`. */
  readonly authentication?: Readonly<Partial<Record<AuthenticationEvent, readonly string[]>>>;
  /** What makes the audit log beside `createAuditLog` of `@bylaw/audit-log`: `["src/log.ts#open()"]`. */
  readonly logs?: readonly string[];
}

/** Throws a `BylawError` where an option names less than it seems to. */
export function holdOptions(options: SourceOptions): void {
  const { directory, name, privileged = [], guards = [], logs = [], authentication = {} } = options;
  if (typeof directory !== "string" || directory === "" || directory.includes("\0"))
    throw fault("directory is no path", 'Give it the directory of the application, such as ".".');
  if (name !== undefined && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name))
    throw fault(`name ${JSON.stringify(name)} is not a slug`, "Use lower-case letters, digits and hyphens.");
  for (const one of privileged)
    if (!isPath(one))
      throw fault(
        `privileged has ${JSON.stringify(one)}, which is no path`,
        'Begin it with a slash: "/admin".',
      );
  for (const one of [...guards, ...logs])
    if (!/^[^#\s]+#[^#\s]+$/.test(one))
      throw fault(
        `${JSON.stringify(one)} names no function`,
        'Write its file, # and its name: "src/auth.ts#requireMfa".',
      );
  for (const [event, patterns] of Object.entries(authentication)) {
    if (!authenticationEvents.some((known) => known === event))
      throw fault(
        `authentication has ${JSON.stringify(event)}, which is no event`,
        `Use one of ${authenticationEvents.join(", ")}.`,
      );
    for (const one of patterns ?? [])
      if (!isPath(one.replace(/^[A-Z]+ /, "")))
        throw fault(
          `authentication has ${JSON.stringify(one)}, which is no route`,
          'Write a method and a path: "POST /login".',
        );
  }
}

function isPath(text: string): boolean {
  return /^\/[^\s?#]*$/.test(text);
}

function fault(what: string, next: string): BylawError {
  return new BylawError("invalid-definition", `source(): ${what}.`, { next });
}
