import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreatePolicyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  IAMClient,
  ListRolesCommand,
  ListServerCertificatesCommand,
  paginateGetAccountAuthorizationDetails,
  paginateListUsers,
  UploadServerCertificateCommand,
} from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from "@aws-sdk/client-sts";
import { beforeEach, expect, it } from "vitest";
import { clientOf, describeAws } from "../../testing.ts";

const account = "123456789012";

describeAws("corrections of IAM and STS", (aws) => {
  beforeEach(() => aws().reset());
  const iam = () => clientOf(IAMClient, aws().endpoint);
  const plain = () => clientOf(IAMClient, aws().moto.endpoint);

  const report = async (client: IAMClient) => {
    const { Content, GeneratedTime } = await client.send(new GetCredentialReportCommand({}));
    const [header = "", ...rows] = Buffer.from(Content ?? [])
      .toString("utf8")
      .trimEnd()
      .split("\n");
    return { header: header.split(","), rows, GeneratedTime };
  };

  it("answers the root user's state in the account summary", async () => {
    const summary = async (client: IAMClient) =>
      (await client.send(new GetAccountSummaryCommand({}))).SummaryMap ?? {};
    expect(await summary(plain())).not.toHaveProperty("AccountPasswordPresent");
    expect(await summary(iam())).toMatchObject({
      AccountMFAEnabled: 0,
      AccountPasswordPresent: 1,
      AccountAccessKeysPresent: 0,
      UsersQuota: 5000,
    });
    aws().proxy.account({ id: account, rootMfa: true, rootPassword: false, rootAccessKeys: 2 });
    aws().proxy.account({ id: "999999999999", rootMfa: false });
    expect(await summary(iam())).toMatchObject({
      AccountMFAEnabled: 1,
      AccountPasswordPresent: 0,
      AccountAccessKeysPresent: 1,
    });
  });

  it("lets a server certificate expire after it was uploaded", async () => {
    const upload = { ServerCertificateName: "shop", CertificateBody: "testbed", PrivateKey: "none" };
    await iam().send(new UploadServerCertificateCommand(upload));
    const years = async (client: IAMClient) =>
      (await client.send(new ListServerCertificatesCommand({}))).ServerCertificateMetadataList?.map((one) =>
        one.Expiration?.getUTCFullYear(),
      );
    expect(await years(plain())).toEqual([2012]);
    expect(await years(iam())).toEqual([2050]);
  });

  it("generates a credential report in two steps", async () => {
    await expect(report(iam())).rejects.toMatchObject({ name: "CredentialReportNotPresentException" });
    const state = async () => (await iam().send(new GenerateCredentialReportCommand({}))).State;
    expect([await state(), await state()]).toEqual(["STARTED", "COMPLETE"]);
  });

  it("puts AWS's rows and values into the credential report", async () => {
    await iam().send(new CreateUserCommand({ UserName: "console" }));
    await iam().send(new CreateLoginProfileCommand({ UserName: "console", Password: "Correct-Horse-9" }));
    await iam().send(new CreateUserCommand({ UserName: "o.hara,siobhan@acme" }));
    await iam().send(new CreateAccessKeyCommand({ UserName: "o.hara,siobhan@acme" }));
    await iam().send(new GenerateCredentialReportCommand({}));
    aws().proxy.account({ id: account, rootMfa: true });

    const moto = await report(plain());
    expect(moto.rows).toHaveLength(2);
    expect(moto.GeneratedTime?.getFullYear()).toBe(2015);

    const { header, rows, GeneratedTime } = await report(iam());
    expect(header).toHaveLength(22);
    expect(header.slice(0, 8)).toEqual(
      "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active".split(
        ",",
      ),
    );
    expect(Date.now() - (GeneratedTime?.getTime() ?? 0)).toBeLessThan(60_000);
    expect(rows[0]).toBe(
      `<root_account>,arn:aws:iam::${account}:root,2019-03-14T09:26:53+00:00,true,no_information,not_supported,not_supported,true,false,N/A,N/A,N/A,N/A,false,N/A,N/A,N/A,N/A,false,N/A,false,N/A`,
    );
    const time = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00`;
    const unused = "N/A,N/A,N/A,N/A";
    expect(rows[1]).toMatch(
      new RegExp(
        `^console,arn:aws:iam::${account}:user/console,${time},true,no_information,${time},N/A,false,false,${unused},false,${unused},false,N/A,false,N/A$`,
      ),
    );
    expect(rows[2]).toMatch(
      new RegExp(
        `^"o.hara,siobhan@acme","arn:aws:iam::${account}:user/o.hara,siobhan@acme",${time},false,N/A,N/A,N/A,false,true,${time},N/A,N/A,N/A,false,${unused},false,N/A,false,N/A$`,
      ),
    );
    aws().proxy.account({ id: account, reportGeneratedAt: "2026-01-02T03:04:05Z" });
    expect((await report(iam())).GeneratedTime).toEqual(new Date("2026-01-02T03:04:05Z"));
  });

  it("pages users and authorization details", async () => {
    const names = ["a", "b", "c"];
    for (const name of names) {
      await iam().send(new CreateUserCommand({ UserName: name }));
      await iam().send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: "{}" }));
    }
    const everything = await plain().send(new GetAccountAuthorizationDetailsCommand({ MaxItems: 2 }));
    expect(everything).toMatchObject({ IsTruncated: false });
    const pages: string[] = [];
    for await (const part of paginateGetAccountAuthorizationDetails({ client: iam(), pageSize: 2 }, {})) {
      const users = (part.UserDetailList ?? []).map(({ UserName }) => `u${UserName}`);
      const roles = (part.RoleDetailList ?? []).map(({ RoleName }) => `r${RoleName}`);
      pages.push([...users, ...roles].join(" "));
    }
    expect(pages).toEqual(["ua ub", "uc ra", "rb rc"]);
    const users: (number | undefined)[] = [];
    for await (const part of paginateListUsers({ client: iam(), pageSize: 2 }, {}))
      users.push(part.Users?.length);
    expect(users).toEqual([2, 1]);
  });

  it("names managed policies in the authorization details", async () => {
    const Statement = { Effect: "Allow", Action: "s3:Get*", Resource: "*" };
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
    await iam().send(new CreatePolicyCommand({ PolicyName: "reads", Path: "/a/", PolicyDocument }));
    const names = async (client: IAMClient) =>
      (await client.send(new GetAccountAuthorizationDetailsCommand({}))).Policies?.map(
        ({ PolicyName }) => PolicyName,
      );
    expect([await names(plain()), await names(iam())]).toEqual([[undefined], ["reads"]]);
  });

  it("encodes every policy document", async () => {
    const AssumeRolePolicyDocument = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Action: "sts:*" }],
    });
    await iam().send(new CreateRoleCommand({ RoleName: "r", AssumeRolePolicyDocument }));
    const documents = async (client: IAMClient) => [
      (await client.send(new ListRolesCommand({}))).Roles?.[0]?.AssumeRolePolicyDocument,
      (await client.send(new GetAccountAuthorizationDetailsCommand({}))).RoleDetailList?.[0]
        ?.AssumeRolePolicyDocument,
    ];
    expect(await documents(plain())).toEqual([AssumeRolePolicyDocument, AssumeRolePolicyDocument]);
    for (const document of await documents(iam())) {
      expect(document).toMatch(/^%7B.*sts%3A%2A/);
      expect(decodeURIComponent(document ?? "")).toBe(AssumeRolePolicyDocument);
    }
  });

  it("lets only existing roles be assumed", async () => {
    const sts = clientOf(STSClient, aws().endpoint);
    const assume = (role: string, client = sts) =>
      client.send(
        new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${account}:role/${role}`, RoleSessionName: "x" }),
      );
    await assume("auditor", clientOf(STSClient, aws().moto.endpoint));
    await expect(assume("auditor")).rejects.toMatchObject({ name: "AccessDenied" });
    await iam().send(new CreateRoleCommand({ RoleName: "auditor", AssumeRolePolicyDocument: "{}" }));
    const { Credentials: given } = await assume("auditor");
    const credentials = {
      accessKeyId: given?.AccessKeyId ?? "",
      secretAccessKey: given?.SecretAccessKey ?? "",
    };
    const assumed = new STSClient({ endpoint: aws().endpoint, region: "eu-west-1", credentials });
    expect(await assumed.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Arn: `arn:aws:sts::${account}:assumed-role/auditor/x`,
    });
  });
});
