// The one temporary no-go area: drawn on the plan as a rectangle, cleared by a button.

import { $, setText } from "./dom.mjs";

/** Smaller is a click, not an area, m. */
const SMALLEST = 0.1;

async function post(body) {
  const response = await fetch("/no-go", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (response.ok) return "";
  const { error } = await response.json();
  return error?.message ?? "It was refused.";
}

/** `scene` tells where a pointer is in `map`, and shows the rectangle while it is drawn. */
export function createNoGo(scene, canvas) {
  let isDrawing = false;
  let from = null;

  function setDrawing(on) {
    isDrawing = on;
    from = null;
    scene.setDraft(null);
    canvas.classList.toggle("drawing", on);
    setText($("no-go-set"), on ? "Cancel" : "Set a no-go area");
    setText($("no-go-hint"), on ? "Draw a rectangle on the plan." : "");
  }

  function corners(to) {
    const [x, y] = from;
    return [
      [Math.min(x, to[0]), Math.min(y, to[1])],
      [Math.max(x, to[0]), Math.min(y, to[1])],
      [Math.max(x, to[0]), Math.max(y, to[1])],
      [Math.min(x, to[0]), Math.max(y, to[1])],
    ];
  }

  canvas.addEventListener("pointerdown", (event) => {
    if (!isDrawing) return;
    canvas.setPointerCapture(event.pointerId);
    from = scene.placeOf(event);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (from) scene.setDraft(corners(scene.placeOf(event)));
  });
  canvas.addEventListener("pointerup", (event) => {
    if (!from) return;
    const to = scene.placeOf(event);
    const area = corners(to);
    const isClick = Math.abs(to[0] - from[0]) < SMALLEST || Math.abs(to[1] - from[1]) < SMALLEST;
    setDrawing(false);
    if (!isClick) void post({ area }).then((why) => setText($("no-go-hint"), why));
  });
  $("no-go-set").addEventListener("click", () => setDrawing(!isDrawing));
  $("no-go-clear").addEventListener("click", () => {
    void post({}).then((why) => setText($("no-go-hint"), why));
  });

  return {
    setKnown(known) {
      $("no-go-set").hidden = !known;
      if (!known && isDrawing) setDrawing(false);
    },
    setState({ noGo }, known) {
      $("no-go-clear").hidden = !noGo || !known;
      setText($("no-go-by"), noGo ? `No-go area set by ${noGo.by}.` : "");
    },
  };
}
