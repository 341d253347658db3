import type { ToFreeze } from "../index.ts";
import { account, aws, github, toFreeze } from "../review.fixture.ts";

/** Names that Markdown and formatters have their own ideas of. */
export const oddNames: ToFreeze = {
  ...toFreeze,
  systems: [
    github(
      account("anasilva", { rights: ["owner"], privileged: true }),
      account("benb"),
      account("under_score_d"),
      account("st*r*s"),
      account("a|b"),
      account("x  y"),
      account("<b>"),
      account("tick`s"),
      account("- dash"),
      account("back\\slash"),
      account("ends in \\"),
      account("[l](x)"),
      account("ünï—日本語"),
      account("1. one"),
      account("  "),
      account("&amp;"),
      account("~x~"),
      account("deploy"),
      account("dup1", { name: "deploy" }),
    ),
    aws(
      account("arn:aws:iam::111111111111:user/people/ben.b", {
        name: "ben.b",
        identity: "ben.b",
        mfa: "off",
        rights: ["AWS policy AdministratorAccess", "inline policy *", "access key 2 of 2025-06-01"],
      }),
    ),
  ],
};
