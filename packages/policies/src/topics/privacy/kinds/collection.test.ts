import { describe, expect, test } from "vitest";
import { refusals } from "../../../shown.fixture.ts";
import { consentCheckKind, personalDataRegisterKind, privacyNoticeKind } from "./collection.ts";

describe("the privacy notice", () => {
  const says = [
    "what is collected",
    "purposes",
    "choices and consent",
    "use",
    "retention",
    "disposal",
    "access and correction",
    "disclosure to third parties",
    "security",
    "accuracy",
    "questions and complaints",
  ];
  const change = { what: "A new purpose", effective: "2026-05-01", told: "2026-04-01" };
  const notice = {
    address: "https://example.com/privacy",
    dated: "2026-05-01",
    says,
    places: [{ place: "sign-up form", atHand: true }],
    differences: [],
    changes: [change],
  };
  test("is accepted where it speaks of everything, is at hand, and is kept to", () => {
    expect(refusals(privacyNoticeKind, notice)).toEqual([]);
  });
  test.each([
    [{ address: "our site" }, "address"],
    [{ places: [] }, "places"],
    [{ says: says.slice(1) }, "what the notice does not speak of"],
    [{ places: [{ place: "mail", atHand: false }] }, "places of collection where the notice is not at hand"],
    [{ differences: ["Logs are kept"] }, "what is done otherwise than the notice says"],
    [
      { changes: [{ ...change, told: "2026-05-02" }] },
      "changes that people were told of after they took effect",
    ],
  ])("%j is refused", (changed, refusal) => {
    expect(refusals(privacyNoticeKind, { ...notice, ...changed })).toEqual([refusal]);
  });
});

describe("consents", () => {
  const news = {
    purpose: "news by mail",
    choice: "Send me news",
    consequences: "Without it no news is sent",
    consent: "explicit",
    because: "Nobody needs news to use the product",
    people: 40,
    consents: 40,
    late: [],
    against: [],
  };
  test("are accepted where everybody whose data is used gave theirs first", () => {
    expect(refusals(consentCheckKind, { purposes: [news] })).toEqual([]);
    const billing = { ...news, purpose: "billing", consent: "not needed", consents: 0 };
    expect(refusals(consentCheckKind, { purposes: [news, billing] })).toEqual([]);
  });
  test.each([
    [{ choice: "" }, "purposes.0.choice"],
    [{ consents: 39 }, "explicit consents to news by mail, of the people whose data it uses"],
    [{ late: ["7"] }, "consents to news by mail that came after the data"],
    [{ against: ["9"] }, "people whose data news by mail uses against their choice"],
    [{ consent: "implied", against: ["9"] }, "people whose data news by mail uses against their choice"],
  ])("%j is refused", (change, refusal) => {
    expect(refusals(consentCheckKind, { purposes: [{ ...news, ...change }] })).toEqual([refusal]);
  });
  test("a purpose that is told twice is refused", () => {
    expect(refusals(consentCheckKind, { purposes: [news, news] })).toEqual(["purposes, each once"]);
  });
});

describe("the register of personal data", () => {
  const mail = { id: "mail address", purpose: "signing in", needed: true, otherUses: [] };
  const register = { source: "columns tagged personal", counted: 1, data: [mail] };
  test("is accepted where each kind is needed and used for nothing else", () => {
    expect(refusals(personalDataRegisterKind, register)).toEqual([]);
  });
  test.each([
    [{ counted: 2 }, "kinds of personal data that are listed, of those that the source counts"],
    [
      { counted: 2, data: [mail, mail] },
      "kinds of personal data that are listed, of those that the source counts",
    ],
    [{ data: [{ ...mail, needed: false }] }, "personal data that no stated purpose needs"],
    [{ data: [{ ...mail, otherUses: ["advertising"] }] }, "uses beside the stated purpose"],
  ])("%j is refused", (change, refusal) => {
    expect(refusals(personalDataRegisterKind, { ...register, ...change })).toEqual([refusal]);
  });
});
