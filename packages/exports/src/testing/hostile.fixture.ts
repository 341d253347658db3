import { hostile as corpus } from "@bylaw/testbed/hostile";

/** Names that whoever may name a resource could choose: the corpus, as a listing may hold it, and what formats here act on. */
export const hostile: readonly string[] = [
  ...corpus.map((one) => one.toWellFormed()),
  "<script>alert(1)</script>",
  "[x](javascript:alert(1)) ![y](https://evil.example/p.png)",
  "{{ insert: param, x }}",
  "\u001b[31mred\u001b[0m \u202egnp.exe a\u200bb",
  "##[error]x ##vso[task.setvariable]y",
  "::set-output name=x::y",
  "a\nb\r\nc\u2028d",
  "  blanks around  ",
  "__proto__",
  "\ufeff",
  "# heading",
  "1. item",
  "=1+1",
  "\u{1f469}".repeat(600),
];
