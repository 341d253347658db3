import type { Control } from "@bylaw/core";
import {
  type AnyTask,
  askedOf,
  controlText,
  jsonText,
  linksOf,
  primaryCollector,
  type Report,
  statementLine,
  titleOf,
} from "@bylaw/core/run";
import { type Identify, identityOf } from "../../run/identity.ts";
import type { Format } from "../format.ts";
import { catalogText } from "./catalog.ts";
import { attached, listed, metadataOf, type Property } from "./document.ts";
import { line, prose, string } from "./text.ts";
import { criterionToken } from "./token.ts";

type Program = Report["program"];

/**
 * An OSCAL component definition: what stands behind each criterion, by the system that is read, by people, and by policy. It is of the
 * program alone: what a run came to is not in it, and that something is implemented is nowhere claimed.
 */
export const oscalComponents = {
  id: "oscal-components",
  async *write(run) {
    const { program } = run.report;
    const identify = identityOf(run);
    const catalog = await catalogText(run);
    const source = identify("attached-catalog", catalog);
    const components = [...systemsOf(program), ...policiesOf(program)].map((one) =>
      componentOf(one, program, `#${source}`, identify),
    );
    const body = {
      ...listed("components", components),
      "back-matter": {
        resources: [attached(source, "The catalog of criteria and controls", "bylaw-catalog.json", catalog)],
      },
    };
    const uuid = identify("component-definition", JSON.stringify(components));
    const metadata = metadataOf(`What ${program.organization.name} does`, run);
    yield `${jsonText({ "component-definition": { uuid, metadata, ...body } })}\n`;
  },
} as const satisfies Format;

/** What a component is, before it has its UUIDs. */
interface Part {
  readonly key: string;
  readonly type: "service" | "process-procedure" | "policy";
  readonly title: string;
  readonly about: string;
  readonly rules: readonly { readonly id: string; readonly title: string }[];
  readonly controls: readonly Control[];
  /** What it says of a control, a paragraph each. */
  says(control: Control): readonly string[];
  rulesOf(control: Control): readonly string[];
}

/** What is read, a part for each kind of provider, and what people show. */
function systemsOf(program: Program): readonly Part[] {
  const links = linksOf(program);
  const groups = new Map<string, AnyTask[]>();
  for (const task of [...links.tasks, ...links.requirements]) {
    const key = "check" in task ? primaryCollector(task.check.subject.listing).provider.id : "";
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups].map(([key, tasks]) => ({
    ...(key === ""
      ? ({
          key: "people",
          type: "process-procedure",
          title: "What people show",
          about: "Records of what people did, as the program asks for them.",
        } as const)
      : ({
          key: `provider ${key}`,
          type: "service",
          title: key,
          about: `What checks read of ${key}.`,
        } as const)),
    rules: [
      ...new Map(tasks.map((task) => [askedOf(task), { id: askedOf(task), title: titleOf(task) }])).values(),
    ],
    controls: [...new Set(tasks.map(({ control }) => control))],
    says: (control) => [`${control.title}: ${controlText(control, program.settings)}`],
    rulesOf: (control) => [...new Set(tasks.filter((task) => task.control === control).map(askedOf))],
  }));
}

function policiesOf(program: Program): readonly Part[] {
  const links = linksOf(program);
  return program.policies.map((policy) => {
    const sentences = (control: Control) =>
      links.statementsOf(control).filter((statement) => links.policyOf(statement) === policy);
    return {
      key: `policy ${policy.id}`,
      type: "policy",
      title: policy.title,
      about: policy.purpose ?? policy.title,
      rules: [],
      controls: program.controls.filter((control) => sentences(control).length > 0),
      says: (control) => sentences(control).map((statement) => statementLine(statement, program)),
      rulesOf: () => [],
    };
  });
}

function componentOf(part: Part, program: Program, source: string, identify: Identify): object {
  const implementations: object[] = [];
  for (const { framework, title, criteria } of program.frameworks) {
    const requirements: object[] = [];
    for (const criterion of criteria) {
      const controls = part.controls.filter(({ satisfies }) =>
        satisfies.some(
          (claim) =>
            claim.relation === "primary" && claim.framework === framework && claim.criterion === criterion.id,
        ),
      );
      if (controls.length === 0) continue;
      const token = criterionToken(criterion);
      requirements.push({
        uuid: identify("implemented-requirement", `${part.key} ${token}`),
        "control-id": token,
        description: prose(controls.flatMap((control) => part.says(control))),
        ...listed(
          "props",
          [...new Set(controls.flatMap((control) => part.rulesOf(control)))].map((id) => rule("Rule_Id", id)),
        ),
      });
    }
    if (requirements.length === 0) continue;
    implementations.push({
      uuid: identify("control-implementation", `${part.key} ${framework}`),
      source,
      description: line(title),
      "implemented-requirements": requirements,
    });
  }
  return {
    uuid: identify("component", part.key),
    type: part.type,
    title: line(part.title),
    description: line(part.about),
    ...listed("props", part.rules.flatMap(ruleProperties)),
    ...listed("control-implementations", implementations),
  };
}

/** A check as compliance-trestle has rules: two properties that are tied by their remarks. */
function ruleProperties(
  { id, title }: { readonly id: string; readonly title: string },
  at: number,
): readonly Property[] {
  const remarks = `rule_set_${at}`;
  return [
    { ...rule("Rule_Id", id), remarks },
    { ...rule("Rule_Description", title), remarks },
  ];
}

function rule(name: "Rule_Id" | "Rule_Description", value: string): Property {
  return {
    name,
    ns: "https://oscal-compass.github.io/compliance-trestle/schemas/oscal",
    value: string(value),
  };
}
