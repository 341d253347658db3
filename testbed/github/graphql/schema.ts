import { buildSchema, type GraphQLSchema } from "graphql";

let building: Promise<GraphQLSchema> | undefined;

/** GitHub's schema, built once per process. Its definition repeats a field, so it is taken as valid. */
export function githubSchema(): Promise<GraphQLSchema> {
  building ??= load();
  return building;
}

async function load(): Promise<GraphQLSchema> {
  const { schema } = await import("@octokit/graphql-schema");
  return buildSchema(schema.idl, { assumeValid: true, assumeValidSDL: true, noLocation: true });
}
