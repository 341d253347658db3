import { EVIDENCE_BRANCH } from "./detect/git.ts";
import type { Repository } from "./detect/repository.ts";
import { ROLE, TOKEN } from "./files/workflow.ts";
import { configFlag, type Place } from "./place.ts";

/** Commands that need rights: somebody who has them reads and runs them. */
export interface Rights {
  readonly title: string;
  readonly commands: readonly string[];
}

export function rightsFor(
  uses: { readonly aws: boolean; readonly github: boolean },
  place: Place,
  { git, manager }: Repository,
): readonly Rights[] {
  const bylaw = `${manager.exec} bylaw permissions${configFlag(place)}`;
  return [
    ...(git.hasEvidenceBranch ? [] : [branch]),
    ...(git.isElsewhere ? [] : [ruleset]),
    ...(uses.aws ? [role(bylaw, git.isElsewhere)] : []),
    ...(uses.github ? [token(bylaw, git.isElsewhere)] : []),
  ];
}

export const BRANCH_COMMAND = `git branch ${EVIDENCE_BRANCH} "$(git commit-tree "$(git hash-object -w -t tree /dev/null)" -m 'Runs begin')"`;

const branch: Rights = {
  title: "The branch for kept runs, which has no history in common with the program's",
  commands: [
    BRANCH_COMMAND,
    `git push -u origin ${EVIDENCE_BRANCH}`,
    `git worktree add .bylaw/evidence ${EVIDENCE_BRANCH}`,
  ],
};

const RULES = JSON.stringify({
  name: EVIDENCE_BRANCH,
  target: "branch",
  enforcement: "active",
  bypass_actors: [],
  conditions: { ref_name: { include: [`refs/heads/${EVIDENCE_BRANCH}`], exclude: [] } },
  rules: [{ type: "deletion" }, { type: "non_fast_forward" }],
});

const ruleset: Rights = {
  title: "Its ruleset: nobody deletes it, or pushes over it",
  commands: [`gh api repos/{owner}/{repo}/rulesets --method POST --input - <<'END'\n${RULES}\nEND`],
};

const ISSUER = "token.actions.githubusercontent.com";

/** Whoever may take the role: the workflow on the default branch, and nothing else. */
const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [
    {
      Effect: "Allow",
      Action: "sts:AssumeRoleWithWebIdentity",
      Principal: { Federated: `arn:aws:iam::$account:oidc-provider/${ISSUER}` },
      Condition: {
        StringEquals: {
          [`${ISSUER}:aud`]: "sts.amazonaws.com",
          [`${ISSUER}:sub`]: "repo:$repository:ref:refs/heads/$branch",
        },
      },
    },
  ],
});

function role(bylaw: string, isElsewhere: boolean): Rights {
  const policy = `${bylaw} --json | jq -r '.[] | select(.provider == "aws").document' > bylaw-policy.json`;
  const grant =
    "aws iam put-role-policy --role-name bylaw-auditor --policy-name read --policy-document file://bylaw-policy.json";
  if (isElsewhere)
    return {
      title:
        "The read-only role for AWS; bylaw-trust.json says who may take it, as your pipeline's host describes",
      commands: [
        policy,
        "aws iam create-role --role-name bylaw-auditor --assume-role-policy-document file://bylaw-trust.json",
        grant,
      ],
    };
  return {
    title: "The read-only role for AWS, which the workflow on the default branch takes",
    commands: [
      policy,
      `account="$(aws sts get-caller-identity --query Account --output text)"`,
      `repository="$(gh repo view --json nameWithOwner --jq .nameWithOwner)"`,
      `branch="$(gh repo view --json defaultBranchRef --jq .defaultBranchRef.name)"`,
      `cat > bylaw-trust.json <<END\n${TRUST}\nEND`,
      `aws iam create-open-id-connect-provider --url https://${ISSUER} --client-id-list sts.amazonaws.com  # unless it is there`,
      "aws iam create-role --role-name bylaw-auditor --assume-role-policy-document file://bylaw-trust.json",
      grant,
      `gh variable set ${ROLE} --body "arn:aws:iam::$account:role/bylaw-auditor"`,
    ],
  };
}

function token(bylaw: string, isElsewhere: boolean): Rights {
  return {
    title: "The token that reads the GitHub organization",
    commands: [
      `${bylaw}  # says what it may read`,
      isElsewhere ? `export GITHUB_TOKEN=...  # in the pipeline` : `gh secret set ${TOKEN}  # asks for it`,
    ],
  };
}
