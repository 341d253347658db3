import {
  type DocumentNode,
  execute,
  GraphQLError,
  getOperationAST,
  type OperationDefinitionNode,
  parse,
  validate,
} from "graphql";
import { badGateway } from "../fault-answers.ts";
import type { Answer, Caller } from "../request.ts";
import type { World } from "../world.ts";
import { measure } from "./cost.ts";
import { rootSource } from "./root.ts";
import { githubSchema } from "./schema.ts";
import { type Context, graphqlError, resolveField } from "./source.ts";

const MAX_NODES = 500_000;

interface GraphQLRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
}

/** Answers `POST /graphql`. What a query does wrong is told with status 200, as GitHub does. */
export async function answerGraphQL(
  world: World,
  body: unknown,
  caller: Caller,
  requestId: string,
): Promise<Answer> {
  const { query, variables = {}, operationName } = (body ?? {}) as Partial<GraphQLRequest>;
  if (typeof query !== "string") {
    return refused([
      graphqlError("UNPROCESSABLE", "A query attribute must be specified and must be a string."),
    ]);
  }
  const schema = await githubSchema();
  const parsed = parseQuery(query, operationName);
  if (parsed instanceof GraphQLError) return refused([parsed]);
  const { document, operation } = parsed;
  const problems = validate(schema, document);
  if (problems.length > 0) return refused(problems);

  const { widest, ...cost } = measure(schema, document, operation, variables);
  const { maxPage } = world.faults.current();
  if (maxPage !== undefined && widest > maxPage) return badGateway(requestId);
  if (cost.nodeCount > MAX_NODES) {
    const message = `This query requests up to ${cost.nodeCount} possible nodes which exceeds the maximum limit of ${MAX_NODES}.`;
    return refused([graphqlError("MAX_NODE_LIMIT_EXCEEDED", message)]);
  }
  world.rates.spend("graphql", cost.cost);

  const contextValue: Context = { world, caller, cost, repositoryOf: new WeakMap() };
  const { data, errors } = await execute({
    schema,
    document,
    rootValue: rootSource(world),
    contextValue,
    variableValues: variables,
    operationName: operationName ?? null,
    fieldResolver: resolveField,
  });
  for (const error of errors ?? []) recordBug(world, error);
  return { status: 200, body: { data, ...(errors && { errors: errors.map(errorBody) }) } };
}

function parseQuery(
  query: string,
  operationName: string | undefined,
): { document: DocumentNode; operation: OperationDefinitionNode } | GraphQLError {
  try {
    const document = parse(query);
    const operation = getOperationAST(document, operationName ?? null);
    return operation ? { document, operation } : new GraphQLError("No operation was given.");
  } catch (error) {
    return error instanceof GraphQLError ? error : new GraphQLError(String(error));
  }
}

function refused(errors: readonly GraphQLError[]): Answer {
  return { status: 200, body: { errors: errors.map(errorBody) } };
}

/** GitHub puts `type` beside the message, and words an unknown field its own way. */
function errorBody(error: GraphQLError): Record<string, unknown> {
  const { type, ...extensions } = error.extensions;
  const unknown = /^Cannot query field "(\w+)" on type "(\w+)"/.exec(error.message);
  const [, fieldName, typeName] = unknown ?? [];
  const details = unknown ? { code: "undefinedField", typeName, fieldName } : extensions;
  return {
    ...(type !== undefined && { type }),
    ...(error.path && { path: error.path }),
    ...(Object.keys(details).length > 0 && { extensions: details }),
    ...(error.locations && { locations: error.locations }),
    message: unknown ? `Field '${fieldName}' doesn't exist on type '${typeName}'` : error.message,
  };
}

/** An error without a type was not meant: a resolver threw, or gave what the schema forbids. */
function recordBug(world: World, error: GraphQLError): void {
  if (error.extensions.type !== undefined || error.message.startsWith("testbed:")) return;
  world.violations.push(`GraphQL ${error.path?.join(".") ?? ""}: ${error.message}`);
}
