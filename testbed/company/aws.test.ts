import { CloudTrailClient, DescribeTrailsCommand, GetTrailStatusCommand } from "@aws-sdk/client-cloudtrail";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import {
  GenerateCredentialReportCommand,
  GetAccountAuthorizationDetailsCommand,
  GetAccountSummaryCommand,
  GetCredentialReportCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import {
  DescribeKeyCommand,
  GetKeyRotationStatusCommand,
  KMSClient,
  paginateListAliases,
  paginateListKeys,
} from "@aws-sdk/client-kms";
import { GetBucketPolicyCommand, ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { beforeAll, expect, it } from "vitest";
import type { AnyClient, ClientClass } from "../aws/company/connect.ts";
import { clientOf, describeAws } from "../aws/testing.ts";
import {
  type AccountPlan,
  type AwsCompanyPlan,
  auditorRoleArn,
  buildAwsCompany,
  planAwsCompany,
} from "./aws.ts";

it("plans the same company every time, with the shares the full one should have", () => {
  const plan = planAwsCompany();
  expect(planAwsCompany()).toEqual(plan);
  const all = <T>(of: (account: AccountPlan) => readonly T[]): T[] => plan.accounts.flatMap(of);
  const users = all((account) => account.users);
  expect(users).toHaveLength(200);
  const console = users.filter(({ password }) => password);
  expect(console.length / users.length).toBeCloseTo(2 / 3, 1);
  expect(console.filter(({ mfa }) => !mfa)).toHaveLength(11);
  expect(all((account) => account.keys)).toHaveLength(60);
  expect(all((account) => account.buckets)).toHaveLength(80);
  for (const account of plan.accounts) {
    expect(new Set(account.users.map(({ name }) => name)).size).toBe(account.users.length);
  }
  const periods = all((account) => account.keys).flatMap(({ rotation }) => rotation ?? []);
  expect([Math.min(...periods), Math.max(...periods)]).toEqual([90, 730]);
});

describeAws("the company in moto", (aws) => {
  let plan: AwsCompanyPlan;
  const size = { users: 24, keys: 32, buckets: 28, loadBalancers: 16, roles: 4 };

  beforeAll(async () => {
    plan = await buildAwsCompany({ endpoint: aws().endpoint, proxy: aws().proxy, size });
  });

  const clientAt = async <C extends AnyClient>(service: ClientClass<C>, account: string, region: string) => {
    const sts = clientOf(STSClient, aws().endpoint);
    const { Credentials: given } = await sts.send(
      new AssumeRoleCommand({ RoleArn: auditorRoleArn(account), RoleSessionName: "bylaw" }),
    );
    const accessKey = given?.AccessKeyId ?? "";
    return clientOf(service, aws().endpoint, { region, accessKey });
  };

  it("leaves the call log empty", () => {
    expect(aws().proxy.calls()).toEqual({});
  });

  it("has the planned users, console passwords and MFA devices in the credential report", async () => {
    for (const account of plan.accounts) {
      const iam = await clientAt(IAMClient, account.id, "eu-west-1");
      await iam.send(new GenerateCredentialReportCommand({}));
      const { Content } = await iam.send(new GetCredentialReportCommand({}));
      const report = Buffer.from(Content ?? []).toString("utf8");
      for (const { name, path, password, mfa } of account.users) {
        const arn = `arn:aws:iam::${account.id}:user${path}${name}`;
        const row = report.split("\n").find((line) => line.includes(`${arn},`) || line.includes(`${arn}"`));
        const facts = row?.replace(
          /^.*T\d\d:\d\d:\d\d\+00:00,(true|false),[^,]*,[^,]*,N\/A,(true|false),.*$/,
          "$1 $2",
        );
        expect([name, facts]).toEqual([name, `${password} ${mfa}`]);
      }
      const { SummaryMap } = await iam.send(new GetAccountSummaryCommand({}));
      expect(SummaryMap).toMatchObject({
        Users: account.users.length,
        AccountMFAEnabled: account.root.mfa ? 1 : 0,
      });
    }
  });

  it("has roles that trust GitHub", async () => {
    for (const account of plan.accounts) {
      const iam = await clientAt(IAMClient, account.id, "eu-west-1");
      const details = await iam.send(
        new GetAccountAuthorizationDetailsCommand({ Filter: ["Role"], MaxItems: 1000 }),
      );
      const trusting = (details.RoleDetailList ?? []).flatMap(
        ({ RoleName, AssumeRolePolicyDocument = "" }) =>
          decodeURIComponent(AssumeRolePolicyDocument).includes("token.actions.githubusercontent.com")
            ? [RoleName]
            : [],
      );
      const planned = account.roles.filter(({ subjects }) => subjects !== undefined).map(({ name }) => name);
      expect(trusting.sort()).toEqual(planned.sort());
    }
  });

  it("has keys of which the rotation is as planned", async () => {
    for (const account of plan.accounts) {
      for (const region of plan.regions) {
        const kms = await clientAt(KMSClient, account.id, region);
        const customers: string[] = [];
        const managed: string[] = [];
        for await (const { Keys } of paginateListKeys({ client: kms, pageSize: 4 }, {})) {
          for (const { KeyId = "" } of Keys ?? []) {
            const { KeyMetadata } = await kms.send(new DescribeKeyCommand({ KeyId }));
            (KeyMetadata?.KeyManager === "AWS" ? managed : customers).push(KeyId);
          }
        }
        const planned = account.keys.filter((key) => key.region === region);
        expect([customers.length, managed.length]).toEqual([planned.length, 3]);
        for await (const { Aliases } of paginateListAliases({ client: kms }, {})) {
          for (const { AliasName, TargetKeyId } of Aliases ?? []) {
            const key = planned.find(({ name }) => AliasName === `alias/${name}`);
            if (key === undefined) continue;
            const said = await kms
              .send(new GetKeyRotationStatusCommand({ KeyId: TargetKeyId }))
              .catch(String);
            const period = typeof said === "string" ? undefined : said.RotationPeriodInDays;
            const expected = key.expects["aws/kms-key-rotation"];
            if (expected === "pass") expect(period).toBeLessThanOrEqual(365);
            if (expected === "fail") expect(period ?? 999).toBeGreaterThan(365);
            if (key.spec.Origin === "EXTERNAL") expect(said).toContain("UnsupportedOperationException");
          }
        }
      }
    }
  });

  it("has buckets with the planned policies, each in its region", async () => {
    for (const account of plan.accounts) {
      const s3 = await clientAt(S3Client, account.id, "eu-west-1");
      const { Buckets } = await s3.send(new ListBucketsCommand({ MaxBuckets: 1000 }));
      const listed = Buckets?.map(({ Name, BucketRegion }) => `${Name} ${BucketRegion}`);
      expect(listed).toEqual(account.buckets.map(({ name, region }) => `${name} ${region}`).sort());
      for (const { name, region, policy } of account.buckets) {
        const there = await clientAt(S3Client, account.id, region);
        const answer = there.send(new GetBucketPolicyCommand({ Bucket: name }));
        if (policy === undefined) await expect(answer).rejects.toMatchObject({ name: "NoSuchBucketPolicy" });
        else expect(JSON.parse((await answer).Policy ?? "")).toEqual(policy);
      }
    }
  });

  it("has load balancers with the planned listeners", async () => {
    for (const account of plan.accounts) {
      for (const region of plan.regions) {
        const elbv2 = await clientAt(ElasticLoadBalancingV2Client, account.id, region);
        const { LoadBalancers = [] } = await elbv2.send(new DescribeLoadBalancersCommand({}));
        const planned = account.loadBalancers.filter((balancer) => balancer.region === region);
        expect(LoadBalancers).toHaveLength(planned.length);
        for (const { LoadBalancerName, LoadBalancerArn } of LoadBalancers) {
          const { Listeners } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
          const wanted = planned.find(({ name }) => name === LoadBalancerName)?.listeners;
          expect(Listeners?.map(({ Protocol, Port, SslPolicy }) => [Protocol, Port, SslPolicy])).toEqual(
            wanted?.map(({ protocol, port, policy, expects }) => [
              protocol,
              port,
              expects["aws/elb-listener-minimum-tls"] === "not-applicable"
                ? undefined
                : (policy ?? "ELBSecurityPolicy-2016-08"),
            ]),
          );
        }
      }
    }
  });

  it("has a trail that logs everything in production and none in staging", async () => {
    for (const account of plan.accounts) {
      const cloudtrail = await clientAt(CloudTrailClient, account.id, "eu-west-1");
      const { trailList = [] } = await cloudtrail.send(new DescribeTrailsCommand({}));
      const good = [];
      for (const { TrailARN, IsMultiRegionTrail } of trailList) {
        const { IsLogging } = await cloudtrail.send(new GetTrailStatusCommand({ Name: TrailARN }));
        if (IsLogging && IsMultiRegionTrail) good.push(TrailARN);
      }
      expect(good).toHaveLength(account.stage === "production" ? 1 : 0);
    }
  });

  it("can be built with one region", async () => {
    await aws().reset();
    const small = { users: 8, keys: 20, buckets: 4, loadBalancers: 4, roles: 0 };
    const options = { endpoint: aws().endpoint, proxy: aws().proxy, size: small, regions: ["us-east-1"] };
    const built = await buildAwsCompany(options);
    expect(built).toEqual(planAwsCompany({ size: small, regions: ["us-east-1"] }));
  });
});
