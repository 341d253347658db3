import {
  type AdvancedSelector,
  type BasicSelector,
  type EventKind,
  kindsOf,
  kindsOfReadOnly,
  type SelectorsAnswer,
  selectorsOf,
  testsOf,
} from "./selector.ts";

/** What one selector records of the management events, as far as it is understood: of these kinds, of these sources. */
interface Recorded {
  readonly kinds: readonly EventKind[];
  /** Every source but these. */
  readonly except: ReadonlySet<string>;
  /** Or these sources only. */
  readonly only?: ReadonlySet<string>;
}

/**
 * True when the selectors of a trail together record every read and every write of every service's management plane. An
 * event is recorded when any selector matches it. A selector that narrows in a way that is not weighed counts for nothing.
 */
export function recordsAllManagementEvents(answer: SelectorsAnswer): boolean {
  const { basic, advanced } = selectorsOf(answer);
  const recorded = [...basic.flatMap(ofBasic), ...advanced.flatMap(ofAdvanced)];
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

function ofBasic(selector: BasicSelector): readonly Recorded[] {
  if (selector.IncludeManagementEvents !== true) return [];
  return [{ kinds: kindsOf(selector), except: new Set(selector.ExcludeManagementEventSources) }];
}

function ofAdvanced(selector: AdvancedSelector): readonly Recorded[] {
  let kinds: Recorded["kinds"] = ["read", "write"];
  let except: Recorded["except"] = new Set();
  let only: Recorded["only"];
  let management = false;
  const tests = testsOf(selector);
  if (new Set(tests.map(({ field }) => field)).size < tests.length) return [];
  for (const { field, operator, values } of tests) {
    if (field === "eventCategory" && operator === "Equals" && values.length === 1) {
      management = values[0] === "Management";
    } else if (field === "readOnly" && operator === "Equals") {
      kinds = kindsOfReadOnly(values);
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
