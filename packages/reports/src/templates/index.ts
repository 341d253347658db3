import { checkTemplate } from "./check.ts";
import { controlMatrixTemplate } from "./control-matrix.ts";
import { indexTemplate } from "./index-page.ts";
import { policyTemplate } from "./policy.ts";
import { riskRegisterTemplate } from "./risk-register.ts";
import { statusTemplate } from "./status.ts";
import { waiversTemplate } from "./waivers.ts";

/** The documents that have a template, by the name of its file: `policy.hbs`. */
export const templateNames = [
  "policy",
  "risk-register",
  "control-matrix",
  "waivers",
  "check",
  "index",
  "status",
] as const;
export type TemplateName = (typeof templateNames)[number];

/**
 * Templates of the user's, each in the place of the built-in one, in Handlebars. `{{value}}` is escaped for Markdown,
 * also in a table; `{{prose value}}` keeps paragraphs; `{{code value}}` is inline code; `{{link "check" id}}`,
 * `{{link "control" id title}}`, `{{link "statement" id text policy}}` and so on link to the other documents, and
 * `{{anchor id}}` before a heading is what a link to a control or a risk leads to.
 * `#each`, `#if`, `#unless`, `#with` and `(eq a b)` are there too. Raw output, partials and fields that the model does
 * not have are refused: `template-broken`. Values belong into text, not into HTML attributes or code fences.
 */
export type TemplateOverrides = Readonly<Partial<Record<TemplateName, string>>>;

/** The built-in templates: where to start from when writing another. */
export const defaultTemplates: Readonly<Record<TemplateName, string>> = {
  policy: policyTemplate,
  "risk-register": riskRegisterTemplate,
  "control-matrix": controlMatrixTemplate,
  waivers: waiversTemplate,
  check: checkTemplate,
  index: indexTemplate,
  status: statusTemplate,
};
