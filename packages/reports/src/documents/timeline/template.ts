import { runHead } from "../../parts/of-run.ts";

/** Larger letters than Mermaid's own, and bars that the words on them stand out from on a light page and on a dark one. */
const look = `---
config:
  gantt:
    fontSize: 14
    barHeight: 26
    barGap: 6
    topPadding: 40
    leftPadding: 16
    rightPadding: 110
  themeCSS: ".grid .tick text { font-size: 13px; transform: translateY(10px); } .grid .tick line { opacity: 0.3; }"
  themeVariables:
    taskBkgColor: "#3d5a99"
    taskTextColor: "#ffffff"
    taskTextLightColor: "#ffffff"
    activeTaskBkgColor: "#9fc5f8"
    doneTaskBkgColor: "#d3d3d3"
    critBkgColor: "#b3261e"
---`;

export const timelineTemplate = `# Timeline

${runHead}{{#if auditor}}\\
**Auditor:** {{auditor}}, for a type {{type}} report{{/if}}

Management's plan for the audit, as of {{today}}, and how its phases stand. Readiness and remediation follow from the run, evidence collection
from the day. What the auditor does is planned only: nothing here reads it.

| Phase | From | To | State | As of the run |
| --- | --- | --- | --- | --- |
{{#each phases}}
| {{title}} | {{#if from}}{{from}}{{/if}} | {{#if to}}{{to}}{{/if}} | {{state}}{{#if overdue}}, and its days are over{{/if}} | {{why}} |
{{/each}}

{{#if dated}}
\`\`\`mermaid
${look}
gantt
  dateFormat YYYY-MM-DD
  axisFormat %Y-%m
  tickInterval 3month
  todayMarker off
  inclusiveEndDates
{{#each phases}}
  {{title}} :{{#if drawn}}{{drawn}}, {{/if}}{{id}}, {{from}}, {{to}}
{{/each}}
  As of the run :milestone, run, {{today}}, 0d
\`\`\`

{{/if}}
## The phases

{{#each phases}}
- {{title}}: {{purpose}}{{#if assumed}} {{assumed}}{{/if}}
{{/each}}

{{#if dated}}
The audit period is the program's own. Days that are assumed are no promise of anybody: the milestones of the program's audit replace them.
{{else}}
The program has no audit period, so no phase has days.
{{/if}}
`;
