import { z } from "zod";
import {
  type AdvancedSelector,
  type BasicSelector,
  kindsOf,
  kindsOfReadOnly,
  type SelectorsAnswer,
  selectorsOf,
  testsOf,
} from "./selector.ts";

/** The schema of what one selector of a trail records of the objects in S3. */
export const objectSelector = z.object({
  kinds: z.array(z.enum(["read", "write"])),
  /** What the ARN of an object begins with, one of these. Left out where every object is recorded. */
  only: z.array(z.string()).exactOptional(),
  /** What it does not begin with. */
  except: z.array(z.string()),
});

export interface ObjectSelector extends z.infer<typeof objectSelector> {}

const objects = "AWS::S3::Object";

/**
 * What the selectors of a trail record of the objects in S3. A selector that narrows in a way that is not weighed counts for
 * nothing.
 */
export function objectSelectorsOf(answer: SelectorsAnswer): ObjectSelector[] {
  const { basic, advanced } = selectorsOf(answer);
  return [...basic.flatMap(ofBasic), ...advanced.flatMap(ofAdvanced)];
}

/** True when the selectors together record every read and every write of every object in the bucket of this ARN. */
export function recordsEveryObject(selectors: readonly ObjectSelector[], bucket: string): boolean {
  return (["read", "write"] as const).every((kind) =>
    selectors.some((selector) => selector.kinds.includes(kind) && isWhole(selector, `${bucket}/`)),
  );
}

/** `start` is what the ARN of every object in the bucket begins with. */
function isWhole({ only, except }: ObjectSelector, start: string): boolean {
  const isIn = only === undefined || only.some((prefix) => start.startsWith(prefix));
  return isIn && !except.some((prefix) => start.startsWith(prefix) || prefix.startsWith(start));
}

/** `arn:aws:s3` and `arn:aws:s3:::` are every object, and what names a bucket and a slash begins an object's ARN. */
const prefixOfObjects = /^arn:[^:]+:s3(:::([^/]+\/.*)?)?$/;

function ofBasic(selector: BasicSelector): readonly ObjectSelector[] {
  const kinds = [...kindsOf(selector)];
  return (selector.DataResources ?? [])
    .filter(({ Type }) => Type === objects)
    .map(({ Values }) => ({
      kinds,
      only: (Values === undefined ? [] : Values).filter((arn) => prefixOfObjects.test(arn)),
      except: [],
    }));
}

function ofAdvanced(selector: AdvancedSelector): readonly ObjectSelector[] {
  let kinds: ObjectSelector["kinds"] = ["read", "write"];
  let only: ObjectSelector["only"];
  const except: string[] = [];
  const found = new Set<string>();
  const tests = testsOf(selector);
  if (new Set(tests.map(({ field, operator }) => `${field} ${operator}`)).size < tests.length) return [];
  for (const { field, operator, values } of tests) {
    const [value, ...others] = values;
    if (field === "eventCategory" && operator === "Equals" && value === "Data" && others.length === 0) {
      found.add(field);
    } else if (field === "resources.type" && operator === "Equals" && values.includes(objects)) {
      found.add(field);
    } else if (field === "readOnly" && operator === "Equals") {
      kinds = [...kindsOfReadOnly(values)];
    } else if (field === "resources.ARN" && operator === "StartsWith") {
      only = [...values];
    } else if (field === "resources.ARN" && operator === "NotStartsWith") {
      except.push(...values);
    } else if (field === "resources.ARN" && operator === "NotEquals") {
      except.push(...values.filter(namesAnObject));
    } else {
      return [];
    }
  }
  return found.size === 2 ? [{ kinds, ...(only !== undefined && { only }), except }] : [];
}

/** `arn:aws:s3:::bucket/key`: a bucket alone equals the ARN of no object. */
function namesAnObject(arn: string): boolean {
  return /^[^/]+\/./.test(arn);
}
