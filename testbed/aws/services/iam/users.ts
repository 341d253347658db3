import {
  CreateAccessKeyCommand,
  CreateLoginProfileCommand,
  CreateUserCommand,
  CreateVirtualMFADeviceCommand,
  EnableMFADeviceCommand,
  IAMClient,
  PutUserPolicyCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import { forEach } from "../../company/concurrency.ts";
import type { Connection } from "../../company/connect.ts";
import { type Expectations, type Planned, pick, type Stage } from "../../company/part.ts";

export interface PlannedUser extends Planned {
  readonly name: string;
  readonly path: string;
  readonly password: boolean;
  readonly mfa: boolean;
  /** Access keys in order of creation. */
  readonly accessKeys: readonly ("Active" | "Inactive")[];
  /** A policy that is written into the user. */
  readonly policy?: Planned;
  /** What is in force: each was made when the company was built. */
  readonly credentials: readonly Planned[];
}

type Kind = "person" | "careless" | "robot" | "rotating" | "keyless" | "guarded-robot";

const kinds: readonly Kind[] = [
  ...(["person", "careless", "robot", "person", "keyless"] as const),
  ...(["person", "person", "robot", "person", "person"] as const),
  ...(["rotating", "person", "person", "guarded-robot", "person"] as const),
  ...(["person", "robot", "person", "person", "robot"] as const),
];

const given = "ada ben chloe dan eva finn gita hugo iris jon kira leo mia noah olga pia quin rosa sam".split(
  " ",
);
const family = "abel brandt castro dahl engel fischer garcia haas ito jansen keller lund".split(" ");
const jobs = "backup billing ci deploy etl export import mailer metrics scanner search sync".split(" ");

/** Names that IAM permits and careless code trips over: checks for "root", commas in CSV, e-mail addresses. */
const hostile: Readonly<Record<number, string>> = {
  3: "rootbeer",
  5: "o.hara,siobhan@acme.example",
  6: "a+b=c@acme.example",
  8: "root",
  9: "__proto__",
};

function nameOf(kind: Kind, index: number): string {
  const named = hostile[index];
  if (named !== undefined && kind === "person") return named;
  if (kind === "robot" || kind === "rotating" || kind === "guarded-robot") {
    return `svc-${pick(jobs, index)}-${String(index).padStart(3, "0")}`;
  }
  const round = Math.floor(index / given.length);
  return `${pick(given, index)}.${pick(family, (index % given.length) + round)}`;
}

function keysOf(kind: Kind, index: number): PlannedUser["accessKeys"] {
  if (kind === "rotating") return ["Inactive", "Active"];
  if (kind === "robot" || kind === "guarded-robot") return ["Active"];
  return index % 7 === 0 ? ["Active"] : [];
}

function fresh(resource: string, expects: Expectations = {}): Planned {
  return { resource, expects: { "aws/iam-credentials-in-use": "pass", ...expects } };
}

export function planUsers(stage: Stage, count: number): PlannedUser[] {
  return Array.from({ length: count }, (_, index): PlannedUser => {
    const kind = pick(kinds, index);
    const password = kind === "person" || kind === "careless";
    const name = `${nameOf(kind, index)}${stage === "staging" && index > 9 ? "-stg" : ""}`;
    const base = {
      name,
      resource: name,
      path: password ? "/people/" : "/machines/",
      password,
      mfa: kind === "person" || kind === "guarded-robot",
      expects: {
        "aws/iam-user-console-mfa":
          kind === "person" ? "pass" : kind === "careless" ? "fail" : "not-applicable",
        "aws/iam-admin-mfa": "not-applicable",
        "aws/iam-no-privilege-escalation": "pass",
        "aws/iam-cloudshell-restricted": "pass",
      },
    } as const;
    const accessKeys = keysOf(kind, index);
    const active = accessKeys.filter((status) => status === "Active").length;
    const policy: Planned = {
      resource: `${name}/send`,
      expects: { "aws/iam-inline-policy-not-admin": "pass" },
    };
    return {
      ...base,
      accessKeys,
      ...(kind === "robot" && { policy }),
      expects: {
        ...base.expects,
        "aws/iam-single-active-access-key": active === 0 ? "not-applicable" : "pass",
        "aws/iam-no-initial-access-key": !password ? "not-applicable" : active > 0 ? "fail" : "pass",
        "aws/iam-no-direct-user-policies": kind === "robot" ? "fail" : "pass",
      },
      credentials: [
        ...(password ? [fresh(`${name}/console-password`)] : []),
        ...accessKeys.flatMap((status, at) =>
          status === "Active"
            ? [fresh(`${name}/access-key-${at + 1}`, { "aws/iam-access-key-age": "pass" })]
            : [],
        ),
      ],
    };
  });
}

export function buildUsers(connection: Connection, users: readonly PlannedUser[]): Promise<void> {
  const iam = connection.client(IAMClient);
  return forEach(users, async (user) => {
    const UserName = user.name;
    await iam.send(
      new CreateUserCommand({
        UserName,
        Path: user.path,
        Tags: [
          {
            Key: "team",
            Value: `Zahlungen & Büro: ${user.name}`.replace(/[^\p{L}\p{Z}\p{N}_.:/=+\-@]/gu, "_"),
          },
        ],
      }),
    );
    if (user.password) {
      await iam.send(new CreateLoginProfileCommand({ UserName, Password: "Correct-Horse-9-Battery" }));
    }
    if (user.policy !== undefined) {
      const Statement = [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" }];
      const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
      await iam.send(new PutUserPolicyCommand({ UserName, PolicyName: "send", PolicyDocument }));
    }
    if (user.mfa) {
      const device = await iam.send(new CreateVirtualMFADeviceCommand({ VirtualMFADeviceName: UserName }));
      await iam.send(
        new EnableMFADeviceCommand({
          UserName,
          SerialNumber: device.VirtualMFADevice?.SerialNumber,
          AuthenticationCode1: "123456",
          AuthenticationCode2: "654321",
        }),
      );
    }
    for (const status of user.accessKeys) {
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
      if (status === "Active") continue;
      await iam.send(
        new UpdateAccessKeyCommand({ UserName, AccessKeyId: AccessKey?.AccessKeyId, Status: status }),
      );
    }
  });
}
