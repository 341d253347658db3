import { inspect, observeCall, ReadError } from "@bylaw/core/provider";
import { allOf } from "../../lib/all-of.ts";
import { type AwsSession, absenceIn, type ItemOf } from "../../session/session.ts";

const operation = "elasticloadbalancing:DescribeListeners";

export type Listener = ItemOf<typeof operation, "Listeners">;

/** The listeners of one load balancer as AWS tells them; none when it is gone since it was listed. */
export async function listenersOf(session: AwsSession, arn: string): Promise<readonly Listener[]> {
  const listed = inspect(
    await observeCall(
      () => allOf(session.items(operation, "Listeners", { LoadBalancerArn: arn, PageSize: 400 })),
      (error) => absenceIn(operation, error),
    ),
  );
  if (listed.state === "unreadable") throw new ReadError(listed.problem);
  return listed.state === "absent" ? [] : listed.value;
}
