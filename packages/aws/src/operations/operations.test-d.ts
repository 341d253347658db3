import { expectTypeOf, test } from "vitest";
import type { AwsSession } from "../session/session.ts";
import { defineService } from "./define-service.ts";
import type { InputOf, Operation, OutputOf } from "./index.ts";

declare const session: AwsSession;
const sdk = () => import("@aws-sdk/client-kms");

test("what the SDK has is known by its types", () => {
  expectTypeOf<"kms:ListKeys">().toExtend<Operation>();
  expectTypeOf<InputOf<"kms:DescribeKey">>().toHaveProperty("KeyId").toEqualTypeOf<string | undefined>();
  expectTypeOf<OutputOf<"kms:GetKeyRotationStatus">["RotationPeriodInDays"]>().toEqualTypeOf<
    number | undefined
  >();
  expectTypeOf(session.call("kms:ListKeys", {})).resolves.toHaveProperty("Keys");
});

test("an operation that nobody defined cannot be called", () => {
  // @ts-expect-error: there is no such operation.
  session.call("kms:ListKey", {});
  // @ts-expect-error: KMS has it, and it is not defined: it writes.
  session.call("kms:DisableKey", { KeyId: "1" });
  // @ts-expect-error: another service's.
  session.call("iam:ListKeys", {});
});

test("a wrong input and a wrong answer do not compile", () => {
  // @ts-expect-error: there is no such field.
  session.call("kms:DescribeKey", { KeyID: "1" });
  // @ts-expect-error: a number is no key.
  session.call("kms:DescribeKey", { KeyId: 1 });
  // @ts-expect-error: there is no such field in the answer.
  session.call("kms:DescribeKey", { KeyId: "1" }).then(({ KeyMetaData }) => KeyMetaData);
});

test("items are known by their list, and a field that is no list does not compile", () => {
  expectTypeOf(session.items("kms:ListKeys", "Keys", {})).toExtend<
    AsyncIterable<{ KeyId?: string | undefined }>
  >();
  // @ts-expect-error: a text is no list.
  session.items("kms:ListKeys", "NextMarker", {});
  // @ts-expect-error: there is no such field.
  session.items("kms:ListKeys", "Aliases", {});
});

test("a service cannot have what its SDK does not have", () => {
  // @ts-expect-error: KMS has no such operation.
  defineService("kms", { sdk, client: "KMSClient", perSecond: 1, operations: { ListBuckets: {} } });
  // @ts-expect-error: KMS has no such client.
  defineService("kms", { sdk, client: "S3Client", perSecond: 1, operations: { ListKeys: {} } });
  defineService("kms", {
    sdk,
    client: "KMSClient",
    perSecond: 1,
    // @ts-expect-error: the answer has no NextToken.
    operations: { ListKeys: { paging: { send: "Marker", next: "NextToken" } } },
  });
});
