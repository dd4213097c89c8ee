/** Files of an image, read without mounting it. */

export { layersOf } from "./layers.js";
export { readImageFile } from "./image-file.js";
