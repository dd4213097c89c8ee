/** Files of an image, read from its layers where these are folders. */

export { layersOf, withLayers } from "./layers.js";
export { readImageFile } from "./image-file.js";
