// Draws the flat from above: the plan, the path, what the lidar sees, the robot.

const KIND_STYLE = {
  room: { fill: "--room" },
  carpet: { fill: "--rug" },
  cliff: { stroke: "--void", hatch: true },
  furniture: { fill: "--thing", stroke: "--thing-edge" },
  wall: { fill: "--wall" },
  dock: { fill: "--dock" },
};
const MARGIN_PX = 18;

export function createScene(canvas) {
  const context = canvas.getContext("2d");
  let facts = null;
  let trail = [];
  let state = null;
  /** The newest scan, and where the robot was when it came: it comes less often than states. */
  let scan = null;
  let wanted = false;

  const colour = (name) => getComputedStyle(canvas).getPropertyValue(name);

  /** Everything that must be seen, m. */
  function bounds() {
    if (facts?.plan) return facts.plan.bounds;
    const pose = poseOf(state) ?? { x: 0, y: 0 };
    const xs = [pose.x - 3, pose.x + 3, ...trail.map(([x]) => x)];
    const ys = [pose.y - 3, pose.y + 3, ...trail.map(([, y]) => y)];
    return { minX: Math.min(...xs), maxX: Math.max(...xs), minY: Math.min(...ys), maxY: Math.max(...ys) };
  }

  function draw() {
    wanted = false;
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const box = bounds();
    const scale = Math.min(
      (width - 2 * MARGIN_PX) / (box.maxX - box.minX),
      (height - 2 * MARGIN_PX) / (box.maxY - box.minY),
    );
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    // From here on the unit is a metre, x to the right and y up.
    context.translate(width / 2, height / 2);
    context.scale(scale, -scale);
    context.translate(-(box.minX + box.maxX) / 2, -(box.minY + box.maxY) / 2);
    const px = 1 / scale;
    for (const shape of facts?.plan?.shapes ?? []) drawShape(shape, px);
    drawNames(px);
    drawTrail(px);
    const pose = poseOf(state);
    if (pose) {
      drawScan(px);
      drawRobot(pose, px);
    }
  }

  function outline(points) {
    context.beginPath();
    points.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.closePath();
  }

  function drawShape({ kind, points }, px) {
    const style = KIND_STYLE[kind];
    if (!style) return;
    outline(points);
    if (style.fill) {
      context.fillStyle = colour(style.fill);
      context.fill();
    }
    if (style.stroke) {
      context.strokeStyle = colour(style.stroke);
      context.lineWidth = px;
      context.stroke();
    }
    if (style.hatch) hatch(points, px);
  }

  /** Slanted lines inside a shape: here one can fall. */
  function hatch(points, px) {
    const xs = points.map(([x]) => x);
    const ys = points.map(([, y]) => y);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
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

  function drawNames(px) {
    context.fillStyle = colour("--quiet");
    context.textAlign = "center";
    for (const { kind, name, points } of facts?.plan?.shapes ?? []) {
      if (kind !== "room" || !name) continue;
      const x = points.reduce((sum, point) => sum + point[0], 0) / points.length;
      const y = points.reduce((sum, point) => sum + point[1], 0) / points.length;
      context.save();
      context.translate(x, y);
      context.scale(px, -px);
      context.font = "12px system-ui, sans-serif";
      context.lineWidth = 4;
      context.strokeStyle = colour("--room");
      context.strokeText(name, 0, 0);
      context.fillText(name, 0, 0);
      context.restore();
    }
  }

  function drawTrail(px) {
    if (trail.length < 2) return;
    context.beginPath();
    trail.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.strokeStyle = colour("--path");
    context.lineWidth = 2 * px;
    context.lineJoin = "round";
    context.stroke();
  }

  function drawScan(px) {
    if (!state.scan || !scan) return;
    const { pose, angleMin, angleIncrement, ranges } = scan;
    const size = 2.5 * px;
    context.fillStyle = colour("--lidar");
    ranges.forEach((range, index) => {
      if (range === null) return;
      const angle = pose.theta + angleMin + index * angleIncrement;
      const x = pose.x + range * Math.cos(angle);
      const y = pose.y + range * Math.sin(angle);
      context.fillRect(x - size / 2, y - size / 2, size, size);
    });
  }

  function drawRobot({ x, y, theta }, px) {
    const radius = facts?.profile.radius ?? 0.17;
    context.save();
    context.translate(x, y);
    context.rotate(theta);
    context.beginPath();
    context.arc(0, 0, radius, 0, 2 * Math.PI);
    context.fillStyle = colour("--robot-face");
    context.fill();
    context.lineWidth = 2 * px;
    context.strokeStyle = colour("--robot");
    context.stroke();
    context.beginPath();
    context.moveTo(radius * 0.85, 0);
    context.lineTo(-radius * 0.35, radius * 0.45);
    context.lineTo(-radius * 0.1, 0);
    context.lineTo(-radius * 0.35, -radius * 0.45);
    context.closePath();
    context.fillStyle = colour("--robot");
    context.fill();
    context.restore();
  }

  function redraw() {
    if (wanted) return;
    wanted = true;
    requestAnimationFrame(draw);
  }

  new ResizeObserver(redraw).observe(canvas);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);

  return {
    setFacts(next, past) {
      facts = next;
      trail = past;
      const box = bounds();
      canvas.style.setProperty("--aspect", String((box.maxX - box.minX) / (box.maxY - box.minY)));
      redraw();
    },
    setState(next) {
      state = next;
      const pose = poseOf(next);
      if (pose && next.scan) {
        const text = next.scan.ranges.join();
        if (text !== scan?.text) scan = { ...next.scan, pose, text };
      }
      const last = trail[trail.length - 1];
      if (pose && next.pose && (!last || Math.hypot(last[0] - pose.x, last[1] - pose.y) > 0.02)) {
        trail.push([pose.x, pose.y]);
        if (trail.length > 4000) trail.shift();
      }
      redraw();
    },
  };
}

/** The pose in `map`; where the robot does not know it, what its wheels say. */
function poseOf(state) {
  return state?.pose?.pose ?? state?.odometry?.pose ?? null;
}
