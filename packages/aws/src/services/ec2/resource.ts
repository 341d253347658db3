import type { Observed } from "@bylaw/core";
import { readable } from "@bylaw/core/provider";
import { recordOf, type Tags } from "../../lib/tags.ts";
import type { Operation } from "../../operations/index.ts";
import type { AwsSession } from "../../session/session.ts";

interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** The ARN of something of EC2, such as `volume`, of the session's account unless another owns it. */
export function ec2Arn(
  { partition, region, account }: Pick<AwsSession, "partition" | "region" | "account">,
  kind: string,
  id: string,
  owner: string | undefined = account,
): string {
  return `arn:${partition}:ec2:${region}:${owner}:${kind}/${id}`;
}

/** The name and the tags of something of EC2, which are part of its description. Its name is a tag too. */
export function tagged(
  operation: Operation,
  tags: readonly Tag[] | undefined,
): { readonly name?: string; readonly tags: Observed<Tags> } {
  // EC2 leaves the list out of what has no tags: ansible/ansible#26053, zoph-io/instance-watcher#22.
  const all = tags === undefined ? [] : tags;
  const name = all.find(({ Key }) => Key === "Name")?.Value;
  return {
    ...(name !== undefined && name !== "" && { name }),
    tags: readable(() => recordOf(operation, all)),
  };
}
