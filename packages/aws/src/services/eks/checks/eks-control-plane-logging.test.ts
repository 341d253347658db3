import { atLeast, defineParameter, names } from "@bylaw/core";
import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { describe, expect, test } from "vitest";
import { judgeScript } from "../../../testing/judge.ts";
import { saidOf } from "../../../testing/said.ts";
import {
  denied,
  described,
  none,
  oneCluster,
  region,
  undescribed,
  undescribedSaid,
  unread,
} from "../cluster.fixture.ts";
import { eksControlPlaneLogging } from "./eks-control-plane-logging.ts";

const sent = (...amount: readonly string[]) => ({ logs: known({ unit: "names", amount } as const) });

testCheck(
  eksControlPlaneLogging,
  { test, expect },
  {
    pass: [
      {
        name: "the audit log",
        given: oneCluster(sent("audit")),
        says: ["logs that are sent: audit, expected at least audit"],
      },
    ],
    fail: [
      {
        name: "another log",
        given: oneCluster(sent("authenticator")),
        says: ["logs that are sent: authenticator, expected at least audit"],
      },
      {
        name: "no log",
        given: oneCluster(sent()),
        says: ["logs that are sent: none, expected at least audit"],
      },
    ],
    unreadable: [
      {
        name: "AWS does not say",
        given: oneCluster({ logs: unread }),
        says: ["eks:ListClusters was denied (AccessDeniedException)."],
      },
      denied,
    ],
    empty: none,
  },
);

const all = ["api", "audit", "authenticator", "controllerManager", "scheduler"];
const on = (...types: readonly string[]) => ({ types, enabled: true });
const off = (...types: readonly string[]) => ({ types, enabled: false });
const logging = (...clusterLogging: readonly object[]) =>
  region(described({ logging: { clusterLogging } as never }));

describe("situations from public reports", () => {
  const fails = (what: string) => `shop: fail (logs that are sent: ${what}, expected at least audit)`;
  const cases: readonly (readonly [name: string, script: ReturnType<typeof logging>, said: string])[] = [
    ["all five (awslabs/aws-config-rules#312)", logging(on(...all)), "shop: pass"],
    ["none of the five (tfsec#200)", logging(off(...all)), fails("none")],
    [
      "the audit log in the second part, beside those that are off (steampipe-mod-aws-compliance#856)",
      logging(off("api", "scheduler"), on("audit")),
      "shop: pass",
    ],
    [
      "the audit log off in the second part, beside those that are on (steampipe-mod-aws-compliance#856)",
      logging(on("api", "authenticator", "controllerManager", "scheduler"), off("audit")),
      fails("api, authenticator, controllerManager and scheduler"),
    ],
    [
      "the audit log off to save money (useparagon/enterprise-installer#158)",
      logging(on("api", "authenticator"), off("audit", "controllerManager", "scheduler")),
      fails("api and authenticator"),
    ],
    [
      "a log that is not known",
      logging(on("audit", "etcd")),
      'shop: error (eks:DescribeCluster answered types with an unknown word, "etcd".)',
    ],
    [
      "no word of whether it is on",
      logging({ types: ["audit"] }),
      "shop: error (eks:DescribeCluster answered without enabled.)",
    ],
    [
      "no word of logs",
      region(described({ logging: undefined })),
      "shop: error (eks:DescribeCluster answered without logging.)",
    ],
    ["not described", undescribed, undescribedSaid],
  ];
  test.each(cases)("%s", async (_, script, said) => {
    expect(await saidOf(eksControlPlaneLogging, script)).toEqual([said]);
  });
});

test("a program may ask for more logs (prowler#4553)", async () => {
  const logs = defineParameter("control-plane-logs", atLeast(names("audit", "authenticator")));
  const outcomes = await Promise.all(
    [logging(on("audit", "authenticator")), logging(on("api", "audit"))].map((script) =>
      judgeScript(eksControlPlaneLogging.with({ logs }), script),
    ),
  );
  expect(outcomes.flat().map(({ outcome }) => outcome)).toEqual(["pass", "fail"]);
});
