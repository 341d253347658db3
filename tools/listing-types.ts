import { type InterfaceDeclaration, Node, type Project } from "ts-morph";
import type { Field } from "./listing-fields.ts";
import { commentAbove, declarationOf } from "./listing-source.ts";

/** Every field of the interface that a view derives, each followed by those inside it when it stands nearby. */
export function fieldsOfType(project: Project, type: Node | undefined): readonly Field[] {
  return fieldsIn(project, type, "", []);
}

function fieldsIn(
  project: Project,
  type: Node | undefined,
  prefix: string,
  above: readonly Node[],
): readonly Field[] {
  const found = Node.isTypeReference(type) ? declarationOf(project, type.getTypeName()) : undefined;
  if (!Node.isInterfaceDeclaration(found) || above.includes(found)) return [];
  const own = found.getProperties().flatMap((property) => {
    const { text, observed, step, last } = read(project, property.getTypeNode());
    const name = `${prefix}${property.getName()}`;
    return [
      {
        name: property.hasQuestionToken() ? `${name}?` : name,
        type: text,
        observed,
        comment: commentAbove(property),
      },
      ...fieldsIn(project, last, `${name}${step}.`, [...above, found]),
    ];
  });
  return [...inherited(found, prefix), ...own];
}

/** A line for each type that an interface extends by name, whose fields its own listing tells. */
function inherited(found: InterfaceDeclaration, prefix: string): readonly Field[] {
  return found
    .getExtends()
    .map((one) => one.getText())
    .filter((name) => !name.startsWith("z.infer<"))
    .map((name) => ({
      name: `${prefix}...`,
      type: `\`${name}\``,
      observed: false,
      comment: "All fields of that type, as the listing that this is derived from tells them.",
    }));
}

interface ReadType {
  readonly text: string;
  readonly observed: boolean;
  /** `[]` when what is inside stands in a list. */
  readonly step: string;
  /** What is left when `Observed`, `readonly` and lists are taken away. */
  readonly last: Node | undefined;
}

function read(project: Project, type: Node | undefined): ReadType {
  if (Node.isTypeReference(type) && type.getTypeName().getText() === "Observed") {
    return { ...read(project, type.getTypeArguments()[0]), observed: true };
  }
  if (Node.isTypeOperatorTypeNode(type)) return read(project, type.getTypeNode());
  if (Node.isArrayTypeNode(type)) {
    const { text, observed, step, last } = read(project, type.getElementTypeNode());
    return {
      text: `list of ${observed ? "observed " : ""}${text}`,
      observed: false,
      step: `[]${step}`,
      last,
    };
  }
  const nearby = Node.isTypeReference(type) ? declarationOf(project, type.getTypeName()) : undefined;
  const text = Node.isInterfaceDeclaration(nearby) ? "object" : (type?.getText() ?? "unknown");
  return { text: `\`${text}\``, observed: false, step: "", last: type };
}
