import { describe, expect, test } from "vitest";
import { owedBy, refusals } from "../../../shown.fixture.ts";
import { personRequestLogKind, privacyComplaintLogKind } from "./people.ts";

const dates = { received: "2026-06-01", due: "2026-06-29", done: "2026-06-15" };

describe("requests of people", () => {
  const request = {
    id: "TICKET-1",
    ...dates,
    asks: "correction",
    identified: "signed in",
    outcome: "granted",
    thirdParties: [{ name: "mail sender", told: "2026-06-16" }],
  };
  const log = { source: "label:person in June", counted: 1, since: "2026-01-01" };
  const { done: _, ...unanswered } = request;
  const open = { ...unanswered, outcome: "open", thirdParties: [] };
  test.each([
    request,
    { ...request, outcome: "refused", reason: "It is right as it is", thirdParties: [] },
    { ...request, asks: "account of data and disclosures", thirdParties: [] },
    { ...open, due: "2026-07-10" },
  ])("%j is accepted", (one) => {
    expect(refusals(personRequestLogKind, { ...log, requests: [one] })).toEqual([]);
  });
  test.each([
    [{ ...open }, "requests that were not answered by their day"],
    [{ ...request, done: "2026-06-30" }, "requests that were not answered by their day"],
    [{ ...request, done: "2026-05-31" }, "requests that were answered before they came"],
    [
      { ...open, due: "2026-07-10", outcome: "granted" },
      "requests that are open and have a day of answer, or the other way round",
    ],
    [{ ...request, outcome: "refused" }, "refusals without the reason that was told"],
    [
      { ...request, thirdParties: [{ name: "mail sender" }] },
      "corrections that a third party was not told of",
    ],
    [{ ...request, identified: "" }, "requests.0.identified"],
  ])("%j is refused", (one, refusal) => {
    expect(refusals(personRequestLogKind, { ...log, requests: [one] })).toEqual([refusal]);
  });
  test("one of a day that the log does not list stands in place of none that it leaves out", () => {
    const old = { ...request, received: "2025-12-31" };
    expect(refusals(personRequestLogKind, { ...log, requests: [old] })).toEqual([
      "requests of days that are not listed",
    ]);
  });
  test("one that is open past its day is owed, whatever later logs say", () => {
    const due = { ...log, requests: [{ ...open, due: "2026-07-10" }] };
    expect(owedBy(personRequestLogKind, due, "2026-07-10")).toEqual([]);
    expect(owedBy(personRequestLogKind, due, "2026-07-11")).toEqual([
      "requests that are open past their day",
    ]);
    expect(owedBy(personRequestLogKind, { ...log, requests: [request] }, "2027-01-01")).toEqual([]);
  });
  test("one that the desk counts and the log leaves out is missed", () => {
    expect(refusals(personRequestLogKind, { ...log, counted: 2, requests: [request] })).toEqual([
      "requests that are listed, of those that the source counts",
    ]);
  });
});

describe("privacy complaints", () => {
  const complaint = { id: "TICKET-2", ...dates, what: "Too much mail", answer: "It is stopped" };
  const { answer: _, ...wordless } = complaint;
  const { done: __, ...late } = complaint;
  const log = { source: "label:privacy in June", counted: 1, since: "2026-01-01" };
  test("are owed while one is open past its day", () => {
    const open = { ...log, complaints: [late] };
    expect(owedBy(privacyComplaintLogKind, open, "2026-06-30")).toEqual([
      "complaints that are open past their day",
    ]);
  });
  test("are accepted where each was answered by its day", () => {
    expect(refusals(privacyComplaintLogKind, { ...log, complaints: [complaint] })).toEqual([]);
  });
  test.each([
    [[], "complaints that are listed, of those that the source counts"],
    [[late], "complaints that were not answered by their day"],
    [[{ ...complaint, done: "2026-05-31" }], "complaints that were answered before they came"],
    [[{ ...complaint, received: "2025-12-31" }], "complaints of days that are not listed"],
    [[wordless], "complaints with a day of answer and no answer"],
  ])("%j are refused", (complaints, refusal) => {
    expect(refusals(privacyComplaintLogKind, { ...log, complaints })).toEqual([refusal]);
  });
});
