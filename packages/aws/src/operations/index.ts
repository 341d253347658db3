import type {
  OutputOf as AnswerOf,
  InputOf as AskedOf,
  OperationFacts as Facts,
  Service,
} from "./define-service.ts";
import { services } from "./services.gen.ts";

type Services = (typeof services)[number];

/** Every operation a collector may call, by its id: `kms:ListKeys`. */
type Catalogue = {
  [S in Services as S["id"]]: S extends Service<infer TId, infer TSdk, infer TName>
    ? { [N in TName as `${TId}:${N}`]: [AskedOf<TSdk, N>, AnswerOf<TSdk, N>] }
    : never;
}[Services["id"]];
type Types = UnionToIntersection<Catalogue>;
type UnionToIntersection<U> = (U extends unknown ? (one: U) => void : never) extends (all: infer I) => void
  ? I
  : never;

export type Operation = keyof Types;
export type InputOf<O extends Operation> = Types[O] extends [infer I extends object, unknown] ? I : never;
export type OutputOf<O extends Operation> = Types[O] extends [unknown, infer T] ? T : never;

/** An operation with its service, and the IAM action that allows it. */
export interface OperationFacts extends Facts {
  readonly name: string;
  readonly service: Service;
  readonly action: string;
}

const all = (services as readonly Service[]).flatMap((service) =>
  Object.entries(service.operations).map(([name, facts]): readonly [string, OperationFacts] => {
    const action = `${service.iam ?? service.id}:${name}`;
    return [`${service.id}:${name}`, { action, ...facts, name, service }];
  }),
);

export const operations: Readonly<Record<Operation, OperationFacts>> = Object.freeze(
  Object.fromEntries(all),
) as Readonly<Record<Operation, OperationFacts>>;

export function isOperation(name: string): name is Operation {
  return Object.hasOwn(operations, name);
}
