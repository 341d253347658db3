import { generated } from "../../parts/wording.ts";

const days = (
  list: string,
): string => `| Due | Control | What | Window | Still on time | Owner | Reviewed by |
| --- | --- | --- | --- | --- | --- | --- |
{{#each ${list}}}
| {{due}} | {{#each controls}}{{#unless @first}}, {{/unless}}{{link "control" id title}}{{/each}} | {{what}} | {{windows}} | {{#if tolerance}}{{tolerance}} later{{/if}} | {{owner}} | {{#if reviewer}}{{reviewer}}{{/if}} |
{{/each}}`;

export const evidenceCalendarTemplate = `${generated}

# Evidence calendar

**Organization:** {{organization}}{{#if period}}\\
**Period:** {{period.from}} to {{period.to}}, both days included{{/if}}

When what is asked for is due, as the definitions have it. Whether it came is not said here: status.md and coverage.md tell that of runs.

## By control

| Control | What | Rhythm | First due |
| --- | --- | --- | --- |
{{#each controls}}
{{#each rows}}
| {{#if @first}}{{anchor ../id}}{{/if}}{{link "control" ../id ../title}} | {{what}} | {{rhythm}} | {{first}} |
{{/each}}
{{/each}}

{{#if events}}
## On a day of its own

What is due when something happens, or counts from a day of each person's or each policy's own. It stands in no month below.

| Control | What | For each | Due | Reviewed by |
| --- | --- | --- | --- | --- |
{{#each events}}
| {{link "control" control controlTitle}} | {{what}} | {{each}} | {{rhythm}} | {{#if reviewer}}{{reviewer}}{{/if}} |
{{/each}}

{{/if}}
## Month by month

{{#if period}}
{{#each months}}
### {{month}}

{{#if days}}
${days("days")}
{{else}}
Nothing is due on a day of this month.
{{/if}}

{{/each}}
{{else}}
The program defines no period, so there are no months to show.
{{/if}}

{{#if outside}}
## {{#if period}}Due once, outside of the period{{else}}Due once{{/if}}

${days("outside")}

{{/if}}
`;
