// The right to do more than look: the token from the address becomes a cookie, and leaves the address bar.

/** `{known, look}`, or null where the console does not answer. */
async function ask(path, options) {
  try {
    const response = await fetch(path, { signal: AbortSignal.timeout(3000), ...options });
    return { ok: response.ok, ...(await response.json()) };
  } catch {
    return null;
  }
}

/** Takes a token from the address, if there is one; answers why it was refused, or an empty text. */
export async function takeToken() {
  const token = location.hash.slice(1);
  if (token === "") return "";
  // Neither the history nor a screenshot shall keep it.
  history.replaceState(null, "", location.pathname);
  const answer = await ask("/session/open", {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
  if (answer === null)
    return "The console did not answer, so the token was not taken. Open the address again.";
  return answer.ok ? "" : `The token was refused: ${answer.error?.message}`;
}

/** Whether this page is known, and whether it may look at all. */
export async function rights() {
  const answer = await ask("/session");
  return answer?.ok ? answer : null;
}
