import { expect, test } from "vitest";
import { isPlaceholder } from "./placeholder.ts";

test.each([
  ..."TODO|to-do|To do|TODO: fill in|TODO!|tbd|tbd.|TBA|fixme|n/a|N/A|n.a.|na|none|none.|no|null|nil|not applicable".split(
    "|",
  ),
  ..."nothing|-|...|…|—|_|?|xxx|fill this in|<what shows it>|‹what shows it›".split("|"),
  "",
  " ",
  "\u200b",
  "TODO\u200b",
  "T\u200bODO",
  "ＴＯＤＯ",
  "<what shows it>   in place of the fields below, where there was nothing to show",
])("%j says nothing", (text) => expect(isPlaceholder(text)).toBe(true));

test.each([
  "0 incidents: pager, search of severity 1 and 2",
  "project = INC, 0 results",
  "no incidents in the pager",
  "none in Jira, query 17",
  "todos are kept in Jira: none of severity 1",
  "restricted",
])("%j says something", (text) => expect(isPlaceholder(text)).toBe(false));
