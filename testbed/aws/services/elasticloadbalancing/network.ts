import { queryRequest } from "../../call.ts";
import type { Connection } from "../../company/connect.ts";
import { itemsIn, textIn } from "../../xml.ts";

export interface Network {
  readonly vpc: string;
  readonly subnets: readonly string[];
}

/** The subnets that every region starts with. There is no EC2 client here, so the question is put by hand. */
export async function defaultNetwork(
  { endpoint, accessKey }: Pick<Connection, "endpoint" | "accessKey">,
  region: string,
): Promise<Network> {
  const { path, method, headers, body } = queryRequest(
    { accessKey, region, service: "ec2" },
    { Action: "DescribeSubnets", Version: "2016-11-15" },
  );
  const response = await fetch(new URL(path, endpoint), {
    method,
    headers: {
      "content-type": String(headers["content-type"]),
      authorization: String(headers.authorization),
    },
    body: body.toString(),
  });
  const subnets = itemsIn(await response.text(), "subnetSet");
  return {
    vpc: textIn(subnets[0] ?? "", "vpcId") ?? "",
    subnets: subnets.slice(0, 2).map((subnet) => textIn(subnet, "subnetId") ?? ""),
  };
}
