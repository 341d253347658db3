import type { Program } from "@bylaw/core";
import type { Asked } from "../parts/asked.ts";
import { accessReviewsModel } from "./access-reviews/model.ts";
import { accessReviewsTemplate } from "./access-reviews/template.ts";
import { adoptionTemplate } from "./adoption/template.ts";
import { checkModels } from "./check/model.ts";
import { checkTemplate } from "./check/template.ts";
import { checklistTemplate } from "./checklist/template.ts";
import { controlMatrixModel } from "./control-matrix/model.ts";
import { controlMatrixTemplate } from "./control-matrix/template.ts";
import { coverageTemplate } from "./coverage/template.ts";
import { criteriaModel } from "./criteria/model.ts";
import { criteriaTemplate } from "./criteria/template.ts";
import { evidenceCalendarModel } from "./evidence-calendar/model.ts";
import { evidenceCalendarTemplate } from "./evidence-calendar/template.ts";
import { indexModel } from "./index/model.ts";
import { indexTemplate } from "./index/template.ts";
import { organizationModel } from "./organization/model.ts";
import { organizationTemplate } from "./organization/template.ts";
import { policyModels } from "./policy/model.ts";
import { policyTemplate } from "./policy/template.ts";
import { riskRegisterModel } from "./risk-register/model.ts";
import { riskRegisterTemplate } from "./risk-register/template.ts";
import { sourcesModel } from "./sources/model.ts";
import { sourcesTemplate } from "./sources/template.ts";
import { statusTemplate } from "./status/template.ts";
import { systemDescriptionModel } from "./system-description/model.ts";
import { systemDescriptionTemplate } from "./system-description/template.ts";
import { timelineTemplate } from "./timeline/template.ts";
import { vendorRegisterModel } from "./vendor-register/model.ts";
import { vendorRegisterTemplate } from "./vendor-register/template.ts";
import { waiversModel } from "./waivers/model.ts";
import { waiversTemplate } from "./waivers/template.ts";

/** Every document, by the name of its template. Another one is a folder and a line. */
const table = {
  policy: pages("policies/*.md", policyTemplate, policyModels),
  "risk-register": page("risk-register.md", riskRegisterTemplate, riskRegisterModel),
  "control-matrix": page("control-matrix.md", controlMatrixTemplate, controlMatrixModel),
  criteria: page("criteria.md", criteriaTemplate, criteriaModel),
  "evidence-calendar": page("evidence-calendar.md", evidenceCalendarTemplate, evidenceCalendarModel),
  "vendor-register": page("vendor-register.md", vendorRegisterTemplate, vendorRegisterModel),
  organization: page("organization.md", organizationTemplate, organizationModel),
  "system-description": page("system-description.md", systemDescriptionTemplate, systemDescriptionModel),
  "access-reviews": page("access-reviews.md", accessReviewsTemplate, accessReviewsModel),
  waivers: page("waivers.md", waiversTemplate, waiversModel),
  check: pages("checks/*/*.md", checkTemplate, checkModels),
  sources: page("sources.md", sourcesTemplate, sourcesModel),
  index: page("README.md", indexTemplate, indexModel),
  status: pageOfRuns("status.md", statusTemplate),
  coverage: pageOfRuns("coverage.md", coverageTemplate),
  checklist: pageOfRuns("checklist.md", checklistTemplate),
  timeline: pageOfRuns("timeline.md", timelineTemplate),
  adoption: pageOfRuns("adoption.md", adoptionTemplate),
};

/** One kind of document. */
interface DocumentKind {
  /** Where it stands, from the root of the documents; `*` is one name. */
  readonly files: string;
  readonly template: string;
  /** What it says of a program. One that tells of runs says nothing without them. */
  pagesOf(program: Program, asked: Asked): readonly Page[];
}

/** One file of a kind: its path from the root of the documents, and what it says. */
interface Page {
  readonly path: string;
  readonly model: object;
}

/** The documents that have a template, by the name of its file: `policy.hbs`. */
export type TemplateName = keyof typeof table;
export const templateNames: readonly TemplateName[] = Object.keys(table) as TemplateName[];

export const documentKinds: Readonly<Record<TemplateName, DocumentKind>> = table;

/**
 * Templates of the user's, each in the place of the built-in one, in Handlebars. `{{value}}` is escaped for Markdown,
 * also in a table; `{{prose value}}` keeps paragraphs; `{{code value}}` is inline code; `{{link "check" id}}`,
 * `{{link "control" id title}}`, `{{link "statement" id text policy}}` and so on link to the other documents, and
 * `{{anchor id}}` before a heading is what a link to a control or a risk leads to. `{{label value}}` stands between the quotes of
 * a label of a Mermaid chart, which is the one code fence that values belong into.
 * `#each`, `#if`, `#unless`, `#with` and `(eq a b)` are there too. Raw output, partials and fields that the model does
 * not have are refused: `template-broken`. Values belong into text, not into HTML attributes or code fences.
 */
export type TemplateOverrides = Readonly<Partial<Record<TemplateName, string>>>;

/** The built-in templates: where to start from when writing another. */
export const defaultTemplates: Readonly<Record<TemplateName, string>> = Object.fromEntries(
  templateNames.map((name) => [name, table[name].template]),
) as Record<TemplateName, string>;

/** A document of one file; none where there is no model of it. */
function page(
  path: string,
  template: string,
  modelOf: (program: Program, asked: Asked) => object | undefined,
): DocumentKind {
  const pagesOf = (program: Program, asked: Asked): readonly Page[] => {
    const model = modelOf(program, asked);
    return model === undefined ? [] : [{ path, model }];
  };
  return { files: path, template, pagesOf };
}

/** A document of one file per model, under the model's id. */
function pages(
  files: string,
  template: string,
  modelsOf: (program: Program) => readonly { readonly id: string }[],
): DocumentKind {
  const folder = files.slice(0, files.indexOf("*"));
  const pagesOf = (program: Program): readonly Page[] =>
    modelsOf(program).map((model) => ({ path: `${folder}${model.id}.md`, model }));
  return { files, template, pagesOf };
}

/** A document of one file that tells of a run, or of many. */
function pageOfRuns(path: string, template: string): DocumentKind {
  return { files: path, template, pagesOf: () => [] };
}
