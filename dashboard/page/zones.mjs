// Where the robot may be and may not: the zones of whoever has the lease, and a person's no-go area.

/** The polygons that hold now. */
export function zonesOf(state, draft) {
  const driver = state?.sessions.find(({ lease }) => lease === "held") ?? state?.sessions[0];
  const zones = driver?.grant.motion?.zones ?? [];
  return {
    allow: zones.flatMap(({ allow = [] }) => allow),
    forbid: [
      ...zones.flatMap(({ forbid = [] }) => forbid),
      ...(state?.noGo ? [state.noGo.area] : []),
      ...(draft ? [draft] : []),
    ],
  };
}

function trace(context, polygon) {
  context.beginPath();
  polygon.forEach(([x, y], index) => (index === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}

/** Draws them; `px` is a pixel in metres. */
export function drawZones(context, { allow, forbid }, px, colour) {
  context.save();
  context.lineWidth = 1.5 * px;
  context.strokeStyle = colour("--good");
  context.setLineDash([6 * px, 4 * px]);
  for (const polygon of allow) {
    trace(context, polygon);
    context.stroke();
  }
  context.setLineDash([]);
  context.strokeStyle = colour("--bad");
  context.fillStyle = colour("--bad");
  for (const polygon of forbid) {
    trace(context, polygon);
    context.globalAlpha = 0.18;
    context.fill();
    context.globalAlpha = 1;
    context.stroke();
  }
  context.restore();
}
