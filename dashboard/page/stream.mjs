// The stream of server-sent events. Says at once when it is lost or silent, and connects again by itself.

/** Silence that counts as a lost link, ms; the console speaks at least twice a second. */
const SILENCE_MS = 1500;
const RETRY_MS = 1000;

/** `onMessage` gets every message; `onLink` is told whenever the link to the console comes or goes. */
export function openStream(url, onMessage, onLink) {
  let source;
  let heard = 0;
  let up = false;

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
      if (source.readyState === EventSource.CLOSED) setTimeout(open, RETRY_MS);
    });
  }

  open();
  setInterval(() => {
    if (!up || performance.now() - heard < SILENCE_MS) return;
    set(false);
    open();
  }, 250);
}
