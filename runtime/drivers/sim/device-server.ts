/** The device's end of the wire: one client at a time; when it goes, the robot stands still. */

import { createServer, type Server, type Socket } from "node:net";

import { CodedError, FrameDecoder, FrameError, type ScanState } from "../../protocol/index.js";
import { BODY } from "./body.js";
import { DelayLine } from "./delay-line.js";
import type { Device } from "./device.js";
import { MAX_TO_DEVICE, WIRE_VERSION } from "./wire.js";
import { encodeReport, type Report } from "./wire-report.js";
import { decodeRequest, type Request } from "./wire-request.js";

/** Bytes that may wait for a slow client before states are left out. */
const MAX_BACKLOG: number = 2 * 1024 * 1024;

/** The client in control. */
interface Client {
  readonly socket: Socket;
  greeted: boolean;
  /** The scan that it has. */
  scan: ScanState | undefined;
}

export class DeviceServer {
  readonly server: Server;
  readonly #device: Device;
  readonly #inward: DelayLine<{ readonly client: Client; readonly request: Request }>;
  readonly #outward: DelayLine<{ readonly client: Client; readonly bytes: Uint8Array }>;
  #client: Client | undefined;
  #cut = false;
  #cutTimer: NodeJS.Timeout | undefined;

  constructor(device: Device) {
    this.#device = device;
    this.#inward = new DelayLine(({ client, request }) => {
      this.#obey(client, request);
    });
    this.#outward = new DelayLine(({ client, bytes }) => {
      if (client.socket.writable) client.socket.write(bytes);
    });
    this.server = createServer((socket) => {
      this.#accept(socket);
    });
    this.server.maxConnections = 8;
  }

  /** A fault: the link breaks, and nobody can connect for so long. */
  cutLink(forMs: number): void {
    this.#cut = true;
    this.#client?.socket.destroy();
    clearTimeout(this.#cutTimer);
    this.#cutTimer = setTimeout(() => {
      this.#cut = false;
    }, forMs);
  }

  /** A fault: everything takes so much longer, both ways. */
  slowLink(delayMs: number): void {
    this.#inward.delayMs = delayMs;
    this.#outward.delayMs = delayMs;
  }

  /** Sends the newest state, unless the client does not read. */
  pushState(): void {
    const client = this.#client;
    if (client === undefined || !client.greeted || client.socket.writableLength > MAX_BACKLOG) return;
    const { state, stateNs } = this.#device;
    this.#send(client, { op: "state", nowNs: stateNs, state });
    client.scan = state.scan;
  }

  async close(): Promise<void> {
    clearTimeout(this.#cutTimer);
    this.#client?.socket.destroy();
    this.#inward.clear();
    this.#outward.clear();
    await new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
  }

  #accept(socket: Socket): void {
    socket.on("error", () => socket.destroy());
    if (this.#cut) {
      socket.destroy();
      return;
    }
    if (this.#client !== undefined) {
      refuse(socket, "device-busy: another client controls this robot");
      return;
    }
    socket.setNoDelay(true);
    const client: Client = { socket, greeted: false, scan: undefined };
    this.#client = client;
    const decoder = new FrameDecoder(MAX_TO_DEVICE);
    socket.on("data", (chunk: Uint8Array) => {
      if (socket.destroyed || this.#client !== client) return;
      try {
        decoder.push(chunk);
        for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
          this.#inward.push({ client, request: decodeRequest(frame) });
        }
      } catch (error) {
        this.#expel(client, error);
      }
    });
    socket.on("close", () => {
      this.#forget(client);
    });
  }

  #obey(client: Client, request: Request): void {
    if (this.#client !== client) return;
    try {
      this.#handle(client, request);
    } catch (error) {
      this.#expel(client, error);
    }
  }

  #handle(client: Client, request: Request): void {
    if (client.greeted === (request.op === "hello"))
      throw new FrameError("frame-unexpected", `${request.op} does not come here`);
    const device = this.#device;
    switch (request.op) {
      case "hello":
        if (request.version !== WIRE_VERSION) {
          throw new FrameError(
            "frame-unexpected",
            `version ${request.version} is spoken, this device speaks ${WIRE_VERSION}`,
          );
        }
        client.greeted = true;
        this.#send(client, { op: "welcome", lockstep: device.lockstep, profile: BODY });
        this.pushState();
        return;
      case "velocity":
        device.command(request, request.sentNs);
        return;
      case "capture": {
        if (request.camera >= BODY.cameras.length)
          throw new FrameError("frame-unexpected", "there is no such camera");
        const picture = device.capture(request.format, request.maxWidth, request.maxHeight);
        this.#send(client, { op: "picture", id: request.id, picture });
        return;
      }
      case "plan":
        this.#send(client, { op: "plan-data", id: request.id, plan: device.simulation.world.plan });
        return;
      case "step":
        if (!device.lockstep) throw new FrameError("frame-unexpected", "this world runs by its own clock");
        device.step();
        this.pushState();
        return;
    }
  }

  #send(client: Client, report: Report): void {
    this.#outward.push({ client, bytes: encodeReport(report, client.scan) });
  }

  #expel(client: Client, error: unknown): void {
    if (!(error instanceof CodedError)) throw error;
    this.#forget(client);
    refuse(client.socket, error.message);
  }

  /** Whatever the client commanded ends with it. */
  #forget(client: Client): void {
    if (this.#client !== client) return;
    this.#client = undefined;
    this.#device.halt("client-lost");
  }
}

function refuse(socket: Socket, message: string): void {
  socket.end(encodeReport({ op: "refused", message }), () => socket.destroy());
}
