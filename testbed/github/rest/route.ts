import type { Answer, Caller, Request } from "../request.ts";
import type { World } from "../world.ts";

export interface Route {
  /** Method and path template as GitHub's OpenAPI description writes them. */
  operation: string;
  /** Value of `x-accepted-github-permissions`. */
  permissions: string;
  /** Who may call; without it, users and installations. */
  callers?: readonly Caller[];
  answer: (world: World, request: Request) => Answer;
}
