/** Why a webhook did not accept what was posted, and what to look at. Nothing of its address is in it. */
export interface Refusal {
  readonly message: string;
  readonly next: string;
}

export interface PostTools {
  /** In milliseconds. */
  sleep(duration: number): Promise<void>;
  /** How long one attempt may take, in milliseconds. */
  readonly deadline: number;
  /** The whole text of an answer that accepts; without it every answer of 2xx does. */
  readonly accepted?: string;
}

const ATTEMPTS = 4;
/** In milliseconds, twice as long after each attempt. */
const FIRST_WAIT = 1000;
/** The longest that is waited because a webhook asks for it, in milliseconds. */
const LONGEST_WAIT = 60_000;

/**
 * Posts JSON to a webhook, and once more where it says that it is busy (429) or in trouble (5xx). No redirect is followed: it would
 * carry the payload elsewhere. What did not answer at all is not posted again: it may have got there.
 */
export async function postJson(address: URL, body: string, tools: PostTools): Promise<Refusal | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await attempted(address, body, tools);
    if ("message" in answer) return answer;
    if (answer.status >= 200 && answer.status <= 299)
      return answer.isOther === true ? notAccepted(answer, tools.accepted) : undefined;
    const wait = waitAfter(answer, attempt);
    if (attempt === ATTEMPTS || wait === undefined) return refusalOf(answer, attempt);
    await tools.sleep(wait);
  }
}

interface Answer {
  readonly status: number;
  /** What it asks to wait, in milliseconds. */
  readonly wait?: number;
  /** Its own word for it, such as `invalid_blocks`. */
  readonly word?: string;
  /** True where its text is not the one that accepts. */
  readonly isOther?: true;
}

async function attempted(
  address: URL,
  body: string,
  { deadline, accepted }: PostTools,
): Promise<Answer | Refusal> {
  try {
    const response = await fetch(address, {
      method: "POST",
      headers: { "content-type": "application/json; charset=utf-8" },
      body,
      redirect: "manual",
      signal: AbortSignal.timeout(deadline),
    });
    const { status, headers } = response;
    const seconds = headers.get("retry-after") ?? "";
    const isRead = status >= 300 || accepted !== undefined;
    const text = isRead ? await response.text() : "";
    if (!isRead) await response.body?.cancel();
    const isOther = status < 300 && accepted !== undefined && text.trim() !== accepted;
    const word = status >= 300 || isOther ? wordOf(text) : undefined;
    return {
      status,
      ...(isOther && { isOther }),
      ...(/^\d{1,9}$/.test(seconds) && { wait: Number(seconds) * 1000 }),
      ...(word !== undefined && { word }),
    };
  } catch (error) {
    return unreachable(error, deadline);
  }
}

/** Slack answers in a word. Anything longer may repeat what it was sent. */
function wordOf(text: string): string | undefined {
  return /^[a-z_]{1,40}$/.test(text.trim()) ? text.trim() : undefined;
}

/** Undefined where another attempt is of no use. */
function waitAfter({ status, wait }: Answer, attempt: number): number | undefined {
  if (status !== 429 && status < 500) return undefined;
  if (wait !== undefined && wait > LONGEST_WAIT) return undefined;
  return wait ?? FIRST_WAIT * 2 ** (attempt - 1);
}

function refusalOf({ status, wait, word }: Answer, attempts: number): Refusal {
  const times = attempts === 1 ? "" : ` ${attempts} times`;
  const said = word === undefined ? "" : `: ${word}`;
  return { message: `The webhook answered ${status}${times}${said}.`, next: nextOf(status, wait) };
}

/** Some say in the text of a 200 that nothing was delivered, and a proxy that stands between answers with a page of its own. */
function notAccepted({ status, word }: Answer, accepted = ""): Refusal {
  const said = word === undefined ? "" : `: ${word}`;
  return {
    message: `The webhook answered ${status}, and not ${accepted}${said}.`,
    next: "Nothing says that it was delivered: look whether it is there, and whether BYLAW_WEBHOOK is an incoming webhook and no proxy stands before it.",
  };
}

function nextOf(status: number, wait: number | undefined): string {
  if (status === 429)
    return wait === undefined
      ? "It is asked too often: try again later."
      : `It asks to wait for ${wait / 1000} seconds: try again then.`;
  if (status >= 500) return "It is in trouble: try again later.";
  if (status >= 300 && status <= 399)
    return "Redirects are not followed: set BYLAW_WEBHOOK to where it is now.";
  if (status === 400 || status === 413 || status === 415 || status === 422)
    return "It does not accept this form: --format slack is for Slack, --json for what reads bylaw-notice/1.";
  return "Look whether the webhook is still there, and whether BYLAW_WEBHOOK is the whole of its address.";
}

/** Errors of the network name the host: only their code is told. */
function unreachable(error: unknown, deadline: number): Refusal {
  if (error instanceof DOMException && error.name === "TimeoutError")
    return {
      message: `The webhook did not answer within ${deadline / 1000} seconds.`,
      next: "It may have got it: look there before it is posted again.",
    };
  const code = codeOf(error instanceof Error ? error.cause : undefined);
  return {
    message: `The webhook could not be reached${code === undefined ? "" : ` (${code})`}.`,
    next: "Look whether this machine may reach it, and whether BYLAW_WEBHOOK is the whole of its address.",
  };
}

function codeOf(cause: unknown): string | undefined {
  if (!(cause instanceof Error) || !("code" in cause) || typeof cause.code !== "string") return undefined;
  return /^[A-Z][A-Z0-9_]{1,60}$/.test(cause.code) ? cause.code : undefined;
}
