import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getArgumentValues,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import type { QueryCost } from "./source.ts";

export interface Measured extends QueryCost {
  /** The widest page among the outermost connections. */
  widest: number;
}

/**
 * What a query costs by GitHub's published rule: the requests needed to fulfil each connection,
 * added up and divided by one hundred; never less than one point.
 */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): Measured {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const one of document.definitions) {
    if (one.kind === "FragmentDefinition") fragments.set(one.name.value, one);
  }
  const total = { requests: 0, nodeCount: 0, widest: 0 };

  function walk(set: SelectionSetNode | undefined, typeName: string, parents: number, depth: number): void {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === "Field") {
        walkField(selection, typeName, parents, depth);
        continue;
      }
      const fragment = selection.kind === "FragmentSpread" ? fragments.get(selection.name.value) : selection;
      walk(fragment?.selectionSet, fragment?.typeCondition?.name.value ?? typeName, parents, depth);
    }
  }

  function walkField(node: FieldNode, typeName: string, parents: number, depth: number): void {
    const parent = schema.getType(typeName);
    if (!isObjectType(parent) && !isInterfaceType(parent)) return;
    const definition = parent.getFields()[node.name.value];
    const type = definition && getNamedType(definition.type);
    if (!definition || !isCompositeType(type)) return;
    if (!type.name.endsWith("Connection")) {
      walk(node.selectionSet, type.name, parents, depth);
      return;
    }
    const args = getArgumentValues(definition, node, variables);
    const size = Number(args.first ?? args.last ?? 0);
    total.requests += parents;
    total.nodeCount += parents * size;
    if (depth === 0) total.widest = Math.max(total.widest, size);
    walk(node.selectionSet, type.name, parents * size, depth + 1);
  }

  walk(operation.selectionSet, "Query", 1, 0);
  const { requests, nodeCount, widest } = total;
  return { cost: Math.max(1, Math.round(requests / 100)), nodeCount, widest };
}
