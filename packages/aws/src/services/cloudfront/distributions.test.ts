import { afterEach, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { type Answer, failure, type ScriptedAws, startScript } from "../../testing/script.ts";
import {
  behavior,
  bucketOrigin,
  customOrigin,
  listedDistribution,
  page,
  viewer,
} from "./distribution.fixture.ts";
import { cloudfrontDistributions } from "./distributions.ts";

const operation = "cloudfront:ListDistributions";
let server: ScriptedAws;
afterEach(() => server.stop());
const collect = async (answer: Answer | ((marker: unknown) => Answer)): Promise<Listed | undefined> => {
  server = await startScript({
    [operation]: typeof answer === "function" ? ({ input }) => answer(input.Marker) : answer,
  });
  const [listed] = await collectFrom(cloudfrontDistributions, server.endpoint);
  return listed;
};
const known = (value: unknown) => ({ state: "known", value });
const from = (amount: string) => known({ unit: "tls", amount });
const arn = (id: string) => `arn:aws:cloudfront::111111111111:distribution/${id}`;

test("tells of each distribution what its list says", async () => {
  const listed = await collect(
    page(
      listedDistribution({
        Origins: { Quantity: 2, Items: [bucketOrigin, customOrigin("api", "https-only", "TLSv1.2")] },
        OriginGroups: {
          Quantity: 1,
          Items: [
            {
              Id: "both",
              FailoverCriteria: { StatusCodes: { Quantity: 1, Items: [500] } },
              Members: { Quantity: 2, Items: [{ OriginId: "bucket" }, { OriginId: "api" }] },
            },
          ],
        },
        CacheBehaviors: { Quantity: 1, Items: [behavior("both", "allow-all", "/api/*")] },
      }),
    ),
  );
  expect(listed?.problem).toBeUndefined();
  expect(listed?.items).toEqual([
    {
      id: arn("E1"),
      name: "www.acme.example",
      domainName: "d1.cloudfront.net",
      aliases: ["www.acme.example"],
      enabled: true,
      staging: false,
      defaultCertificate: known(false),
      minimumTls: from("1.2"),
      webAcl: { state: "absent", operation, code: "no WebACLId" },
      behaviors: [
        { path: "*", viewers: "redirect-to-https", target: "bucket" },
        { path: "/api/*", viewers: "allow-all", target: "both" },
      ],
      origins: [
        {
          id: "bucket",
          domainName: "acme.s3.amazonaws.com",
          kind: "s3",
          minimumTls: {
            state: "unreadable",
            problem: {
              code: "not-collected",
              message:
                "The list of distributions says nothing of how CloudFront speaks to an origin that is no custom one.",
              operation,
            },
          },
        },
        {
          id: "api",
          domainName: "origin.acme.example",
          kind: "custom",
          protocol: "https-only",
          minimumTls: from("1.2"),
        },
      ],
      originGroups: { both: ["bucket", "api"] },
    },
  ]);
});

test("one call a page, to the last one", async () => {
  const listed = await collect((marker) => {
    const one = (id: string) => listedDistribution({ Id: id, ARN: arn(id) });
    const { DistributionList } = page(one(marker === undefined ? "E1" : "E2"));
    const more = marker === undefined ? { IsTruncated: true, NextMarker: "m" } : {};
    return { DistributionList: { ...DistributionList, ...more } };
  });
  expect(listed?.calls).toEqual({ [operation]: 2 });
  expect(listed?.items).toMatchObject([{ id: arn("E1") }, { id: arn("E2") }]);
  expect(server.asked.find(({ operation: asked }) => asked === operation)?.input).toEqual({
    MaxItems: "100",
  });
});

test("reads the version out of the policy's name, whatever year it is of", async () => {
  const policies = [
    "SSLv3",
    "TLSv1",
    "TLSv1_2016",
    "TLSv1.1_2016",
    "TLSv1.2_2018",
    "TLSv1.2_2025",
    "TLSv1.3_2031",
  ];
  const listed = await collect(
    page(
      ...policies.map((policy, index) =>
        listedDistribution({ ARN: arn(String(index)), ViewerCertificate: viewer(policy) }),
      ),
      listedDistribution({
        ARN: arn("default"),
        Aliases: { Quantity: 0 },
        ViewerCertificate: { CloudFrontDefaultCertificate: true, MinimumProtocolVersion: "TLSv1.2_2021" },
      }),
      listedDistribution({ ARN: arn("odd"), ViewerCertificate: viewer("TLSv2_2040") }),
      listedDistribution({ ARN: arn("unset"), ViewerCertificate: {} }),
    ),
  );
  const found = listed?.items as readonly {
    minimumTls: unknown;
    name: string;
    defaultCertificate: unknown;
  }[];
  const versions = ["ssl3", "1.0", "1.0", "1.1", "1.2", "1.2", "1.3"].map(from);
  expect(found.slice(0, 7).map(({ minimumTls }) => minimumTls)).toEqual(versions);
  expect(found.slice(7)).toMatchObject([
    { name: "d1.cloudfront.net", defaultCertificate: known(true), minimumTls: from("1.0") },
    { minimumTls: { problem: { message: `${operation} named an unknown protocol, TLSv2.` } } },
    {
      defaultCertificate: { problem: { message: `${operation} answered without a certificate.` } },
      minimumTls: { problem: { message: `${operation} answered without MinimumProtocolVersion.` } },
    },
  ]);
});

test("an account without distributions has an empty, complete listing", async () => {
  const listed = await collect(page());
  expect([listed?.problem, listed?.items]).toEqual([undefined, []]);
});

test("a list without its items, or one that cannot be followed, is incomplete", async () => {
  const { DistributionList } = page();
  const without = await collect({ DistributionList: { ...DistributionList, Quantity: 3 } });
  expect(without?.problem?.message).toBe(`${operation} answered without Items.`);
  await server.stop();
  const cut = await collect({ DistributionList: { ...DistributionList, IsTruncated: true } });
  expect(cut?.problem?.code).toBe("partial-data");
  await server.stop();
  const denied = await collect(failure(operation, "AccessDenied", 403));
  expect(denied?.problem).toMatchObject({ code: "access-denied", permission: operation });
});

test("one that cannot be understood is unreadable, and the others are not", async () => {
  const listed = await collect(
    page(
      listedDistribution(),
      listedDistribution({ ARN: arn("E2"), Origins: { Quantity: 1, Items: [{ Id: "x", DomainName: "x" }] } }),
    ),
  );
  expect(listed?.items).toMatchObject([
    { id: arn("E1"), enabled: true },
    { id: arn("E2"), problem: { message: `${operation} answered without CustomOriginConfig.` } },
  ]);
});
