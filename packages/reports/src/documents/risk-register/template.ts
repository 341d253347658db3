import { controlNames, generated } from "../../parts/wording.ts";

export const riskRegisterTemplate = `${generated}

# Risk register

**Organization:** {{organization}}

{{#if risks}}
| Risk | Title | Inherent | Treatment | Residual | Owner | Review by |
| --- | --- | --- | --- | --- | --- | --- |
{{#each risks}}
| {{link "risk" id}} | {{title}} | {{inherent.level}} | {{treatment}} | {{residual.level}} | {{owner}} | {{reviewBy}} |
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
