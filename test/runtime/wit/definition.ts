/** The definition of the robot API, for tests. */

import { readFileSync } from "node:fs";
import { describeApi, parseWit, resolve, WIT_PATH, type Api } from "@sandpaw/runtime/wit";

/** The root of the repository. */
export const ROOT: URL = new URL("../../../../", import.meta.url);

/** The text of `robot.wit`. */
export const WIT_TEXT: string = readFileSync(new URL(WIT_PATH, ROOT), "utf8");

/** The robot API as the generators see it. */
export const API: Api = describeApi(resolve(parseWit(WIT_TEXT, WIT_PATH)));
