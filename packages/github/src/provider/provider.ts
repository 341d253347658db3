import { BylawError, days, type Environment, type Provider, type Quantity } from "@bylaw/core";
import {
  type Connection,
  type ExpectedScope,
  isReadError,
  located,
  type Problem,
  scopeOf,
} from "@bylaw/core/provider";
import { readErrorOf } from "../session/errors.ts";
import { githubKind } from "../session/kind.ts";
import { type GithubSession, openSession, type RecordsPlace } from "../session/session.ts";
import { addressOf, faultOf, hostOf } from "./address.ts";
import { type Credentials, type GithubApp, SIGN_IN, type SignedIn, signIn } from "./connect.ts";
import { permissionsOf } from "./permissions.ts";
import { type ProxiedFetch, proxiedFetch } from "./proxy.ts";

/** Where Bylaw looks in GitHub, and as whom. */
export interface GithubOptions {
  /** The organization's login. */
  readonly organization: string;
  readonly environment?: Environment;
  /**
   * A personal access token. Default: the environment variable `GITHUB_TOKEN`, read when a run connects.
   *
   * Only an owner's, for all repositories, proves that nothing is left out: a classic one with the scopes `repo` and
   * `admin:org`, or a fine-grained one with Organization administration: read beside the named permissions. What
   * another sees is judged, and its listing stays incomplete.
   */
  readonly token?: string;
  /** A GitHub App that is installed on all repositories of the organization, which is proof that it sees them. */
  readonly app?: GithubApp;
  /**
   * Another address than `https://api.github.com`, such as `https://github.acme.com/api/v3`. Default: the environment
   * variable `GITHUB_API_URL`, which GitHub Actions sets. Its host tells an organization from one of the same login on
   * github.com: `github.acme.com/acme`.
   */
  readonly baseUrl?: string;
  /**
   * For how many days back the changes of default branches are read: whole days from 1 to 365, which is as long as GitHub keeps them.
   * Default: 35, so that monthly runs leave no gap.
   */
  readonly lookBack?: Quantity<"days">;
  /**
   * Where the files of evidence records lie on the default branch, for `github/evidence-files`; several where restricted
   * records have a repository of their own, and `[]` in an organization that has none beside one that has them.
   */
  readonly records?: RecordsPlace | readonly RecordsPlace[];
}

/**
 * GitHub as a provider: one organization.
 *
 * @example
 * github({
 *   organization: "acme",
 *   environment: production,
 *   app: { id: 123456, privateKey: readFileSync("bylaw.pem", "utf8"), installationId: 7890123 },
 * })
 */
export function github(options: GithubOptions): Provider<GithubSession> {
  validate(options);
  return located(
    Object.freeze({
      kind: "provider",
      type: githubKind,
      ...(options.environment !== undefined && { environment: options.environment }),
      // The environment may say where GitHub is, and is not read before it is asked for.
      get looksInto(): readonly ExpectedScope[] {
        return [{ level: "organization", path: [nameOf(options)] }];
      },
      connect: () => connect(options),
      permissions: permissionsOf,
    }),
  );
}

async function connect(options: GithubOptions): Promise<Connection<GithubSession>> {
  const organization = loginOf(options);
  const scope = scopeOf(githubKind, "organization", [nameOf(options)], options.environment);
  const { lookBack = LOOK_BACK } = options;
  const about = { organization, lookBack, records: placesOf(options), run: {} };
  const opened = await open(options);
  const proxied = "client" in opened ? opened.proxied : undefined;
  return {
    scopes: ["client" in opened ? { scope, ...identityOf(options) } : { scope, problem: opened }],
    session(_scope, tools) {
      if (!("client" in opened)) throw new TypeError(`The organization ${organization} is not open.`);
      return openSession({ ...about, selection: opened.selection }, opened.client, tools);
    },
    close() {
      // A proxy that hangs up by itself meanwhile is no fault of what was collected.
      proxied?.close().catch(() => undefined);
    },
  };
}

/** GitHub takes a login in any letter case: one organization is one scope. */
function loginOf({ organization }: GithubOptions): string {
  return organization.toLowerCase();
}

/** `acme`, or `github.acme.com/acme` on another GitHub than github.com. */
function nameOf(options: GithubOptions): string {
  const host = hostOf(addressOf(givenAddress(options)));
  return host === undefined ? loginOf(options) : `${host}/${loginOf(options)}`;
}

function givenAddress({ baseUrl }: GithubOptions): string {
  return baseUrl ?? process.env.GITHUB_API_URL ?? "";
}

function placesOf({ records }: GithubOptions): readonly RecordsPlace[] | undefined {
  return records !== undefined && "repository" in records ? [records] : records;
}

/** An app is known by its number. Whose token it is is not asked: it may be a person's. */
function identityOf({ app }: GithubOptions): { readonly identity?: string } {
  return app === undefined ? {} : { identity: `GitHub App ${app.id}` };
}

interface Opened extends SignedIn {
  readonly proxied: ProxiedFetch | undefined;
}

/** The client, or why there is none. */
async function open(options: GithubOptions): Promise<Opened | Problem> {
  const { organization, token, app } = options;
  const address = givenAddress(options);
  const fault = faultOf(address);
  if (fault !== undefined) {
    return { code: "network", message: `GITHUB_API_URL ${fault}. Set it to one such as ${EXAMPLE}.` };
  }
  const given = (token ?? process.env.GITHUB_TOKEN ?? "").trim();
  if (app === undefined && given === "") {
    const message = "github() has no credentials: set GITHUB_TOKEN, or give it a token or an app.";
    return { code: "access-denied", message };
  }
  const credentials: Credentials = app === undefined ? { token: given } : { app };
  let proxied: ProxiedFetch | undefined;
  try {
    proxied = await proxiedFetch(process.env);
    const way = { baseUrl: addressOf(address), fetch: proxied?.fetch };
    return { ...(await signIn(organization, credentials, way)), proxied };
  } catch (error) {
    proxied?.close().catch(() => undefined);
    if (isReadError(error) || isAnswer(error)) return readErrorOf(SIGN_IN, "Metadata: read", error).problem;
    const message =
      "github() cannot sign with the app's private key: give it the PEM that GitHub made for it.";
    return { code: "access-denied", message, operation: SIGN_IN };
  }
}

/** True for an error of the wire, which has a status even without an answer. */
function isAnswer(error: unknown): boolean {
  return typeof error === "object" && error !== null && "status" in error;
}

const EXAMPLE = "https://github.acme.com/api/v3";
const LOOK_BACK = days(35);
const LONGEST_LOOK_BACK = 365;

const PATH = /^(?!\.{1,2}(?:\/|$))[^/\0]+(?:\/(?!\.{1,2}(?:\/|$))[^/\0]+)*$/;

function validatePlace({ repository, directory }: RecordsPlace): void {
  if (/^[\w.-]+$/.test(repository) && PATH.test(directory)) return;
  throw new BylawError(
    "invalid-definition",
    `github(): ${JSON.stringify(directory)} of ${JSON.stringify(repository)} is no place of records.`,
    {
      next: 'Name the repository without its owner, and the directory as it stands in it, such as { repository: "infrastructure", directory: "evidence" }.',
    },
  );
}

function validate(options: GithubOptions): void {
  placesOf(options)?.forEach(validatePlace);
  validateAccess(options);
}

function validateAccess({ organization, token, app, baseUrl, lookBack = LOOK_BACK }: GithubOptions): void {
  const fault = faultOf(baseUrl ?? "");
  if (fault !== undefined) {
    throw new BylawError("invalid-definition", `github(): its baseUrl ${fault}.`, {
      next: `Give the whole of it and nothing else, such as ${EXAMPLE}.`,
    });
  }
  const { amount } = lookBack;
  if (!Number.isInteger(amount) || amount < 1 || amount > LONGEST_LOOK_BACK) {
    throw new BylawError("invalid-definition", `github(): it cannot look back ${amount} days.`, {
      next: `Give whole days from 1 to ${LONGEST_LOOK_BACK}, such as days(35): GitHub keeps the moves of a branch for a year.`,
    });
  }
  if (!/^[A-Za-z0-9](?:-?[A-Za-z0-9])*$/.test(organization)) {
    throw new BylawError(
      "invalid-definition",
      `github(): ${JSON.stringify(organization)} is not an organization.`,
      { next: 'Give its login as it stands in its address, such as "acme".' },
    );
  }
  if (token !== undefined && app !== undefined) {
    throw new BylawError("invalid-definition", "github(): there is a token and an app.", {
      next: "Give one of them.",
    });
  }
}
