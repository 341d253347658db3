import { XmlCodec } from "@aws-sdk/core/protocols";
import { NormalizedSchema } from "@smithy/core/schema";
import { type Answer, failureAnswer } from "../answer.ts";
import { type Described, describeOperation, type SchemaRef, type Written } from "./operation.ts";
import { faultsOf } from "./validate.ts";

/** An answer as the SDK would give it, without `$metadata`: dates are Dates, bytes are Uint8Arrays. */
export type Output = Readonly<Record<string, unknown>>;

/**
 * Holds an answer to the schema that the SDK ships for the operation, so that no script says what AWS could not.
 *
 * @throws An `Error` that names the operation and every member that is not AWS's.
 */
export function checkAnswer(operation: string, output: Output): void {
  const faults = faultsOf(describeOperation(operation).output, output);
  if (faults.length > 0) {
    throw new Error(`testbed: AWS never answers ${operation} so: ${faults.join("; ")}.`);
  }
}

/** The answer as the operation's service would send it; checked first. */
export async function writeAnswer(operation: string, output: Output): Promise<Answer> {
  checkAnswer(operation, output);
  const described = describeOperation(operation);
  const protocol = described.wire.getShapeId();
  if (protocol.includes("awsJson")) return answered("application/x-amz-json-1.1", json(described, output));
  if (protocol.includes("Query")) return answered("text/xml", queryXml(described, output));
  const type = protocol.includes("Json") ? "application/json" : "application/xml";
  // API Gateway's answers hold members that its model binds to a query, which an answer has not.
  if (isBoundToQuery(described)) return answered(type, json(described, output));
  // A REST answer is bound to headers and body by the same traits as a request.
  const { wire, schema, context } = described;
  const asRequest = { ...schema, traits: { http: ["POST", "/", 200] }, input: described.output.getSchema() };
  const { headers, body } = await wire.serializeRequest(asRequest, output, context);
  return answered(type, body ?? "", headers);
}

/** A failure as the operation's service words it. */
export function writeFailure(operation: string, code: string, status: number): Answer {
  const { service, wire } = describeOperation(operation);
  const spoken = wire.getShapeId();
  const protocol = spoken.includes("restJson") ? "rest-json" : /json/i.test(spoken) ? "json" : "query";
  return failureAnswer({ service, protocol, method: "POST" }, { status, code, message: "no" });
}

function isBoundToQuery({ output }: Described): boolean {
  if (!output.isStructSchema()) return false;
  return Object.values(output.getMemberSchemas()).some(
    (one) => one.getMergedTraits().httpQuery !== undefined,
  );
}

function answered(type: string, body: string | Uint8Array, headers: Written["headers"] = {}): Answer {
  const bytes =
    typeof body === "string" ? Buffer.from(body) : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  return { status: 200, headers: { "content-type": type, ...headers }, body: bytes };
}

function json({ wire, output }: Described, value: Output): string | Uint8Array {
  const serializer = wire.getPayloadCodec().createSerializer();
  serializer.write(output, value);
  return serializer.flush();
}

const xml = new XmlCodec({
  timestampFormat: { useTrait: true, default: 5 },
  httpBindings: false,
  xmlNamespace: "",
  serviceNamespace: "",
});

/** `<NameResponse><NameResult>...`, or for EC2 the members directly in the response. */
function queryXml({ name, output, wire }: Described, value: Output): string {
  const nested = wire.getShapeId() !== "aws.protocols#ec2Query";
  const wrap = (result: string) => (nested ? `<${name}Response>${result}</${name}Response>` : result);
  const element = `${name}${nested ? "Result" : "Response"}`;
  if (output.isUnitSchema()) return wrap(`<${element}/>`);
  const serializer = xml.createSerializer();
  serializer.write(renamed(output, element), value);
  return wrap(String(serializer.flush()));
}

/** The same structure by another name: the serializer calls the outermost element after it. */
function renamed(schema: NormalizedSchema, name: string): NormalizedSchema {
  const [kind, namespace, , ...rest] = schema.getSchema() as unknown as readonly unknown[];
  return NormalizedSchema.of([kind, namespace, name, ...rest] as unknown as SchemaRef);
}
