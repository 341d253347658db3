import { queryRequest } from "../../testbed/aws/call.ts";
import { askMoto } from "../../testbed/aws/upstream.ts";

/** Asks the server under the bench in an account's own words, and gives its answer's text. */
export interface Asker {
  query(service: string, region: string, version: string, fields: Readonly<Record<string, string>>): Asked;
  json(service: string, region: string, target: string, input: object): Asked;
  rest(service: string, region: string, path: string, body: string): Asked;
}
type Asked = Promise<string>;

/** Moto's own account. */
export const account = "123456789012";

export function askerOf(endpoint: string): Asker {
  const signed = (service: string, region: string, fields: Readonly<Record<string, string>> = {}) =>
    queryRequest({ accessKey: "bench", region, service }, fields);
  const send = async (request: ReturnType<typeof signed>, what: string): Promise<string> => {
    const { status, body } = await askMoto(endpoint, request);
    const text = body.toString("utf8");
    if (status >= 300) throw new Error(`bench: ${what} answered ${status}: ${text.slice(0, 400)}`);
    return text;
  };
  return {
    query: (service, region, Version, fields) =>
      send(signed(service, region, { ...fields, Version }), `${service}:${fields.Action}`),
    json(service, region, target, input) {
      const { headers, ...request } = signed(service, region);
      const spoken = { ...headers, "content-type": "application/x-amz-json-1.1", "x-amz-target": target };
      return send({ ...request, headers: spoken, body: Buffer.from(JSON.stringify(input)) }, target);
    },
    rest(service, region, path, body) {
      const { headers, ...request } = signed(service, region);
      const spoken = { ...headers, "content-type": "application/xml" };
      // Which of S3's two faces is asked: the account's settings name it, a bucket does not.
      const named = path.startsWith("/v20180820/") ? { "x-amz-account-id": account } : {};
      const headed = { ...spoken, ...named };
      return send(
        { ...request, method: "PUT", path, headers: headed, body: Buffer.from(body) },
        `PUT ${path}`,
      );
    },
  };
}
