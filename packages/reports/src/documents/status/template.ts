import { controlNames, verification, waivedResource } from "../../parts/wording.ts";

// What could not be decided is neither waived nor planned.
const excused = `{{#if (eq outcome "error")}}{{else}}{{#if waived}} (waived){{/if}}{{#if planned}} (planned){{/if}}{{/if}}`;
const result = `{{outcome}}${excused} | {{tally}}`;

export const statusTemplate = `# Status

**Organization:** {{organization}}\\
**Framework:** {{framework}}\\
**Run of:** {{startedAt}}{{#if revision}}\\
**Revision:** {{code revision}}{{/if}}{{#if selection}}\\
**A part only:** {{code selection}}. What rests on more than was judged is left out.{{/if}}

Management's own monitoring, as of the run above. Result: **{{total.outcome}}**{{#with total}}${excused}{{/with}} ({{total.tally}}).
{{#if gaps}}

{{gaps}} of the criteria in scope are satisfied by no control.{{/if}}{{#if waiting}}

{{waiting}} of the criteria in scope have nothing behind them yet but what people still have to show.{{/if}}{{#if missing}}

Not found: {{#each missing}}{{#unless @first}}, {{/unless}}{{code this}}{{/each}}. Nothing is said of it.{{/if}}

The run ends with exit code {{exitCode}}.{{#if coverage}} How the period went: {{link "document" "coverage.md"}}.{{/if}}{{#if beside}} Of the same run: {{#each beside}}{{#unless @first}}, {{/unless}}{{link "document" this}}{{/each}}.{{/if}}

{{listings.complete}} of {{listings.total}} listings were read completely.{{#if listings.incomplete}} These were not:{{/if}}

{{#each listings.incomplete}}
- {{code id}} in {{code scope}}: {{problem}}
{{/each}}

{{#if criteria}}
## Criteria

| Criterion | Title | Result | Observations |
| --- | --- | --- | --- |
{{#each criteria}}
{{#if (eq coverage "covered")}}
| {{id}} | {{title}} | ${result} |
{{else}}
| {{id}} | {{title}} | {{coverage}} | {{#if reason}}{{reason}}{{/if}} |
{{/if}}
{{/each}}

{{/if}}
## Controls

| Control | Result | Observations |
| --- | --- | --- |
{{#each controls}}
| {{link "control" id title}} | ${result} |
{{/each}}

{{#if risks}}
## Risks

| Risk | Title | Inherent | Residual, as declared | Earned by its controls | Observations |
| --- | --- | --- | --- | --- | --- |
{{#each risks}}
| {{link "risk" id}} | {{title}} | {{inherent}} | {{residual}} | {{status}} | {{controls.tally}} |
{{/each}}

{{/if}}
{{#if waivers}}
## Waivers

| State | What that means | Check | Resource | Until | Reason | Approved by | Compensating controls |
| --- | --- | --- | --- | --- | --- | --- | --- |
{{#each waivers}}
| {{state}} | {{meaning}} | ${verification} | ${waivedResource} | {{until}} | {{reason}} | {{approvedBy}} | ${controlNames("compensating")} |
{{/each}}

{{/if}}
{{#if backlog}}
## Backlog

What failed when it was written, to be mended by a day. None of it passes.

| Check | By | Owner | Reason | Failures on it | Fail still |
| --- | --- | --- | --- | --- | --- |
{{#each backlog}}
| {{#if evidence}}{{code check}}{{else}}{{link "check" check}}{{/if}} | {{until}}{{#if overdue}}, which is over{{/if}} | {{owner}} | {{reason}} | {{total}} | {{fails}} |
{{/each}}

{{/if}}
{{#if undecided}}
## Could not be decided

{{#each undecided}}
- {{problem}}
{{#each findings}}
  - {{subject}}, by ${verification} for {{link "control" control control}}
{{/each}}
{{#if unlisted}}
  - and {{unlisted}} more
{{/if}}
{{/each}}

{{/if}}
{{#if records}}
## Records to look at

{{#each records}}
- {{this}}
{{/each}}

{{/if}}
{{#if findings}}
## Failing

{{#each findings}}
- {{outcome}}${excused}: {{subject}}, by ${verification} for {{link "control" control control}}
{{#each lines}}
  - {{this}}
{{/each}}
{{/each}}
{{#if unlisted}}
- and {{unlisted}} more
{{/if}}

{{/if}}
`;
