// The flat: what stands still. Drawn once for each size and set of colours, and copied from then on.

const KIND_STYLE = {
  room: { fill: "--room" },
  carpet: { fill: "--rug" },
  cliff: { stroke: "--void", hatch: true },
  furniture: { fill: "--thing", stroke: "--thing-edge" },
  wall: { fill: "--wall" },
  dock: { fill: "--dock" },
};
/** Rooms are named where no thing stands, at these places of a grid, m. */
const GRID = 0.12;
const ROOM_FONT = "600 12px system-ui, sans-serif";
const THING_FONT = "11px system-ui, sans-serif";

export function outline(context, points) {
  context.beginPath();
  points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}

function boxOf(points) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return { x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys) };
}

function isInside(points, x, y) {
  let inside = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [xi, yi] = points[i];
    const [xj, yj] = points[j];
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

function holds(points, { x0, x1, y0, y1 }) {
  return (
    isInside(points, x0, y0) &&
    isInside(points, x1, y0) &&
    isInside(points, x0, y1) &&
    isInside(points, x1, y1)
  );
}

const meet = (a, b) => a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
const around = (x, y, w, h) => ({ x0: x - w / 2, x1: x + w / 2, y0: y - h / 2, y1: y + h / 2 });

/** The free place in a room that is nearest to its middle; undefined where the name does not fit. */
function placeName(room, w, h, things) {
  const { x0, x1, y0, y1 } = boxOf(room);
  const middle = [(x0 + x1) / 2, (y0 + y1) / 2];
  let best;
  let bestAt = Infinity;
  for (let x = x0; x <= x1; x += GRID) {
    for (let y = y0; y <= y1; y += GRID) {
      const away = Math.hypot(x - middle[0], y - middle[1]);
      if (away >= bestAt) continue;
      const box = around(x, y, w, h);
      if (!holds(room, box) || things.some((thing) => meet(thing, box))) continue;
      [best, bestAt] = [[x, y], away];
    }
  }
  return best;
}

/** Draws the shapes; the context's unit is a metre, `px` is a pixel in metres. */
export function drawPlan(context, plan, px, colour) {
  for (const { kind, points } of plan.shapes) {
    const style = KIND_STYLE[kind];
    if (!style) continue;
    outline(context, points);
    if (style.fill) {
      context.fillStyle = colour(style.fill);
      context.fill();
    }
    if (style.stroke) {
      context.strokeStyle = colour(style.stroke);
      context.lineWidth = px;
      context.stroke();
    }
    if (style.hatch) hatch(context, points, px);
  }
}

/** Slanted lines inside a shape: here one can fall. */
function hatch(context, points, px) {
  const { x0, x1, y0, y1 } = boxOf(points);
  context.save();
  context.clip();
  context.beginPath();
  for (let at = x0 - (y1 - y0); at < x1; at += 0.14) {
    context.moveTo(at, y0);
    context.lineTo(at + y1 - y0, y1);
  }
  context.lineWidth = px;
  context.stroke();
  context.restore();
}

/** Draws the names, where they meet no thing; above what moves, with an edge that keeps them readable. */
export function drawNames(context, { shapes }, px, colour) {
  const things = shapes
    .filter(({ kind }) => kind !== "room" && kind !== "carpet")
    .map(({ points }) => boxOf(points));
  context.textAlign = "center";
  context.textBaseline = "middle";
  for (const { kind, name, points } of shapes) {
    if (!name || (kind !== "room" && kind !== "furniture")) continue;
    context.font = kind === "room" ? ROOM_FONT : THING_FONT;
    const w = (context.measureText(name).width + 8) * px;
    const h = 16 * px;
    const { x0, x1, y0, y1 } = boxOf(points);
    const middle = [(x0 + x1) / 2, (y0 + y1) / 2];
    const place =
      kind === "room"
        ? placeName(points, w, h, things)
        : holds(points, around(...middle, w, h))
          ? middle
          : undefined;
    if (!place) continue;
    context.save();
    context.translate(...place);
    context.scale(px, -px);
    context.lineJoin = "round";
    context.lineWidth = 4;
    context.globalAlpha = 0.75;
    context.strokeStyle = colour(kind === "room" ? "--room" : "--thing");
    context.strokeText(name, 0, 0);
    context.globalAlpha = 1;
    context.fillStyle = colour(kind === "room" ? "--text" : "--thing-text");
    context.fillText(name, 0, 0);
    context.restore();
  }
}
