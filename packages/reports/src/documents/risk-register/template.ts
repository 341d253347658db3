import { controlNames, generated } from "../../parts/wording.ts";

const riskNames = (list: string): string =>
  `{{#each ${list}}}{{#unless @first}}, {{/unless}}{{link "risk" this}}{{/each}}`;

export const riskRegisterTemplate = `${generated}

# Risk register

**Organization:** {{organization}}

{{#if risks}}
| Risk | Title | Inherent | Treatment | Residual | Owner | Review by |
| --- | --- | --- | --- | --- | --- | --- |
{{#each risks}}
| {{link "risk" id}} | {{title}} | {{inherent.level}} | {{treatment}} | {{residual.level}} | {{owner}} | {{reviewBy}} |
{{/each}}

## Heat map

![The risks by likelihood and impact, before and after controls](pictures/risk-heat-map.svg)

The same in words:

| Likelihood | Impact | Rating | Inherent | Residual, as declared |
| --- | --- | --- | --- | --- |
{{#each cells}}
| {{likelihood}} | {{impact}} | {{#if level}}{{level}}{{else}}not rated{{/if}} | ${riskNames("inherent")} | ${riskNames("residual")} |
{{/each}}

{{#each risks}}
{{anchor id}}

## {{id}}: {{title}}

{{prose statement}}

| | Likelihood | Impact | Rating |
| --- | --- | --- | --- |
| Inherent | {{inherent.likelihood}} | {{inherent.impact}} | {{inherent.level}} |
| Residual, as declared | {{residual.likelihood}} | {{residual.impact}} | {{residual.level}} |

- Treatment: {{treatment}}
- Controls: {{#if controls}}${controlNames("controls")}{{else}}none{{/if}}
- Owner: {{owner}}{{#if identified}}
- Identified: {{identified}}{{/if}}
- Review by: {{reviewBy}}

{{/each}}
{{else}}
The register has no entry.
{{/if}}
`;
