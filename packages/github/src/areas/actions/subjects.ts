export const ownSubjects =
  "A repository may have a template of its own, and one that did not opt in to the organization's keeps GitHub's default: what a repository uses is not read.";

export const aboutSubjects = {
  title: "OpenID Connect reference",
  url: "https://docs.github.com/en/actions/reference/security/oidc",
} as const;
