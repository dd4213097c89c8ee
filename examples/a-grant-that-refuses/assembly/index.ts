import { camera, errorName, log, PixelFormat } from "@sandpaw/sdk";

// Takes one picture and tells how big and how bright it is.
export function main(): i32 {
  const name = camera.list()[0];
  const image = camera.capture(name, PixelFormat.Grey8, 640, 480);
  if (!image.ok) {
    log.error("no picture: " + errorName(image.error));
    return 1;
  }
  let sum: f64 = 0;
  for (let i = 0; i < image.data.length; i++) sum += <f64>image.data[i];
  const brightness = sum / <f64>image.data.length / 2.55;
  log.info(`${image.width} × ${image.height}, ${log.fixed(brightness, 0)} % bright`);
  return 0;
}
