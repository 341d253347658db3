import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeSSLPoliciesCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeListeners,
  paginateDescribeLoadBalancers,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { beforeAll, beforeEach, expect, it } from "vitest";
import { clientOf, describeAws } from "../../testing.ts";
import { defaultNetwork } from "./network.ts";
import { missingPolicies } from "./ssl-policies.ts";

describeAws("corrections of Elastic Load Balancing", (aws) => {
  let arn: string | undefined;
  const elbv2 = () => clientOf(ElasticLoadBalancingV2Client, aws().endpoint);
  const plain = () => clientOf(ElasticLoadBalancingV2Client, aws().moto.endpoint);

  beforeEach(() => aws().proxy.clear());
  beforeAll(async () => {
    const network = await defaultNetwork({ endpoint: aws().endpoint, accessKey: "testing" }, "eu-west-1");
    const Subnets = [...network.subnets];
    for (let index = 0; index < 52; index += 1) {
      const made = await plain().send(
        new CreateLoadBalancerCommand({ Name: `lb-${index}`, Type: "network", Subnets }),
      );
      arn = made.LoadBalancers?.[0]?.LoadBalancerArn;
    }
    const group = await elbv2().send(
      new CreateTargetGroupCommand({ Name: "t", Protocol: "TCP", Port: 1, VpcId: network.vpc }),
    );
    const DefaultActions = [
      { Type: "forward" as const, TargetGroupArn: group.TargetGroups?.[0]?.TargetGroupArn },
    ];
    const common = { LoadBalancerArn: arn, DefaultActions };
    await elbv2().send(new CreateListenerCommand({ ...common, Protocol: "TCP", Port: 80 }));
    await elbv2().send(
      new CreateListenerCommand({
        ...common,
        Protocol: "TLS",
        Port: 443,
        SslPolicy: "ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04",
        Certificates: [{ CertificateArn: "arn:aws:iam::123456789012:server-certificate/c" }],
      }),
    );
  });

  it("pages load balancers at 400 unless asked otherwise", async () => {
    const first = await plain().send(new DescribeLoadBalancersCommand({}));
    expect(first.LoadBalancers).toHaveLength(50);
    const whole = await elbv2().send(new DescribeLoadBalancersCommand({}));
    expect(whole.LoadBalancers).toHaveLength(52);
    expect(whole).not.toHaveProperty("NextMarker");
    const sizes = [];
    // The SDK's paginators of this service have no pageSize: it belongs into the input.
    for await (const part of paginateDescribeLoadBalancers({ client: elbv2() }, { PageSize: 20 })) {
      sizes.push(part.LoadBalancers?.length);
    }
    expect(sizes).toEqual([20, 20, 12]);
  });

  it("gives only TLS listeners a policy, and pages them", async () => {
    const policies = async (client = elbv2()) =>
      (await client.send(new DescribeListenersCommand({ LoadBalancerArn: arn }))).Listeners?.map(
        ({ Protocol, SslPolicy }) => `${Protocol} ${SslPolicy}`,
      );
    expect(await policies(plain())).toContain("TCP ELBSecurityPolicy-2016-08");
    expect(await policies()).toEqual(["TCP undefined", "TLS ELBSecurityPolicy-TLS13-1-2-FIPS-2023-04"]);
    const sizes = [];
    const input = { LoadBalancerArn: arn, PageSize: 1 };
    for await (const part of paginateDescribeListeners({ client: elbv2() }, input)) {
      sizes.push(part.Listeners?.length);
    }
    expect(sizes).toEqual([1, 1]);
  });

  it("knows every predefined policy and its protocols", async () => {
    const known = await plain().send(new DescribeSSLPoliciesCommand({}));
    const names = known.SslPolicies?.map(({ Name }) => Name) ?? [];
    expect(names.filter((name) => name !== undefined && name in missingPolicies)).toEqual([]);
    const all = (await elbv2().send(new DescribeSSLPoliciesCommand({}))).SslPolicies ?? [];
    expect(all).toHaveLength(names.length + Object.keys(missingPolicies).length);
    for (const { Name = "", SslProtocols = [] } of all) {
      const lowest = /TLS13-1-(\d)/.exec(Name)?.[1];
      if (lowest === undefined) continue;
      const expected = ["TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"].slice(Number(lowest));
      expect([Name, ...[...SslProtocols].sort()]).toEqual([Name, ...expected]);
    }
    const Names = ["ELBSecurityPolicy-TLS13-1-0-FIPS-2023-04", "ELBSecurityPolicy-2016-08"];
    expect((await elbv2().send(new DescribeSSLPoliciesCommand({ Names }))).SslPolicies).toHaveLength(2);
    const unknown = new DescribeSSLPoliciesCommand({ Names: ["ELBSecurityPolicy-Nonsense"] });
    await expect(elbv2().send(unknown)).rejects.toMatchObject({ name: "SSLPolicyNotFoundException" });
  });

  it("says of access logs that they are off until they are set", async () => {
    const ask = new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: arn });
    const key = "access_logs.s3.enabled";
    const wrong = await plain().send(ask);
    expect(wrong.Attributes?.some(({ Key }) => Key === key)).toBe(false);
    const right = await elbv2().send(ask);
    expect(right.Attributes?.filter(({ Key }) => Key === key)).toEqual([{ Key: key, Value: "false" }]);
    expect(right.Attributes).toHaveLength((wrong.Attributes?.length ?? 0) + 1);
  });
});
