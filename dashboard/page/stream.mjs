// The stream of server-sent events. Says at once when it is lost or silent, and connects again by itself. A page
// that is not seen lets go of it: a browser opens six connections to one console, and STOP needs one of them.

/** Silence that counts as a lost link, ms; the console speaks at least twice a second. */
const SILENCE_MS = 1500;
const RETRY_MS = 1000;
/** A page that is looked at again within this time has not let go, ms. */
const LET_GO_MS = 3000;

/** `onMessage` gets every message; `onLink` is told whenever the link to the console comes or goes. */
export function openStream(url, onMessage, onLink) {
  let source;
  let heard = 0;
  let up = false;
  let letGo;

  function set(next) {
    if (next === up) return;
    up = next;
    onLink(up);
  }

  function open() {
    source?.close();
    source = new EventSource(url);
    source.addEventListener("message", (event) => {
      heard = performance.now();
      set(true);
      onMessage(JSON.parse(event.data));
    });
    source.addEventListener("error", () => {
      set(false);
      // A browser gives up for good when the answer was not a stream; we do not.
      if (source.readyState === EventSource.CLOSED) setTimeout(retry, RETRY_MS);
    });
  }

  function retry() {
    if (source !== undefined) open();
  }

  document.addEventListener("visibilitychange", () => {
    clearTimeout(letGo);
    if (document.hidden) {
      letGo = setTimeout(() => {
        source.close();
        source = undefined;
      }, LET_GO_MS);
    } else if (source === undefined) {
      heard = performance.now();
      open();
    }
  });
  open();
  setInterval(() => {
    if (!up || source === undefined || performance.now() - heard < SILENCE_MS) return;
    set(false);
    open();
  }, 250);
}
