import { ts } from "ts-morph";
import { someNode } from "../follow/nodes.ts";
import type { Framework, FunctionValue, Value } from "../follow/value.ts";
import { goesOn } from "./skips.ts";

/** Where `next` stands among the parameters of a function of a framework. */
const NEXT: Readonly<Record<Framework, number>> = { express: 2, hono: 1, fastify: 2 };

/** True for a function of the company that lets nothing pass: whatever stands behind it is never reached. */
export function answersItself(value: Value, framework: Framework): boolean {
  if (value.kind === "either") return value.values.every((one) => answersItself(one, framework));
  if (value.kind !== "function" || framework === "fastify") return false;
  const { parameters } = value.node;
  // Four parameters take errors.
  if (framework === "express" && parameters.length > 3) return false;
  const next = parameters[NEXT[framework]];
  if (parameters.some(({ dotDotDotToken }) => dotDotDotToken !== undefined) || usesArguments(value))
    return false;
  if (next === undefined) return true;
  return ts.isIdentifier(next.name) && !goesOn(value, next.name.text) && !onlyRefuses(value, next.name.text);
}

/** True for what gives an error to `next` and has no other answer, as for a path that is not there. */
function onlyRefuses(value: FunctionValue, next: string): boolean {
  const answer = value.node.parameters[1]?.name;
  const answers = answer === undefined || !ts.isIdentifier(answer) || mentions(value, answer.text);
  return mentions(value, next) && !answers;
}

/** True for what answers by itself, or may: one of several functions does. */
export function mayAnswer(value: Value, framework: Framework): boolean {
  if (value.kind === "either") return value.values.some((one) => mayAnswer(one, framework));
  return answersItself(value, framework) || servesFiles(value);
}

/** Handlers of packages that are mounted like middleware. */
function servesFiles(value: Value): boolean {
  if (value.kind !== "made" && value.kind !== "external") return false;
  return /^express#(?:default\.)?static\b|^serve-static#|serve-static#serveStatic|^http-proxy-middleware#|^graphql-http|^express-graphql#|^swagger-ui-express#/.test(
    value.symbol,
  );
}

function mentions({ node }: FunctionValue, name: string): boolean {
  return node.body !== undefined && someNode(node.body, (at) => ts.isIdentifier(at) && at.text === name);
}

function usesArguments(value: FunctionValue): boolean {
  return mentions(value, "arguments");
}
