import { atMost, defineCheck, fact, names } from "@bylaw/core";
import { isLive } from "../../../lib/is-live.ts";
import { publicRepositories } from "../public-repositories.ts";

export const publicRepositoryRunnerless = defineCheck({
  id: "github/public-repository-runnerless",
  title: "Public repository has no self-hosted runners of its own but those that are allowed",
  why: "Anybody may fork a public repository and open a pull request to it: a workflow that runs for it runs the stranger's code on a machine of the company's own.",
  fix: "The repository's Settings, Actions, Runners: remove the runner, or gh api -X DELETE repos/<owner>/<repository>/actions/runners/<number>. Let its jobs run on runners that GitHub hosts. One that has to stay goes on the list of those allowed, as repository and name: acme/site builder-1.",
  severity: "high",
  whenEmpty: "notApplicable",
  // No runner is called so: none is allowed until the company names one.
  parameters: { allowed: atMost(names("(none)")) },
  blindSpots: [
    "Runners of the organization and of the enterprise are in groups: github/runner-group-private judges which groups are open to public repositories.",
    "A runner that is made for one job is listed only while it is registered: between its jobs it is not seen.",
    "What workflows run for pull requests from forks, and whose runs wait for an approval, is not read.",
    "A private repository that is made public later is judged from the next run on.",
  ],
  sources: [
    {
      title: "Secure use reference",
      url: "https://docs.github.com/en/actions/reference/security/secure-use",
    },
  ],
  each: publicRepositories,
  appliesTo: isLive,
  assert: ({ runners }, { allowed }) => [
    fact("self-hosted runners of the repository", runners).atMost(allowed),
  ],
});
