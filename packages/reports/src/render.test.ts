import { isBylawError } from "@bylaw/core";
import { describe, expect, it } from "vitest";
import { definitionDocuments } from "./documents.ts";
import { createRenderer } from "./render.ts";
import { sampleProgram } from "./sample.fixture.ts";

describe("a template of ours", () => {
  it("that fails asks nobody to mend it", () => {
    const render = () => createRenderer().render("risk-register", "risk-register.md", {});
    expect(render).toThrow("The template risk-register, line 5: there is no field named organization.");
    expect(render).toThrow(expect.objectContaining({ next: expect.stringMatching(/^It is built in: /) }));
  });
});

describe("a template of the user's", () => {
  const attempt = (policy: string) => {
    try {
      definitionDocuments(sampleProgram(), { templates: { policy } });
      return "it went through";
    } catch (error) {
      return isBylawError(error) ? `${error.code} ${error.message}` : String(error);
    }
  };

  it("takes the place of the built-in one", () => {
    const templates = {
      policy: "# {{title}} of {{organization}}\n{{#each statements}}\n- {{id}}\n{{/each}}",
    };
    const all = definitionDocuments(sampleProgram(), { templates });
    const { content = "" } = all.find(({ path }) => path === "policies/encryption.md") ?? {};
    expect(content.split("\n<!--")[0]).toMatchInlineSnapshot(`
      "# Encryption Policy of Acme, Inc.
      - ENC-4
      - ENC-5
      - ENC-6
      - ENC-7
      - ENC-8
      "
    `);
  });

  it.each([
    ["\n{{#each statements}}\n{{sentence}}\n{{/each}}", 3, "there is no field named sentence"],
    ["\n{{#if purpos}}x{{/if}}", 2, "there is no field named purpos"],
    ["\n{{#if title}}", 2, "it ends inside a block"],
    ["\n{{#statements}}x{{/statements}}", 2, "#statements is unknown; blocks are each, if, unless, with"],
    ["\n{{&title}}", 2, "raw output is not allowed; write {{...}} with two braces"],
    ['\n{{* inline "x"}}', 2, "partials and decorators have no place here"],
    ["\n{{> header}}", 2, "partials and decorators have no place here"],
    ['\n{{"title"}}', 2, "a literal has no place here"],
    ["\n{{__proto__}}", 2, "there is no field named __proto__"],
    ["\n{{{title}}}", 2, "raw output is not allowed; write {{...}} with two braces"],
    ["\n{{a.b.c}}", 2, "there is no field named a.b.c"],
    ["\n{{code title x=1}}", 2, "name=value arguments have no place here"],
    ["\n{{code}}", 2, "code needs a value: {{code ...}}"],
    ["\n{{constructor}}", 2, "there is no field named constructor"],
    ["\n{{eq title title}}", 2, "only text and numbers can be shown, not boolean"],
    ["\n{{escape title}}", 2, "the helper escape is unknown; there are code, prose, link, anchor, label, eq"],
    [
      "\n{{field title 'x' 1}}",
      2,
      "the helper field is unknown; there are code, prose, link, anchor, label, eq",
    ],
    ['\n{{link "nowhere" id}}', 2, 'link has no page of the kind "nowhere"'],
    ["\n{{log title}}", 2, "the helper log is unknown; there are code, prose, link, anchor, label, eq"],
    [
      "\n{{lookup this 'title'}}",
      2,
      "the helper lookup is unknown; there are code, prose, link, anchor, label, eq",
    ],
    ["\n{{purpose.length.x}}", 2, "there is no field named purpose.length.x"],
    ["\n{{statements.constructor}}", 2, "there is no field named statements.constructor"],
    ["\n{{statements}}", 2, "only text and numbers can be shown, not a list"],
    ["\n{{titel}}", 2, "there is no field named titel"],
    ["\n{{title", 2, "it does not parse"],
    ["\n{{title.constructor.constructor}}", 2, "there is no field named title.constructor.constructor"],
    ["\n{{upper title}}", 2, "the helper upper is unknown; there are code, prose, link, anchor, label, eq"],
  ] as const)("is refused with its name and line: %j", (template, line, cause) => {
    expect(attempt(template)).toBe(`template-broken [bylaw] The template policy, line ${line}: ${cause}.`);
  });

  it("is read even when no document uses it", () => {
    const templates = { status: "{{#if}}" };
    expect(() => definitionDocuments(sampleProgram(), { templates })).toThrow("The template status");
  });

  it("is refused under another name", () => {
    const templates = { polcy: "" } as never;
    expect(() => definitionDocuments(sampleProgram(), { templates })).toThrow(
      'There is no template named "polcy".',
    );
  });
});
