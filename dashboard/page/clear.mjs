// Clearing the e-stop, in two steps: the first asks for a code, the second gives it back within its time.

import { $, setText } from "./dom.mjs";

const LIFE_S = 30;

async function post(path, body) {
  const response = await fetch(path, {
    method: "POST",
    signal: AbortSignal.timeout(5000),
    headers: body === undefined ? {} : { "content-type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error?.message ?? String(response.status));
  return answer;
}

export function createClear() {
  let known = false;
  let latched = false;
  let armed = null;
  let refused = "";

  async function step() {
    refused = "";
    try {
      if (armed === null) {
        const { code } = await post("/estop/arm");
        armed = { code, until: performance.now() + LIFE_S * 1000 };
      } else {
        const { code } = armed;
        armed = null;
        await post("/estop/clear", { code });
      }
    } catch (error) {
      armed = null;
      refused = error.message;
    }
    show();
  }

  function show() {
    const left = armed === null ? 0 : Math.ceil((armed.until - performance.now()) / 1000);
    if (left <= 0) armed = null;
    $("clear").hidden = !latched;
    $("clear-yes").hidden = !known;
    $("clear-no").hidden = armed === null;
    const step1 = known
      ? "To clear it you confirm twice."
      : "To clear it here, open the address with the token that the terminal printed; or run there: sandpaw estop --clear";
    const step2 =
      "Look at the robot: is nobody in its way? Clearing moves nothing: behaviours drive again only when a person lets them go on.";
    setText(
      $("clear-text"),
      `${refused ? `It was not cleared: ${refused}. ` : ""}${armed === null ? step1 : step2}`,
    );
    setText($("clear-yes"), armed === null ? "Clear the e-stop …" : `Yes, clear it (${left} s)`);
  }

  $("clear-yes").addEventListener("click", () => void step());
  $("clear-no").addEventListener("click", () => {
    armed = null;
    show();
  });
  setInterval(show, 500);

  return {
    setKnown(next) {
      known = next;
      show();
    },
    setLatched(next) {
      if (next === latched) return;
      latched = next;
      armed = null;
      refused = "";
      show();
    },
  };
}
