import { expect, test } from "vitest";
import { proxiesOf } from "./index.ts";

const bypasses = (entries: string, address: string) =>
  proxiesOf({ NO_PROXY: entries }).bypasses(new URL(address));

test("B10: reads the proxies of an environment, in lower case first", () => {
  expect(proxiesOf({})).not.toHaveProperty("https");
  expect(proxiesOf({ HTTPS_PROXY: " " })).not.toHaveProperty("https");
  const { http, https } = proxiesOf({
    HTTP_PROXY: "proxy.acme.com:3128",
    HTTPS_PROXY: "http://upper",
    https_proxy: "http://lower:8080",
  });
  expect([http?.href, https?.href]).toEqual(["http://proxy.acme.com:3128/", "http://lower:8080/"]);
});

test("B10: a proxy that is no address is told without its words", () => {
  const message = "HTTPS_PROXY is not the address of an HTTP proxy, such as http://proxy.acme.com:3128.";
  for (const given of ["socks5://user:secret@proxy", "http://", "http://user:secret@pro xy"]) {
    expect(() => proxiesOf({ HTTPS_PROXY: given })).toThrow(new TypeError(message));
  }
});

test.each<[string, string, boolean]>([
  ["", "https://kms.eu-west-1.amazonaws.com", false],
  ["*", "https://kms.eu-west-1.amazonaws.com", true],
  ["amazonaws.com", "https://kms.eu-west-1.amazonaws.com", true],
  [".amazonaws.com", "https://kms.eu-west-1.amazonaws.com", true],
  ["*.amazonaws.com", "https://KMS.eu-west-1.AMAZONAWS.com.", true],
  ["amazonaws.com", "https://amazonaws.com", true],
  ["amazonaws.com", "https://notamazonaws.com", false],
  ["amazonaws.com", "https://amazonaws.com.evil.example", false],
  ["acme.com, github.acme.com:443", "https://github.acme.com", true],
  ["github.acme.com:8443", "https://github.acme.com", false],
  ["github.acme.com:80 other", "http://github.acme.com", true],
  ["10.0.0.1", "http://10.0.0.1:8080", true],
  ["10.0.0.1:80", "http://10.0.0.1:8080", false],
  ["fd00::1", "http://[fd00::1]:8080", true],
  ["[fd00::1]:8080", "http://[fd00::1]:8080", true],
  ["", "http://localhost:5000", true],
  ["", "http://127.0.0.1:5000", true],
  ["", "http://[::1]:5000", true],
  ["", "http://127.0.0.1.example", false],
])("B10: NO_PROXY=%j and %s: asked directly is %s", (entries, address, direct) => {
  expect(bypasses(entries, address)).toBe(direct);
});
