import { afterEach, describe, expect, test } from "vitest";
import { collectFrom, type Listed } from "../../testing/collect.ts";
import { type Answer, failure, type Script, type ScriptedAws, startScript } from "../../testing/script.ts";
import { iamUsers } from "./users.ts";

const generate = "iam:GenerateCredentialReport";
const get = "iam:GetCredentialReport";
const details = "iam:GetAccountAuthorizationDetails";
const complete = { State: "COMPLETE" };
const columns =
  "user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date";
const root =
  "<root_account>,arn:aws:iam::111111111111:root,2019-01-01T00:00:00+00:00,not_supported,no_information,not_supported,not_supported,false,false,N/A,N/A,N/A,N/A,false,N/A,N/A";
const ada =
  "ada,arn:aws:iam::111111111111:user/ada,2025-01-01T10:00:00+00:00,true,no_information,2025-02-01T10:00:00+02:00,N/A,true,true,2025-03-01T00:00:00+00:00,N/A,N/A,N/A,false,N/A,N/A";

let server: ScriptedAws;
afterEach(() => server.stop());

const reportOf = (
  content: string | Buffer,
  generated = "2025-12-31T20:00:00Z",
  format = "text/csv",
): Answer => ({
  Content: Buffer.from(content),
  ReportFormat: format,
  GeneratedTime: new Date(generated),
});
const detail = (name: string, created = "2025-01-01T10:00:00Z") => ({
  UserName: name,
  Arn: `arn:aws:iam::111111111111:user/${name}`,
  CreateDate: new Date(created),
  Tags: [{ Key: "team", Value: "core" }],
  UserPolicyList: [{ PolicyName: "read-all", PolicyDocument: "%7B%7D" }],
  AttachedManagedPolicies: [{ PolicyName: "a", PolicyArn: "arn:aws:iam::aws:policy/a" }],
});
const usersOf = (...all: readonly object[]) => ({ UserDetailList: all, IsTruncated: false });
/** What the account says that it has now: ada, unless the script says otherwise. */
const collect = async (report: Answer, script: Script = {}): Promise<Listed | undefined> => {
  server = await startScript({
    [generate]: complete,
    [get]: report,
    [details]: usersOf(detail("ada")),
    ...script,
  });
  const [listed] = await collectFrom(iamUsers, server.endpoint);
  return listed;
};
const known = (value: unknown) => ({ state: "known", value });
const absent = (code: string) => ({ state: "absent", operation: get, code });

describe("iamUsers", () => {
  test("reads users, and not the root user", async () => {
    const listed = await collect(reportOf(`${columns}\n${root}\n${ada}\n`));
    expect(listed?.problem).toBeUndefined();
    expect(listed?.items).toEqual([
      {
        id: "arn:aws:iam::111111111111:user/ada",
        name: "ada",
        created: "2025-01-01T10:00:00.000Z",
        consolePassword: known(true),
        passwordLastUsed: absent("no_information"),
        passwordLastChanged: known("2025-02-01T08:00:00.000Z"),
        mfa: known(true),
        accessKeys: [
          { active: known(true), lastRotated: known("2025-03-01T00:00:00.000Z"), lastUsed: absent("N/A") },
          { active: known(false), lastRotated: absent("N/A"), lastUsed: absent("N/A") },
        ],
        inlinePolicies: known(["read-all"]),
        attachedPolicies: known(["arn:aws:iam::aws:policy/a"]),
        reportedAt: "2025-12-31T20:00:00.000Z",
        readAt: "2026-01-01T00:00:00.000Z",
        tags: known({ team: "core" }),
      },
    ]);
    expect(listed?.calls).toEqual({ [generate]: 1, [get]: 1, [details]: 1 });
  });

  test("takes no user for the root user, whatever its name", async () => {
    const named = (name: string) => ada.replace("ada,", `${name},`).replace("user/ada", `user/${name}`);
    const listed = await collect(reportOf([columns, root, named("root"), named("rootbeer")].join("\n")), {
      [details]: usersOf(detail("root"), detail("rootbeer")),
    });
    expect(listed?.items).toMatchObject([{ name: "root" }, { name: "rootbeer" }]);
  });

  test("reads columns by name, quoted names and CRLF", async () => {
    const [first = "", ...others] = columns.split(",");
    const [, ...cells] = ada.replace("user/ada", '"user/o""hara,siobhan"').split(",");
    cells.splice(0, 2, '"arn:aws:iam::111111111111:user/o""hara,siobhan"');
    const listed = await collect(
      reportOf(
        `new_column,${others.join(",")},${first}\r\nx,${cells.join(",")},"o""hara,siobhan"\r\nx,${root.replace(/^([^,]+),(.*)$/, "$2,$1")}\r\n`,
      ),
      { [details]: usersOf(detail('o"hara,siobhan')) },
    );
    expect(listed?.problem).toBeUndefined();
    expect(listed?.items).toMatchObject([
      { id: 'arn:aws:iam::111111111111:user/o"hara,siobhan', name: 'o"hara,siobhan', mfa: known(true) },
    ]);
  });

  test("keeps words that are no answer out of its values", async () => {
    const odd = ada
      .replace(",true,no_information,", ",not_supported,not_supported,")
      .replace("N/A,true,true", "N/A,N/A,YES");
    const listed = await collect(reportOf(`${columns}\n${root}\n${odd}`));
    const unreadable = (column: string, value: string) => ({
      state: "unreadable",
      problem: {
        code: "schema-mismatch",
        message: `${get} answered ${column} with "${value}".`,
        operation: get,
      },
    });
    expect(listed?.items).toMatchObject([
      {
        consolePassword: unreadable("password_enabled", "not_supported"),
        passwordLastUsed: unreadable("password_last_used", "not_supported"),
        mfa: unreadable("mfa_active", "N/A"),
        accessKeys: [{ active: unreadable("access_key_1_active", "YES") }, {}],
      },
    ]);
  });

  test("is unreadable, and not false, when a column is gone", async () => {
    const listed = await collect(reportOf(`${columns.replace("mfa_active", "mfa")}\n${root}\n${ada}`));
    const problem = {
      code: "schema-mismatch",
      message: `${get} answered without the column mfa_active.`,
      operation: get,
    };
    expect(listed?.items).toMatchObject([{ mfa: { state: "unreadable", problem } }]);
  });

  test("B6: needs no row of the root user, whom AWS China does not have: the account itself says who there is", async () => {
    const listed = await collect(reportOf(`${columns}\n${ada}`));
    expect(listed?.problem).toBeUndefined();
    expect(listed?.items).toMatchObject([{ name: "ada" }]);
  });

  test("A4: a user whom the report does not know is unreadable, and the others are read", async () => {
    const listed = await collect(reportOf(`${columns}\n${root}\n${ada}`), {
      [details]: usersOf(detail("ada"), detail("new", "2025-12-31T22:00:00Z"), detail("odd")),
    });
    expect(listed?.problem).toBeUndefined();
    const message = (why: string) =>
      `${get} answered with a report of 2025-12-31T20:00:00.000Z, which ${why}.`;
    const unread = (name: string, why: string) => ({
      id: `arn:aws:iam::111111111111:user/${name}`,
      problem: { code: "stale-evidence", message: message(why), operation: get },
    });
    expect(listed?.items).toMatchObject([
      { name: "ada" },
      unread("new", "does not know this user"),
      unread("odd", "does not know this user"),
    ]);
  });

  test("A4: a report with the root user alone does not make an account with users empty", async () => {
    const listed = await collect(reportOf(`${columns}\n${root}`));
    expect(listed?.items).toMatchObject([{ problem: { code: "stale-evidence" } }]);
  });

  test("A4: a row is not taken for a user of the same name who came after the report", async () => {
    const listed = await collect(reportOf(`${columns}\n${root}\n${ada}`), {
      [details]: usersOf(detail("ada", "2025-12-31T20:00:01Z")),
    });
    expect(listed?.items).toMatchObject([
      {
        problem: {
          code: "stale-evidence",
          message: `${get} answered with a report of 2025-12-31T20:00:00.000Z, which was made before this user.`,
        },
      },
    ]);
  });

  test("A4: a user who is in the report and no longer in the account is gone", async () => {
    const listed = await collect(reportOf(`${columns}\n${root}\n${ada}`), { [details]: usersOf() });
    expect(listed).toMatchObject({ items: [] });
    expect(listed?.problem).toBeUndefined();
  });

  test("A4: nobody is gone when the account's users could not be listed to the end", async () => {
    const listed = await collect(reportOf(`${columns}\n${root}\n${ada}`), {
      [details]: { UserDetailList: [], IsTruncated: true },
    });
    expect(listed?.problem?.code).toBe("partial-data");
  });

  test("a row whose cells cannot be told apart is unreadable for its user alone", async () => {
    const comma = ada.replaceAll("ada", "o,hara");
    const listed = await collect(reportOf(`${columns}\n${root}\n${comma}\n${ada}`), {
      [details]: usersOf(detail("ada"), detail("o,hara")),
    });
    expect(listed?.problem).toBeUndefined();
    expect(listed?.items).toMatchObject([
      { name: "ada" },
      {
        problem: {
          code: "schema-mismatch",
          message: `${get} answered with rows that cannot be told apart into cells, and none about this user.`,
        },
      },
    ]);
  });

  test("an odd cell that nothing depends on, and words in capitals", async () => {
    const odd = ada
      .replace("2025-01-01T10:00:00+00:00", "N/A")
      .replace(",true,no_information", ",TRUE,no_information");
    const listed = await collect(reportOf(`${columns}\n${root}\n${odd}`));
    expect(listed?.items).toMatchObject([
      { created: "2025-01-01T10:00:00.000Z", consolePassword: known(true) },
    ]);
  });

  test.each(["ReportExpired", "ReportInProgress", "ReportNotPresent"])(
    "asks again when the report is gone between the two questions (%s)",
    async (code) => {
      const listed = await collect("reset", {
        [get]: ({ before }) => (before === 0 ? failure(get, code, 410) : reportOf(`${columns}\n${ada}`)),
      });
      expect(listed?.problem).toBeUndefined();
      expect(listed?.items).toHaveLength(1);
      expect(listed?.calls).toEqual({ [generate]: 2, [get]: 2, [details]: 1 });
    },
  );

  test("a report that is cut short leaves nobody out", async () => {
    const listed = await collect(reportOf(`${columns}\n${ada.slice(0, 80)}`));
    expect(listed?.items).toMatchObject([{ problem: { code: "schema-mismatch" } }]);
  });

  test("bears with a clock that is a little behind", async () => {
    const listed = await collect(reportOf(`${columns}\n${root}`, "2026-01-01T00:05:00Z"), {
      [details]: usersOf(),
    });
    expect(listed?.problem).toBeUndefined();
  });

  test("waits until the report is there", async () => {
    const listed = await collect(reportOf(`${columns}\n${root}\n${ada}`), {
      [generate]: ({ before }) => (before < 3 ? { State: "INPROGRESS" } : complete),
    });
    expect(listed?.calls).toEqual({ [generate]: 4, [get]: 1, [details]: 1 });
    expect(listed?.items).toHaveLength(1);
  });

  test("does not wait for ever", async () => {
    const started = { State: "STARTED" };
    const listed = await collect(reportOf(columns), { [generate]: started });
    expect(listed?.problem).toEqual({
      code: "timeout",
      message: `${generate} had no report ready after two minutes.`,
      operation: generate,
    });
    expect(listed?.calls[get]).toBeUndefined();
  });

  test.each<[string, Answer, string, string]>([
    [
      "is stale",
      reportOf(columns, "2025-12-31T19:29:59Z"),
      "stale-evidence",
      "answered with a report of 2025-12-31T19:29:59.000Z, which is too old",
    ],
    [
      "is of a time to come",
      reportOf(columns, "2026-01-01T00:05:01Z"),
      "stale-evidence",
      "answered with a report of 2026-01-01T00:05:01.000Z, which lies in the future: the clock here differs from that of AWS",
    ],
    [
      "is empty",
      reportOf(""),
      "schema-mismatch",
      "answered with a table that cannot be read: the table is empty",
    ],
    [
      "names a user twice",
      reportOf(`${columns}\n${ada}\n${ada}`),
      "schema-mismatch",
      "answered with a table that cannot be read: two rows have the same ARN, or one has none",
    ],
    [
      "is not text",
      reportOf(Buffer.from([0xff, 0xfe, 0x00])),
      "schema-mismatch",
      "answered with a table that cannot be read: it is not UTF-8",
    ],
    [
      "is no CSV",
      reportOf(columns, undefined, "text/xml"),
      "schema-mismatch",
      "answered with something other than CSV",
    ],
    [
      "has no date",
      { Content: Buffer.from(columns), ReportFormat: "text/csv" },
      "schema-mismatch",
      "answered without GeneratedTime",
    ],
  ])("is incomplete when the report %s", async (_, report, code, message) => {
    const listed = await collect(report);
    expect(listed?.problem).toEqual({ code, message: `${get} ${message}.`, operation: get });
  });
});
