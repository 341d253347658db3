import { answerMismatch } from "@bylaw/core/provider";
import type { OutputOf } from "../../operations/index.ts";

const operation = "cloudtrail:GetEventSelectors";
type Answer = OutputOf<typeof operation>;
type Basic = NonNullable<Answer["EventSelectors"]>[number];
type Advanced = NonNullable<Answer["AdvancedEventSelectors"]>[number];

/** What one selector records of the management events, as far as it is understood: of these kinds, of these sources. */
interface Recorded {
  readonly kinds: readonly ("read" | "write")[];
  /** Every source but these. */
  readonly except: ReadonlySet<string>;
  /** Or these sources only. */
  readonly only?: ReadonlySet<string>;
}

/**
 * True when the selectors of a trail together record every read and every write of every service's management plane. An
 * event is recorded when any selector matches it. A selector that narrows in a way that is not weighed counts for nothing.
 */
export function recordsAllManagementEvents(answer: Answer): boolean {
  const { EventSelectors: basic, AdvancedEventSelectors: advanced } = answer;
  if (basic === undefined && advanced === undefined) {
    throw answerMismatch(operation, "answered without selectors");
  }
  const recorded = [...(basic ?? []).flatMap(ofBasic), ...(advanced ?? []).flatMap(ofAdvanced)];
  return (["read", "write"] as const).every((kind) =>
    leavesNoneOut(recorded.filter(({ kinds }) => kinds.includes(kind))),
  );
}

/** Nothing is left out when some selector takes every source but a few, and those few are taken by others. */
function leavesNoneOut(recorded: readonly Recorded[]): boolean {
  const broad = recorded.filter(({ only }) => only === undefined);
  const [first, ...others] = broad;
  if (first === undefined) return false;
  return [...first.except].every(
    (source) =>
      others.some(({ except }) => !except.has(source)) ||
      recorded.some(({ only }) => only?.has(source) === true),
  );
}

function ofBasic(selector: Basic): readonly Recorded[] {
  const { IncludeManagementEvents, ReadWriteType, ExcludeManagementEventSources } = selector;
  if (IncludeManagementEvents !== true) return [];
  const kinds = { All: ["read", "write"], ReadOnly: ["read"], WriteOnly: ["write"] } as const;
  const except = new Set(ExcludeManagementEventSources);
  return ReadWriteType === undefined || !Object.hasOwn(kinds, ReadWriteType)
    ? []
    : [{ kinds: kinds[ReadWriteType], except }];
}

function ofAdvanced({ FieldSelectors: fields }: Advanced): readonly Recorded[] {
  let kinds: Recorded["kinds"] = ["read", "write"];
  let except: Recorded["except"] = new Set();
  let only: Recorded["only"];
  let management = false;
  for (const { Field: field, ...operators } of fields ?? []) {
    const given = Object.entries(operators).filter(([, values]) => values !== undefined && values.length > 0);
    const [[operator, values] = ["", []], ...more] = given as (readonly [string, readonly string[]])[];
    if (more.length > 0) return [];
    if (field === "eventCategory" && operator === "Equals" && values.length === 1) {
      management = values[0] === "Management";
    } else if (field === "readOnly" && operator === "Equals") {
      kinds = [
        ...(values.includes("true") ? ["read" as const] : []),
        ...(values.includes("false") ? ["write" as const] : []),
      ];
    } else if (field === "eventSource" && operator === "NotEquals") {
      except = new Set(values);
    } else if (field === "eventSource" && operator === "Equals") {
      only = new Set(values);
    } else {
      return [];
    }
  }
  return management ? [{ kinds, except, ...(only !== undefined && { only }) }] : [];
}
