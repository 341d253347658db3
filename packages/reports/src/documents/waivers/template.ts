import { controlNames, generated, verification, waivedResource } from "../../parts/wording.ts";

export const waiversTemplate = `${generated}

# Waivers

**Organization:** {{organization}}

A waiver is granted beforehand and ends. It is for one check and one resource, or a few by a rule and up to a number; or for what a person, a policy or a window owes, or all that one requirement asks for. What it covers still counts as a failure.
Whether one has ended depends on the day, and this page does not: status.md tells what each came to in a run.

{{#if waivers}}
| Check | Resource | Until | Reason | Requested by | Approved by | Compensating controls |
| --- | --- | --- | --- | --- | --- | --- |
{{#each waivers}}
| ${verification} | ${waivedResource} | {{until}} | {{reason}} | {{requestedBy}} | {{approvedBy}} | ${controlNames("compensating")} |
{{/each}}
{{else}}
No waiver is granted.
{{/if}}
`;
