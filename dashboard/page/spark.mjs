// Speed over the last minute, with the envelope as it was then.

const SPAN_MS = 60_000;

export function createSpark(canvas) {
  const context = canvas.getContext("2d");
  let points = [];
  let max = 1;

  function draw() {
    const ratio = window.devicePixelRatio || 1;
    const { clientWidth: width, clientHeight: height } = canvas;
    if (width === 0) return;
    if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    const style = getComputedStyle(canvas);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, width, height);
    const end = points.at(-1)?.at ?? 0;
    const x = ({ at }) => width - ((end - at) / SPAN_MS) * width;
    const y = (value) => height - 1 - (value / (max * 1.1)) * (height - 3);
    const trace = (pick) => {
      context.beginPath();
      points.forEach((point, index) =>
        index === 0 ? context.moveTo(x(point), y(pick(point))) : context.lineTo(x(point), y(pick(point))),
      );
    };
    if (points.length < 2) return;
    trace(({ limit }) => limit);
    context.strokeStyle = style.getPropertyValue("--quiet");
    context.lineWidth = 1;
    context.setLineDash([3, 3]);
    context.stroke();
    context.setLineDash([]);
    trace(({ speed }) => speed);
    context.strokeStyle = style.getPropertyValue("--accent");
    context.lineWidth = 1.5;
    context.lineJoin = "round";
    context.stroke();
    context.lineTo(width, height);
    context.lineTo(x(points[0]), height);
    context.closePath();
    context.globalAlpha = 0.14;
    context.fillStyle = style.getPropertyValue("--accent");
    context.fill();
    context.globalAlpha = 1;
  }

  return {
    add(speed, limit, top) {
      const at = performance.now();
      max = top || 1;
      points.push({ at, speed, limit });
      if (points[0].at < at - SPAN_MS) points = points.filter((point) => point.at >= at - SPAN_MS);
      requestAnimationFrame(draw);
    },
  };
}
