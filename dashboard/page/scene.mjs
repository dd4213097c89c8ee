// Draws the flat from above: the plan, the path, what the lidar sees, the robot and where it is going.

import { createMapLayer } from "./map-layer.mjs";
import { drawNames, drawPlan } from "./plan.mjs";
import { drawZones, zonesOf } from "./zones.mjs";

const MARGIN_PX = 14;
/** How long the robot takes from one state to the next on the screen, ms; states come ten times a second. */
const GLIDE_MS = 120;
/** How far ahead the way is drawn, s. */
const AHEAD_S = 2.5;
const MAX_POINTS = 4000;
const SPACING = 0.02;
/** Poses that are remembered, to place a scan where it was taken. */
const MAX_POSES = 30;
const ANGLES = {
  front: 0,
  "front-left": 45,
  left: 90,
  "rear-left": 135,
  rear: 180,
  "rear-right": -135,
  right: -90,
  "front-right": -45,
};

export function createScene(canvas) {
  const context = canvas.getContext("2d");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let facts = null;
  let trail = [];
  let state = null;
  /** The newest scan, with the pose that it was taken at. */
  let scan = null;
  /** Where the robot glides from, to, and since when. */
  let glide = null;
  let poses = [];
  let wanted = false;
  let colours = new Map();
  /** Shapes and names of the plan as images, and what they were drawn for. */
  let layers = null;
  let layerKey = "";
  /** A no-go area while it is drawn. */
  let draft = null;
  /** Metres across and up, and pixels a metre, of what is drawn now. */
  let frame = null;
  const map = createMapLayer(redraw, colour);

  function colour(name) {
    if (!colours.has(name)) colours.set(name, getComputedStyle(canvas).getPropertyValue(name));
    return colours.get(name);
  }

  /** Everything that must be seen, m. */
  function bounds() {
    if (facts?.plan) return facts.plan.bounds;
    const pose = poseOf(state) ?? { x: 0, y: 0 };
    const xs = [pose.x - 3, pose.x + 3, ...trail.map(([x]) => x)];
    const ys = [pose.y - 3, pose.y + 3, ...trail.map(([, y]) => y)];
    return { minX: Math.min(...xs), maxX: Math.max(...xs), minY: Math.min(...ys), maxY: Math.max(...ys) };
  }

  /** From here on the unit of `on` is a metre, x to the right and y up; answers a pixel in metres. */
  function measure(on, width, height, ratio) {
    const box = bounds();
    const scale = Math.min(
      (width - 2 * MARGIN_PX) / (box.maxX - box.minX),
      (height - 2 * MARGIN_PX) / (box.maxY - box.minY),
    );
    frame = { scale, width, height, x: (box.minX + box.maxX) / 2, y: (box.minY + box.maxY) / 2 };
    on.setTransform(ratio, 0, 0, ratio, 0, 0);
    on.clearRect(0, 0, width, height);
    on.translate(width / 2, height / 2);
    on.scale(scale, -scale);
    on.translate(-(box.minX + box.maxX) / 2, -(box.minY + box.maxY) / 2);
    return 1 / scale;
  }

  function planLayers(width, height, ratio) {
    const key = `${width} ${height} ${ratio} ${dark.matches}`;
    if (layers && key === layerKey) return layers;
    layerKey = key;
    layers = [drawPlan, drawNames].map((paint) => {
      const layer = document.createElement("canvas");
      layer.width = canvas.width;
      layer.height = canvas.height;
      const on = layer.getContext("2d");
      paint(on, facts.plan, measure(on, width, height, ratio), colour);
      return layer;
    });
    return layers;
  }

  /** Lays an image of the size of the canvas over it. */
  function lay(layer) {
    if (!layer) return;
    context.save();
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.drawImage(layer, 0, 0);
    context.restore();
  }

  function draw() {
    wanted = false;
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0 || height === 0) return;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const px = measure(context, width, height, ratio);
    const [shapes, names] = facts?.plan ? planLayers(width, height, ratio) : [];
    lay(shapes);
    map.draw(context);
    drawZones(context, zonesOf(state, draft), px, colour);
    const pose = shownPose();
    drawTrail(px);
    if (pose) drawScan(px);
    lay(names);
    if (!pose) return;
    drawWay(pose, px);
    drawRobot(pose, px);
    if (glide && performance.now() < glide.until) redraw();
  }

  /** Between the last two poses, so that it glides; where motion is not wanted, the newest. */
  function shownPose() {
    const pose = poseOf(state);
    if (!pose || !glide || still.matches) return pose;
    const part = Math.min(1, 1 - (glide.until - performance.now()) / GLIDE_MS);
    const { from } = glide;
    return between(from, pose, part);
  }

  function drawTrail(px) {
    if (trail.length < 2) return;
    context.beginPath();
    trail.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.lineJoin = "round";
    context.lineCap = "round";
    context.strokeStyle = colour("--path");
    context.globalAlpha = 0.16;
    context.lineWidth = 2 * (facts?.profile.radius ?? 0.17);
    context.stroke();
    context.globalAlpha = 1;
    context.lineWidth = 1.6 * px;
    context.stroke();
  }

  function drawScan(px) {
    if (!scan) return;
    const { pose, angleMin, angleIncrement, ranges } = scan;
    const size = 2.5 * px;
    const points = ranges.map((range, index) => {
      if (range === null) return null;
      const angle = pose.theta + angleMin + index * angleIncrement;
      return [pose.x + range * Math.cos(angle), pose.y + range * Math.sin(angle)];
    });
    context.beginPath();
    context.moveTo(pose.x, pose.y);
    for (const point of points) context.lineTo(...(point ?? [pose.x, pose.y]));
    context.closePath();
    context.fillStyle = colour("--lidar");
    context.globalAlpha = 0.09;
    context.fill();
    context.globalAlpha = 1;
    for (const point of points) {
      if (point) context.fillRect(point[0] - size / 2, point[1] - size / 2, size, size);
    }
  }

  /** Where the command in force would take it. */
  function drawWay({ x, y, theta }, px) {
    const { vx, wz } = state.commanded;
    if (Math.abs(vx) < 0.005) return;
    context.beginPath();
    context.moveTo(x, y);
    let at = [x, y, theta];
    for (let t = 0; t < AHEAD_S; t += 0.1) {
      at = [at[0] + vx * 0.1 * Math.cos(at[2]), at[1] + vx * 0.1 * Math.sin(at[2]), at[2] + wz * 0.1];
      context.lineTo(at[0], at[1]);
    }
    context.strokeStyle = colour("--accent");
    context.lineWidth = 2.5 * px;
    context.setLineDash([5 * px, 4 * px]);
    context.stroke();
    context.setLineDash([]);
  }

  function drawRobot({ x, y, theta }, px) {
    const radius = Math.max(facts?.profile.radius ?? 0.17, 7 * px);
    context.save();
    context.translate(x, y);
    context.rotate(theta);
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
    context.fillStyle = colour("--robot-face");
    context.fill();
    context.lineWidth = 2 * px;
    context.strokeStyle = state.estop.latched ? colour("--bad") : colour("--robot");
    context.stroke();
    context.beginPath();
    context.moveTo(radius * 0.85, 0);
    context.lineTo(-radius * 0.35, radius * 0.45);
    context.lineTo(-radius * 0.1, 0);
    context.lineTo(-radius * 0.35, -radius * 0.45);
    context.closePath();
    context.fillStyle = colour("--robot");
    context.fill();
    context.strokeStyle = colour("--bad");
    context.lineWidth = 4 * px;
    for (const { source } of state.hazards) {
      const middle = ((ANGLES[source] ?? 0) * Math.PI) / 180;
      context.beginPath();
      context.arc(0, 0, radius + 5 * px, middle - 0.5, middle + 0.5);
      context.stroke();
    }
    context.restore();
  }

  function redraw() {
    if (wanted) return;
    wanted = true;
    requestAnimationFrame(draw);
  }

  function repaint() {
    colours = new Map();
    layers = null;
    redraw();
  }

  new ResizeObserver(redraw).observe(canvas);
  dark.addEventListener("change", repaint);

  return {
    setFacts(next, past) {
      // A console that has just started remembers less of this robot than we do.
      if (facts?.robot !== next.robot || past.length >= trail.length) trail = past;
      facts = next;
      const box = bounds();
      canvas.style.setProperty("--aspect", String((box.maxX - box.minX) / (box.maxY - box.minY)));
      repaint();
    },
    setState(next) {
      const before = shownPose();
      state = next;
      const pose = poseOf(next);
      glide = before && { from: before, until: performance.now() + GLIDE_MS };
      if (next.pose?.stampNs) {
        poses.push({ at: Number(next.pose.stampNs) / 1e6, pose });
        poses = poses.slice(-MAX_POSES);
      }
      // A scan that was newer than every pose then is placed again.
      if (scan) scan.pose = poseAt(poses, scan.at) ?? scan.pose;
      const last = trail[trail.length - 1];
      if (pose && next.pose && (!last || Math.hypot(last[0] - pose.x, last[1] - pose.y) > SPACING)) {
        trail.push([pose.x, pose.y]);
        if (trail.length > MAX_POINTS) trail.shift();
      }
      redraw();
    },
    setMap(next) {
      map.set(next);
    },
    /** A polygon that is being drawn; null for none. */
    setDraft(next) {
      draft = next;
      redraw();
    },
    /** Where a pointer is in `map`, m. */
    placeOf({ clientX, clientY }) {
      const { left, top } = canvas.getBoundingClientRect();
      const { scale, width, height, x, y } = frame;
      return [x + (clientX - left - width / 2) / scale, y - (clientY - top - height / 2) / scale];
    },
    setScan(next) {
      const at = Number(next?.stampNs ?? 0) / 1e6;
      const pose = poseAt(poses, at) ?? poseOf(state);
      scan = next && pose ? { ...next, pose, at } : null;
      redraw();
    },
  };
}

/** The pose in `map`; where the robot does not know it, what its wheels say. */
function poseOf(state) {
  return state?.pose?.pose ?? state?.odometry?.pose ?? null;
}

function between(from, to, part) {
  const turn = Math.atan2(Math.sin(to.theta - from.theta), Math.cos(to.theta - from.theta));
  return {
    x: from.x + (to.x - from.x) * part,
    y: from.y + (to.y - from.y) * part,
    theta: from.theta + turn * part,
  };
}

/** Where the robot was at a moment, ms; undefined outside of what is remembered. */
function poseAt(poses, at) {
  const index = poses.findIndex((one) => one.at >= at);
  if (index <= 0) return index === 0 && poses[0].at === at ? poses[0].pose : undefined;
  const [before, after] = [poses[index - 1], poses[index]];
  return between(before.pose, after.pose, (at - before.at) / (after.at - before.at || 1));
}
