/** What GitHub says beside "no". */
export interface RefusalWords {
  readonly message: unknown;
  /** The header `x-github-sso`. */
  readonly sso?: string | undefined;
  /** `saml_failure` of a GraphQL error. */
  readonly saml?: boolean | undefined;
}

/**
 * Why GitHub refuses, and what to do, in two sentences, for refusals that no permission mends. Undefined for any other.
 * Nothing of GitHub's own text is repeated, because it names whom it pleases; of addresses, what is checked here alone.
 */
export function refusalOf({ message, sso, saml }: RefusalWords): string | undefined {
  const text = typeof message === "string" ? message : "";
  if (saml === true || /\bSAML enforcement\b/i.test(text) || sso?.startsWith("required")) return ofSso(sso);
  return refusals.find(({ words }) => words.test(text))?.say(text);
}

interface Refusal {
  readonly words: RegExp;
  say(text: string): string;
}

const refusals: readonly Refusal[] = [
  {
    words: /\bonly owners can use this filter\b/i,
    say: () =>
      "GitHub tells owners of the organization alone how members sign in. Use an owner's token, or a GitHub App that may read members.",
  },
  {
    words: /\bIP allow list enabled\b/i,
    say: () =>
      "the organization answers to its IP allow list alone, and this address is not on it. Run from an address that is, or have an owner of the organization add this one.",
  },
  {
    words: /\bforbids access via a personal access token \(classic\)/i,
    say: () =>
      "the organization forbids classic personal access tokens. Use a GitHub App or a fine-grained token.",
  },
  {
    words: /\bforbids access via a fine-grained personal access tokens?\b.*\blifetime\b/is,
    say: (text) => {
      const days = /\bgreater than (\d{1,5}) days\b/.exec(text)?.[1];
      const page = /https:\/\/github\.com\/settings\/personal-access-tokens\/\d+/.exec(text)?.[0];
      const limit = days === undefined ? "as long as this one" : `longer than ${days} days`;
      return `the organization forbids fine-grained tokens that live ${limit}. Give this one a shorter life${page === undefined ? "" : ` at ${page}`}.`;
    },
  },
  {
    words: /\bforbids access via a fine-grained personal access token/i,
    say: () => "the organization forbids fine-grained personal access tokens. Use a GitHub App.",
  },
  {
    words: /\benabled OAuth App access restrictions\b/i,
    say: () =>
      "the organization has not approved the OAuth app that this token is of. Have an owner approve it, or use a GitHub App.",
  },
  {
    words: /\bnot been granted the required scopes\b/i,
    say: (text) => {
      const scopes = /\bfollowing scopes: \[([\w:', ]+)\]/.exec(text)?.[1]?.replaceAll("'", "");
      return `this token lacks a scope. Give it ${scopes === undefined ? "the scope that the field needs" : `one of the scopes ${scopes}`}.`;
    },
  },
];

/** Where a token is authorised: without its query, which is good for once. */
function ofSso(header: string | undefined): string {
  const page = /\burl=(https:\/\/[\w.-]+\/(?:orgs|enterprises)\/[\w.-]+\/sso)(?=[?;,\s]|$)/.exec(
    header ?? "",
  )?.[1];
  const where = page ?? "GitHub, Settings, Developer settings, beside the token at Configure SSO";
  return `the organization asks for SAML single sign-on, and this token is not authorised for it. Authorise it at ${where}.`;
}
