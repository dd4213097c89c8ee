/** What the robot server's main thread asks of the map's thread, and what it is answered. */

import type { MapReading, MapTileReading, Zone } from "../../protocol/index.js";
import type { Mark } from "./marks.js";
import type { Place } from "./route.js";
import type { PlacedScan } from "./scan-rays.js";

/** The map as people see it: what is known of it, made coarser until it is small enough. */
export interface MapPicture {
  readonly stampNs: bigint;
  /** Lower left corner in `map`, m. */
  readonly originX: number;
  readonly originY: number;
  /** Side of a pixel, m. */
  readonly resolution: number;
  readonly width: number;
  readonly height: number;
  /** Rows from the lower left corner: 0 to 100, 255 not known; compressed (raw deflate). */
  readonly deflated: Uint8Array;
}

/** Where a route is wanted. */
export interface RouteRequest {
  readonly from: Place;
  readonly to: Place;
  /** Of the body, m. */
  readonly radius: number;
  /** Where the body must stay. */
  readonly zones: readonly Zone[];
  readonly nowNs: bigint;
}

/** Every request with its answer. */
export interface MapExchange {
  readonly scan: { readonly ask: PlacedScan; readonly answer: undefined };
  readonly mark: {
    readonly ask: { readonly mark: Mark; readonly nowNs: bigint };
    readonly answer: undefined;
  };
  /** x, y, x, y, … of the way; undefined when there is none. */
  readonly route: { readonly ask: RouteRequest; readonly answer: Float64Array | undefined };
  readonly info: { readonly ask: undefined; readonly answer: MapReading | undefined };
  readonly tile: {
    readonly ask: { readonly column: number; readonly row: number };
    readonly answer: MapTileReading | undefined;
  };
  readonly picture: { readonly ask: undefined; readonly answer: MapPicture | undefined };
  /** Writes the map to its file, if it has one and has changed. */
  readonly save: { readonly ask: undefined; readonly answer: undefined };
}
export type MapOp = keyof MapExchange;

/** A request on its way. */
export interface MapRequest<Op extends MapOp = MapOp> {
  readonly id: number;
  readonly op: Op;
  readonly ask: MapExchange[Op]["ask"];
}

/** The answer to a request. */
export type MapAnswer =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | { readonly id: number; readonly ok: false; readonly why: string };

/** Any request, so that a `switch` over `op` knows what is asked. */
export type AnyMapRequest = { [Op in MapOp]: MapRequest<Op> }[MapOp];
