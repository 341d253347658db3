import { known, unreadable, unreadableResource } from "@bylaw/core/provider";
import { listingOf, testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { reportScript, rootRow } from "../../../testing/iam-report.ts";
import { judgeScript } from "../../../testing/judge.ts";
import { failure, type Script } from "../../../testing/script.ts";
import { organizationScript } from "../../organizations/organization.fixture.ts";
import { type Organization, organizationsOfAccounts } from "../../organizations/organizations.ts";
import { instanceScript } from "../../sso-admin/instance.fixture.ts";
import { type IdentityCenterInstance, identityCenterInstances } from "../../sso-admin/instances.ts";
import { type AccountSummary, accountSummaries } from "../account-summary.ts";
import { type SamlProvider, samlProviders } from "../saml-providers.ts";
import { ada } from "../user.fixture.ts";
import { type IamUser, iamUsers } from "../users.ts";
import { iamFederatedWorkforce } from "./iam-federated-workforce.ts";

const [here, manager] = ["111111111111", "999999999999"] as const;
const account: AccountSummary = {
  id: `arn:aws:iam::${here}:root`,
  rootMfa: known(true),
  rootPassword: known(true),
  rootAccessKeys: known(false),
  rootSigningCertificates: known(false),
};
const machine: IamUser = { ...ada, name: "robot", consolePassword: known(false) };
const saml: SamlProvider = {
  id: `arn:aws:iam::${here}:saml-provider/okta`,
  validUntil: known("2125-01-01T00:00:00.000Z"),
  readAt: "2026-01-01T00:00:00.000Z",
};
const instance: IdentityCenterInstance = {
  id: "arn:aws:sso:::instance/ssoins-1",
  owner: known(here),
  status: known("ACTIVE"),
};
const organization: Organization = {
  id: "arn:aws:organizations::111111111111:organization/o-1",
  features: "ALL",
  managementAccount: known(here),
  trustedServices: known([]),
  guardrails: known([]),
};
interface Given {
  readonly users?: readonly IamUser[];
  readonly providers?: readonly SamlProvider[];
  readonly instances?: readonly IdentityCenterInstance[];
  readonly organizations?: readonly Organization[];
}
const given = ({ users = [ada], providers = [], instances = [], organizations = [organization] }: Given) => [
  listingOf(accountSummaries, [account]),
  listingOf(iamUsers, users),
  listingOf(samlProviders, providers),
  listingOf(identityCenterInstances, instances),
  listingOf(organizationsOfAccounts, organizations),
];
const said = (is: boolean) =>
  `Identity Center is active, a SAML provider is valid, or no IAM user has a console password: ${is}, expected true`;
const [passes, fails] = [said(true), said(false)];
const unseen = (why: string) =>
  `No instance of Identity Center that gives access to accounts is seen in the account and in the regions that are read, and ${why}.`;
const denied = { code: "access-denied", message: "iam:ListSAMLProviders was denied." } as const;

testCheck(
  iamFederatedWorkforce,
  { test, expect },
  {
    pass: [
      {
        name: "Identity Center is active",
        given: given({ instances: [instance] }),
        says: [passes],
      },
      { name: "a SAML provider is valid", given: given({ providers: [saml] }), says: [passes] },
      {
        name: "no IAM user has a password",
        given: given({ users: [machine] }),
        says: [passes],
      },
      {
        name: "one way in decides, whatever of the others was not read",
        given: [
          listingOf(accountSummaries, [account]),
          listingOf(iamUsers, [unreadableResource(ada.id, denied)]),
          listingOf(samlProviders, [saml]),
          listingOf(identityCenterInstances, [], { problem: denied }),
          listingOf(organizationsOfAccounts, [], { problem: denied }),
        ],
        says: [passes],
      },
    ],
    fail: [
      { name: "the organization does not let Identity Center in", given: given({}), says: [fails] },
      { name: "an account on its own", given: given({ organizations: [] }), says: [fails] },
      {
        name: "an instance of the account's own, which gives nobody access to accounts",
        given: given({ instances: [instance], organizations: [] }),
        says: [fails],
      },
      {
        name: "the organization's instance is not active",
        given: given({
          instances: [{ ...instance, status: known("CREATE_FAILED") }],
          organizations: [{ ...organization, trustedServices: known(["sso.amazonaws.com"]) }],
        }),
        says: [fails],
      },
      {
        name: "the metadata of the SAML provider is out of date",
        given: given({ providers: [{ ...saml, validUntil: known("2025-12-31T00:00:00.000Z") }] }),
        says: [fails],
      },
    ],
    unreadable: [
      {
        name: "a member account does not see the organization's instance",
        given: given({ organizations: [{ ...organization, managementAccount: known(manager) }] }),
        says: [unseen(`the management account, ${manager}, may have one`)],
      },
      {
        name: "an instance of a member account's own says nothing of the organization's",
        given: given({
          instances: [instance],
          organizations: [{ ...organization, managementAccount: known(manager) }],
        }),
        says: [unseen(`the management account, ${manager}, may have one`)],
      },
      {
        name: "a region that is not read may have the instance",
        given: given({
          organizations: [{ ...organization, trustedServices: known(["sso.amazonaws.com"]) }],
        }),
        says: [unseen("the organization trusts it, so that another region may have it")],
      },
      {
        name: "whom the organization lets in is not known",
        given: given({ organizations: [{ ...organization, trustedServices: unreadable(denied) }] }),
        says: [denied.message],
      },
      {
        name: "whose instance it is is not known",
        given: given({ instances: [{ ...instance, owner: unreadable(denied) }] }),
        says: [denied.message],
      },
      {
        name: "SAML providers may not be listed",
        given: [
          ...given({}).filter(({ collector }) => collector !== samlProviders),
          listingOf(samlProviders, [], { problem: denied }),
        ],
        says: [`aws/saml-providers is incomplete: ${denied.message}`],
      },
    ],
    empty: {
      name: "no account",
      given: [listingOf(accountSummaries, []), ...given({}).slice(1)],
      says: ["sign-in to the account: none, expected at least one"],
    },
  },
);

describe("situations from public reports", () => {
  const [list, describeOne, trusted] = [
    "sso-admin:ListInstances",
    "organizations:DescribeOrganization",
    "organizations:ListAWSServiceAccessForOrganization",
  ] as const;
  const sso = ["sso.amazonaws.com"];
  const provider = (name: string): Script => ({
    "iam:ListSAMLProviders": {
      SAMLProviderList: [
        { Arn: `arn:aws:iam::${here}:saml-provider/${name}`, ValidUntil: new Date("2125-01-01") },
      ],
    },
  });
  const alone: Script = {
    [describeOne]: failure(describeOne, "AWSOrganizationsNotInUseException", 400),
  };
  const member: Script = {
    ...organizationScript([], { MasterAccountId: manager }),
    [trusted]: failure(trusted, "AccessDeniedException", 400),
  };
  /** An account with a user who has a password, nothing else, and no organization. */
  const account: Script = {
    ...reportScript({ ada: {} }, rootRow()),
    ...instanceScript(),
    ...alone,
    "iam:ListSAMLProviders": { SAMLProviderList: [] },
    "iam:GetAccountSummary": {
      SummaryMap: {
        AccountMFAEnabled: 1,
        AccountPasswordPresent: 1,
        AccountAccessKeysPresent: 0,
        AccountSigningCertificatesPresent: 0,
      },
    },
  };
  const robot = reportScript({ robot: { cells: { password_enabled: "false" } } }, rootRow());
  const elsewhere: Script = {
    ...organizationScript([], {}, sso),
    [list]: ({ region }) =>
      region === "us-east-1"
        ? { Instances: [{ InstanceArn: "arn:i", OwnerAccountId: here, Status: "ACTIVE" }] }
        : { Instances: [] },
  };
  const cases: readonly (readonly [name: string, script: Script, outcome: string])[] = [
    ["no SAML provider, and nobody with a password (prowler#309)", robot, "pass"],
    ["a SAML provider (prowler#1413)", provider("okta"), "pass"],
    [
      "the provider that Identity Center keeps in a member (panther-analysis#581)",
      { ...member, ...provider("AWSSSO_1_DO_NOT_DELETE") },
      "pass",
    ],
    ["only users with passwords, in an account on its own", {}, "fail"],
    [
      "the organization's instance, as AWS shows it to every member (cartography#2381)",
      { ...member, ...instanceScript({ OwnerAccountId: manager }) },
      "pass",
    ],
    [
      "an instance of which AWS does not say whose it is (cartography#2381)",
      { ...organizationScript([], {}, sso), ...instanceScript({ OwnerAccountId: undefined }) },
      "error",
    ],
    [
      "a member that may not list instances (cloudquery#10844)",
      { ...member, [list]: failure(list, "AccessDeniedException", 400) },
      "error",
    ],
    ["a member that sees none", member, "error"],
    ["a member with an instance of its own", { ...member, ...instanceScript({}) }, "error"],
    ["an instance in another region than the one that is read (getprobo/probo#1811)", elsewhere, "error"],
    ["the management account, whose organization never let Identity Center in", organizationScript(), "fail"],
    ["an instance of the account's own, which CreateInstance made", instanceScript({}), "fail"],
    [
      "an instance that is being made",
      { ...organizationScript([], {}, sso), ...instanceScript({ Status: "CREATE_IN_PROGRESS" }) },
      "fail",
    ],
    [
      "a status that nobody knows",
      { ...organizationScript([], {}, sso), ...instanceScript({ Status: "PAUSED" }) },
      "error",
    ],
    [
      "the organization may not be read",
      { [describeOne]: failure(describeOne, "AccessDeniedException", 400) },
      "error",
    ],
  ];
  test.each(cases)("%s", async (_, script, outcome) => {
    const [verdict, ...others] = await judgeScript(iamFederatedWorkforce, { ...account, ...script });
    expect([verdict?.outcome, others]).toEqual([outcome, []]);
  });

  test.each([
    ["both regions answer (getprobo/probo#1811)", elsewhere, "pass"],
    [
      "a region that a policy denies, and none in the other (steampipe-plugin-aws#1879)",
      {
        ...organizationScript(),
        [list]: ({ region }) =>
          region === "us-east-1" ? failure(list, "AccessDeniedException", 400) : { Instances: [] },
      },
      "error",
    ],
  ] as const satisfies readonly (readonly [string, Script, string])[])("%s", async (_, script, outcome) => {
    const regions = { regions: ["eu-west-1", "us-east-1"] } as const;
    const [verdict] = await judgeScript(iamFederatedWorkforce, { ...account, ...script }, regions);
    expect(verdict?.outcome).toBe(outcome);
  });
});
