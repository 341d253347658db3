import { describe, expect, it, vi } from "vitest";
import { NOW } from "../testing/company.fixture.ts";
import type { Decision } from "./decide.ts";
import { createTeller } from "./teller.ts";

const passes: Decision = { allowed: true, code: "mfa-verified", subject: 7 };
const refused: Decision = {
  allowed: false,
  code: "not-authenticated",
  status: 401,
  message: "Sign in first.",
};
const asked = { method: "GET", url: "/admin/users?token=1" };
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe("what is told of decisions", () => {
  it("is each refusal; passes too where that is asked for", () => {
    const onDecision = vi.fn();
    const onAuditFailure = vi.fn();
    const quiet = createTeller({ onDecision, onAuditFailure });
    quiet(passes, asked, NOW);
    expect(onDecision).not.toHaveBeenCalled();
    createTeller({ onDecision, onAuditFailure, tellPasses: true })(passes, asked, NOW);
    expect(onDecision).toHaveBeenCalledExactlyOnceWith({
      time: "2026-03-02T09:00:00.000Z",
      outcome: "allowed",
      code: "mfa-verified",
      subject: 7,
      method: "GET",
      path: "/admin/users",
    });
  });

  it.each([
    [undefined, ""],
    ["/admin#part", "/admin"],
    ["http://ana:secret@host:1/admin?x", "/admin"],
    ["*", "*"],
    [`/${"a".repeat(3_000)}`, `/${"a".repeat(2_047)}`],
  ])("has the path of %s alone", (url, path) => {
    const onDecision = vi.fn();
    createTeller({ onDecision, onAuditFailure: vi.fn() })(refused, { method: "GET", url }, NOW);
    expect(onDecision.mock.calls).toMatchObject([[{ path }]]);
  });

  it("is counted where it could not be told, and given to whoever surfaces that", async () => {
    const errors = [new Error("full"), new Error("down")];
    const onDecision = vi
      .fn()
      .mockImplementationOnce(() => {
        throw errors[0];
      })
      .mockReturnValueOnce(undefined)
      .mockRejectedValueOnce(errors[1]);
    const onAuditFailure = vi.fn(() => {
      throw new Error("the hook itself");
    });
    const tell = createTeller({ onDecision, onAuditFailure });
    for (let at = 0; at < 3; at += 1) {
      tell(refused, asked, NOW);
      await settled();
    }
    const event = expect.objectContaining({ outcome: "refused", path: "/admin/users" });
    expect(onAuditFailure.mock.calls).toEqual([
      [{ failures: 1, error: errors[0], event }],
      [{ failures: 2, error: errors[1], event }],
    ]);
  });
});
