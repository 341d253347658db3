import { known } from "@bylaw/core/provider";
import { testCheck } from "@bylaw/core/testing";
import { expect, test } from "vitest";
import { old, own, saysOf, unreadableSources } from "../branch-cases.fixture.ts";
import {
  asks,
  bound,
  boundClassic,
  denied,
  empty,
  hidden,
  notApplicable,
  one,
} from "../repositories.fixture.ts";
import { repositoryConversationsResolved } from "./repository-conversations-resolved.ts";

const { asked, unasked, none } = saysOf("resolved conversations", ["needed", "not needed"]);
const resolve = { ...asks(1), conversations: known(true) };
const leave = { ...asks(1), conversations: known(false) };

// The number behind a case is an issue or pull request in which somebody met the situation.
testCheck(
  repositoryConversationsResolved,
  { test, expect },
  {
    pass: [
      {
        name: "a ruleset asks for it",
        given: bound(resolve),
        says: [asked(own)],
      },
      {
        name: "classic protection asks for it",
        given: boundClassic({ conversations: true }),
        says: [asked(old)],
      },
      {
        name: "one of two rulesets asks for it (jm2/tributary#237)",
        given: bound(leave, resolve),
        says: [asked('ruleset "r2" (acme)')],
      },
      {
        name: "a ruleset of another kind beside it (jm2/tributary#237)",
        given: bound(resolve, { rules: ["REQUIRED_SIGNATURES"] }),
        says: [asked(own)],
      },
      {
        name: "administrators are spared, which another check judges (OpenCoven/coven-cave#4072)",
        given: boundClassic({ conversations: true, bindsAdministrators: false }),
        says: [asked(old)],
      },
      {
        name: "no approval is needed (pome-sh/digital-twins#423)",
        given: bound({ ...asks(0), conversations: known(true) }),
        says: [asked(own)],
      },
    ],
    fail: [
      {
        name: "nothing protects the branch (mondoohq/cnspec-policies#116)",
        given: one({}),
        says: [none],
      },
      {
        name: "the pull request rule leaves it out (z-shell/.github#627)",
        given: bound(leave),
        says: [unasked(own)],
      },
      {
        name: "classic protection leaves it out (ljharb/repo-report#39)",
        given: boundClassic(asks(1)),
        says: [unasked(old)],
      },
      {
        name: "the ruleset is only evaluated",
        given: bound({ ...resolve, enforcement: "EVALUATE" }),
        says: [none],
      },
    ],
    unreadable: [
      {
        name: "a pull request rule does not show its parameters",
        given: bound({ review: hidden, conversations: hidden }),
        says: [denied.message],
      },
      ...unreadableSources,
    ],
    notApplicable,
    empty,
  },
);
