import { nameOf, type Server, type Value } from "./value.ts";

/** Options by which an application finds a route for a request otherwise than by its path, by framework. */
const OTHERWISE: Readonly<Record<Server["framework"], readonly string[]>> = {
  express: [],
  fastify: ["rewriteUrl", "serverFactory"],
  hono: ["getPath"],
};
const ROUTERS = /^hono\/router\/[\w-]+#\w+\(\)$/;

/** That the options of an application give its routes other paths than those that are written. */
export function doubtOfOptions(
  framework: Server["framework"],
  options: Value | undefined,
): Pick<Server, "doubt"> {
  if (options === undefined || (options.kind === "plain" && options.value === undefined)) return {};
  const why = options.kind === "record" ? whyOf(framework, options) : unknownWhy(framework);
  return why === undefined ? {} : { doubt: { why, isAnywhere: true } };
}

function whyOf(
  framework: Server["framework"],
  { fields, open }: Extract<Value, { kind: "record" }>,
): string | undefined {
  const name = OTHERWISE[framework].find((one) => isGiven(fields.get(one)));
  if (name !== undefined) return `the option ${name} of its application gives requests other paths`;
  const router = framework === "hono" ? fields.get("router") : undefined;
  if (router !== undefined && isGiven(router) && !ROUTERS.test(nameOf(router)))
    return `the option router of its application is ${nameOf(router)}, which is not read`;
  return open === undefined ? undefined : unknownWhy(framework);
}

/** Those of Hono alone lead past middleware: a hook of Fastify is of its route, by whichever path. */
function unknownWhy(framework: Server["framework"]): string | undefined {
  return framework === "hono" ? "the options of its application are not known" : undefined;
}

function isGiven(value: Value | undefined): boolean {
  return value !== undefined && (value.kind !== "plain" || value.value !== undefined);
}
