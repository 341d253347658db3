import connect from "connect";
import express, { type Request } from "express";
import fastify from "fastify";
import { Hono } from "hono";
import { requireMfa as fastifyMfa } from "./fastify/index.ts";
import { requireMfa as honoMfa } from "./hono/index.ts";
import { requireMfa } from "./index.ts";

interface WithSession extends Request {
  readonly session: {
    readonly user: string;
    readonly roles: readonly ("admin" | "editor")[];
    readonly mfaAt?: Date;
  };
}

const readers = {
  user: ({ session }: WithSession) => session.user,
  roles: ({ session }: WithSession) => session.roles,
  verifiedAt: async ({ session }: WithSession) => session.mfaAt,
};
const onDecision = (): void => undefined;

// The request's type is that of the readers.
const guard = requireMfa({ ...readers, privileged: ["admin"] });
const asked: WithSession = {} as Parameters<typeof guard>[0];
requireMfa<WithSession>({
  user: ({ session }) => session.user,
  roles: ({ session }) => session.roles,
  verifiedAt: ({ session }) => session.mfaAt,
  privileged: ["admin"],
});
requireMfa({ who: "everyone", user: readers.user, verifiedAt: readers.verifiedAt });

// Whoever is asked is named, and is a role that there is.
// @ts-expect-error no role is privileged
requireMfa({ ...readers, privileged: [] });
// @ts-expect-error nothing says who is privileged
requireMfa({ ...readers });
// @ts-expect-error no session has that role
requireMfa({ ...readers, privileged: ["amdin"] });
// @ts-expect-error everyone is asked, whatever their roles
requireMfa({ ...readers, who: "everyone", privileged: ["admin"] });

// Readers answer what can be held to a policy.
// @ts-expect-error true is no moment
requireMfa({ ...readers, verifiedAt: () => true, privileged: ["admin"] });
// @ts-expect-error an object is no id
requireMfa({ ...readers, user: ({ session }: WithSession) => session, privileged: ["admin"] });
// @ts-expect-error one role is no list of them
requireMfa({ ...readers, roles: () => "admin", privileged: ["admin"] });

// Whoever has a log says what becomes of what it could not take.
// @ts-expect-error nobody is told of a log that fails
requireMfa({ ...readers, privileged: ["admin"], onDecision });
requireMfa({ ...readers, privileged: ["admin"], onDecision, onAuditFailure: ({ failures }) => failures });
// @ts-expect-error there is no such option
requireMfa({ ...readers, privileged: ["admin"], within: 600 });

// Each framework takes its own.
const roles = (): string[] => [];
const verifiedAt = () => undefined;
express().use(
  requireMfa<Request>({ user: (request) => request.ip, roles, verifiedAt, privileged: ["admin"] }),
);
connect().use(requireMfa({ user: () => "u1", roles, verifiedAt, privileged: ["admin"] }));
const mfa = fastifyMfa({ user: (request) => request.ip, roles, verifiedAt, privileged: ["admin"] });
fastify().addHook("onRequest", mfa).addHook("preValidation", mfa).addHook("preHandler", mfa);
new Hono<{ Variables: { user: string } }>().use(
  honoMfa<{ Variables: { user: string } }>({
    user: (context) => context.get("user"),
    roles,
    verifiedAt,
    privileged: ["admin"],
  }),
);
export const used = [asked];
