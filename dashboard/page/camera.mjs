// What the robot's camera sees: fetched one at a time, when the stream says that there is a new picture.

import { $, element, setText } from "./dom.mjs";

const OLD_MS = 4000;

export function createCamera() {
  let wanted = null;
  let busy = false;
  let shownAt = 0;

  function empty(text) {
    $("camera").replaceChildren(element("p", "empty", text));
    shownAt = 0;
  }

  async function load() {
    if (busy || wanted === null || document.hidden) return;
    busy = true;
    const id = wanted;
    const image = element("img");
    image.alt = "What the robot's camera sees";
    image.src = `/camera.png?${id}`;
    try {
      await image.decode();
      if (wanted !== null) $("camera").replaceChildren(image);
      shownAt = performance.now();
    } catch {
      // The next one will do.
    }
    busy = false;
    if (wanted !== id) void load();
  }

  setInterval(() => {
    const age = performance.now() - shownAt;
    setText($("camera-age"), shownAt > 0 && age > OLD_MS ? `${Math.round(age / 1000)} s old` : "");
  }, 1000);

  return {
    set(id) {
      wanted = id;
      if (id === null) empty("No picture: the robot has no camera, or it does not answer.");
      else void load();
    },
  };
}
