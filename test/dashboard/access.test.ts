import assert from "node:assert/strict";

import { startConsole, type Console } from "@sandpaw/dashboard";
import { suite } from "../harness/index.js";
import { startFakeRobot, type FakeRobot } from "./fake-robot.js";
import { ask, type Answer } from "./http-client.js";

const test = suite("dashboard: who may do what");
let robot: FakeRobot;
test.before(async () => {
  robot = await startFakeRobot();
});
test.after(() => robot.close());

const JSON_TYPE = { "content-type": "application/json" };
const bearer = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

/** A console for one test; `body` gets it. */
async function withConsole(
  options: { readonly listen?: string; readonly nowMs?: () => number },
  body: (served: Console) => Promise<void>,
): Promise<void> {
  const served = await startConsole({ viewPath: robot.view, port: 0, ...options });
  try {
    await body(served);
  } finally {
    await served.close();
  }
}

function codeOf({ body }: Answer): unknown {
  const answer: unknown = JSON.parse(body);
  const error = typeof answer === "object" && answer !== null && "error" in answer ? answer.error : undefined;
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

/** The cookie that the token is exchanged for. */
async function cookieOf(served: Console): Promise<string> {
  const answer = await ask(served.url, "/session/open", { method: "POST", headers: bearer(served.token) });
  assert.equal(answer.status, 200);
  const [cookie = ""] = answer.headers["set-cookie"] ?? [];
  assert.match(cookie, /; SameSite=Strict; HttpOnly$/);
  assert.doesNotMatch(cookie, new RegExp(served.token), "the cookie is not the token");
  return cookie.split(";")[0] ?? "";
}

test("the address for the terminal carries the token behind the #, which no server is sent", () =>
  withConsole({}, async ({ open, url, token }) => {
    assert.equal(open, `${url}#${token}`);
    assert.equal(Buffer.from(token, "base64url").length, 16);
    await withConsole({}, (other) => {
      assert.notEqual(other.token, token);
      return Promise.resolve();
    });
  }));

test("on loopback looking and STOP need nothing; clearing needs the token, for both of its steps", () =>
  withConsole({}, async (served) => {
    for (const path of ["/", "/status"]) assert.equal((await ask(served.url, path)).status, 200, path);
    assert.equal((await ask(served.url, "/estop", { method: "POST" })).status, 200);
    for (const path of ["/estop/arm", "/estop/clear"]) {
      const answer = await ask(served.url, path, {
        method: "POST",
        headers: JSON_TYPE,
        body: '{"code":"c0de"}',
      });
      assert.equal(answer.status, 401, path);
      assert.equal(codeOf(answer), "console-token-missing");
    }
    const headers = { ...bearer(served.token), ...JSON_TYPE };
    const arm = await ask(served.url, "/estop/arm", { method: "POST", headers });
    assert.deepEqual(JSON.parse(arm.body), { code: "c0de" });
    const clear = await ask(served.url, "/estop/clear", { method: "POST", headers, body: arm.body });
    assert.deepEqual(JSON.parse(clear.body), { latched: false, person: "p" });
  }));

test("the token is exchanged for a cookie, which works until it is old", async () => {
  let now = 1000;
  await withConsole({ nowMs: () => now }, async (served) => {
    const cookie = await cookieOf(served);
    const arm = (headers: Record<string, string>): Promise<Answer> =>
      ask(served.url, "/estop/arm", { method: "POST", headers });
    assert.equal((await arm({ cookie })).status, 200);
    assert.equal((await arm({ cookie: `theme=dark; ${cookie}` })).status, 200);
    assert.match((await ask(served.url, "/session", { headers: { cookie } })).body, /"known":true/);
    const [name = "", value = ""] = cookie.split("=");
    const [until = "", signature = ""] = value.split(".");
    const forged = [
      `${name}=`,
      `${name}=${until}.`,
      `${name}=${Number(until) + 1}.${signature}`,
      `${name}=${until}.${signature.slice(0, -1)}`,
      `other=${value}`,
    ];
    for (const one of forged) assert.equal((await arm({ cookie: one })).status, 401, one);
    now += 13 * 3600 * 1000;
    assert.equal((await arm({ cookie })).status, 401, "it is old");
  });
});

test("neither the token nor the cookie of an earlier console is good for the next on that port", async () => {
  let old = { token: "", cookie: "", port: 0 };
  await withConsole({}, async (served) => {
    old = { token: served.token, cookie: await cookieOf(served), port: Number(new URL(served.url).port) };
  });
  const served = await startConsole({ viewPath: robot.view, port: old.port });
  try {
    const arm = { method: "POST" };
    const byCookie = await ask(served.url, "/estop/arm", { ...arm, headers: { cookie: old.cookie } });
    assert.equal(codeOf(byCookie), "console-token-missing");
    const byToken = await ask(served.url, "/estop/arm", { ...arm, headers: bearer(old.token) });
    assert.equal(codeOf(byToken), "console-token-wrong");
    assert.equal((await ask(served.url, "/estop", { ...arm, headers: { cookie: old.cookie } })).status, 200);
  } finally {
    await served.close();
  }
});

test("after ten wrong tokens none is heard for a minute; STOP and those who are known go on", async () => {
  let now = 0;
  await withConsole({ nowMs: () => now }, async (served) => {
    const cookie = await cookieOf(served);
    const open = (token: string): Promise<Answer> =>
      ask(served.url, "/session/open", { method: "POST", headers: bearer(token) });
    for (let i = 0; i < 10; i++) assert.equal((await open(`wrong-${i}`)).status, 401);
    assert.equal((await open("wrong again")).status, 429);
    assert.equal((await open(served.token)).status, 429, "even the right one");
    assert.equal((await ask(served.url, "/estop", { method: "POST" })).status, 200);
    assert.equal((await ask(served.url, "/estop/arm", { method: "POST", headers: { cookie } })).status, 200);
    now += 61_000;
    assert.equal((await open(served.token)).status, 200);
  });
});

test("another site cannot use the cookie of a person who is known", () =>
  withConsole({}, async (served) => {
    const cookie = await cookieOf(served);
    for (const foreign of [
      { origin: "http://evil.example" },
      { host: "evil.example" },
      { "sec-fetch-site": "same-site" },
    ]) {
      const answer = await ask(served.url, "/estop/arm", { method: "POST", headers: { cookie, ...foreign } });
      assert.equal(codeOf(answer), "request-foreign");
    }
    const headers = { cookie, "content-type": "text/plain" };
    const form = await ask(served.url, "/estop/clear", { method: "POST", headers, body: '{"code":"c0de"}' });
    assert.equal(codeOf(form), "request-invalid", "a form cannot send JSON");
  }));

test("what is sent with clearing is small, strict JSON", () =>
  withConsole({}, async (served) => {
    const headers = { ...bearer(served.token), ...JSON_TYPE };
    const bodies = [
      "",
      "{",
      "null",
      "[]",
      "{}",
      '{"code":7}',
      '{"code":"a","more":1}',
      `{"code":"${"a".repeat(65)}"}`,
    ];
    for (const body of [...bodies, `{"code":"${"a".repeat(5000)}"}`]) {
      const answer = await ask(served.url, "/estop/clear", { method: "POST", headers, body });
      assert.equal(answer.status, 400, body.slice(0, 40));
    }
  }));

test("beyond loopback everything needs the token, STOP too; only the page itself is public", () =>
  withConsole({ listen: "0.0.0.0" }, async (served) => {
    assert.equal((await ask(served.url, "/")).status, 200);
    assert.match((await ask(served.url, "/session")).body, /"known":false,"look":false/);
    const paths = [
      ["GET", "/events"],
      ["GET", "/status"],
      ["GET", "/metrics"],
      ["GET", "/camera.png"],
      ["POST", "/estop"],
      ["POST", "/estop/arm"],
    ] as const;
    const before = robot.stops;
    for (const [method, path] of paths) {
      const answer = await ask(served.url, path, { method });
      assert.equal(codeOf(answer), "console-token-missing", path);
    }
    assert.equal(robot.stops, before);
    const cookie = await cookieOf(served);
    assert.equal((await ask(served.url, "/status", { headers: { cookie } })).status, 200);
    assert.equal((await ask(served.url, "/status", { headers: bearer(served.token) })).status, 200);
    assert.equal((await ask(served.url, "/estop", { method: "POST", headers: { cookie } })).status, 200);
    const foreign = await ask(served.url, "/status", { headers: { cookie, host: "evil.example" } });
    assert.equal(codeOf(foreign), "request-foreign");
  }));

test.run();
