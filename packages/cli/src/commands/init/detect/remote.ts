const LOGIN = "[A-Za-z0-9](?:-?[A-Za-z0-9])*";
const USER = "(?:[^@/:]+(?::[^@/]*)?@)?";
const HOST = "(?:(?:www|ssh)\\.)?github\\.com";
/** What people with several keys call it in their settings of SSH: github.com-work, github-work. */
const ALIAS = "github\\.com-[\\w-]+|[\\w-]*github[\\w-]*";
const REPOSITORY = `(${LOGIN})/[^/]+/?$`;
const FORMS = [
  `^(?:https?|git)://${USER}${HOST}(?::\\d+)?/${REPOSITORY}`,
  `^(?:git\\+)?ssh://${USER}(?:${HOST}|${ALIAS})(?::\\d+)?/${REPOSITORY}`,
  `^${USER}(?:${HOST}|${ALIAS}):/?${REPOSITORY}`,
].map((form) => new RegExp(form, "i"));

/** The owner of a repository on GitHub, by the address of a remote. */
export function ownerIn(address: string): string | undefined {
  for (const form of FORMS) {
    const owner = form.exec(address)?.[1];
    if (owner !== undefined) return owner;
  }
  return undefined;
}
