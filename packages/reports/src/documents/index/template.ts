import { generated } from "../../parts/wording.ts";

export const indexTemplate = `${generated}

# Compliance documents

**Organization:** {{organization}}\\
**Framework:** {{framework}}{{#if period}}\\
**Period:** {{period.from}} to {{period.to}}, both days included{{/if}}

{{#if policies}}
## Policies

| Policy | Owner | Effective | Review cycle |
| --- | --- | --- | --- |
{{#each policies}}
| {{link "policy" id title}} | {{owner}} | {{effective}} | {{review}} |
{{/each}}

{{/if}}
## Registers

- {{link "document" "control-matrix.md" "Control matrix"}}
- {{link "document" "risk-register.md" "Risk register"}}
- {{link "document" "waivers.md" "Waivers"}}

{{#if checks}}
## Checks

| Check | Demands | Severity |
| --- | --- | --- |
{{#each checks}}
| {{link "check" id}} | {{title}} | {{severity}} |
{{/each}}

{{/if}}
`;
