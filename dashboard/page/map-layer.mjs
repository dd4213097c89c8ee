// The robot's own map, as an image over the plan: what it has seen as occupied, and where it has been shown free.

const UNKNOWN = 255;
/** Certain enough to be drawn: of 0 free to 100 occupied. */
const OCCUPIED = 60;
const FREE = 40;

/** Fetches and colours the newest map; `ready()` when there is something new to draw. */
export function createMapLayer(ready, colour) {
  let place = null;
  let image = null;

  async function load(next) {
    const response = await fetch(`/map.png?${next.id}`);
    if (!response.ok) return;
    const bitmap = await createImageBitmap(await response.blob());
    const layer = document.createElement("canvas");
    layer.width = next.width;
    layer.height = next.height;
    const on = layer.getContext("2d");
    on.drawImage(bitmap, 0, 0);
    paint(on, next);
    place = next;
    image = layer;
    ready();
  }

  function paint(on, { width, height }) {
    const pixels = on.getImageData(0, 0, width, height);
    on.fillStyle = colour("--map-wall");
    on.fillRect(0, 0, 1, 1);
    const [red, green, blue] = on.getImageData(0, 0, 1, 1).data;
    const { data } = pixels;
    for (let at = 0; at < data.length; at += 4) {
      const value = data[at];
      const isWall = value !== UNKNOWN && value >= OCCUPIED;
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
      data[at + 3] = isWall ? 190 : value <= FREE ? 14 : 0;
    }
    on.putImageData(pixels, 0, 0);
  }

  return {
    set(next) {
      if (next && next.id !== place?.id) void load(next).catch(() => undefined);
    },
    /** On a context whose unit is a metre, y up. */
    draw(context) {
      if (!image) return;
      const { originX, originY, resolution, width, height } = place;
      context.save();
      context.imageSmoothingEnabled = false;
      context.translate(originX, originY + height * resolution);
      context.scale(resolution, -resolution);
      context.drawImage(image, 0, 0, width, height);
      context.restore();
    },
  };
}
