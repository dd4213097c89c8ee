/** One connection to a simulated device: greets, sends requests, hands on what comes. Ends once. */

import { connect, type Socket } from "node:net";
import process from "node:process";

import { FrameDecoder, type RobotProfile, type ScanState } from "../../protocol/index.js";
import { DriverError, type DriverErrorCode } from "../error.js";
import { describeAddress, type Address } from "./socket-address.js";
import { MAX_FROM_DEVICE, WIRE_VERSION } from "./wire.js";
import { decodeReport, type Report } from "./wire-report.js";
import { encodeRequest, type Request } from "./wire-request.js";

type Welcome = Extract<Report, { op: "welcome" }>;
export type StateReport = Extract<Report, { op: "state" }>;

export interface SimLinkHandlers {
  /** Everything after the first state. */
  readonly onReport: (report: Report) => void;
  /** Called once, only after the link was open. */
  readonly onEnd: (why: string) => void;
}

export interface SimLink {
  readonly profile: RobotProfile;
  readonly lockstep: boolean;
  /** The state that the device was in. */
  readonly first: StateReport;
  send(request: Request): void;
  close(): void;
}

/** Requests that may wait for a device that does not read, bytes; more are thrown away. */
const MAX_BACKLOG = 16 * 1024;
const GREETING_MS = 2000;

/**
 * Writes at once what is said in one go. In lockstep a velocity and the step that follows it are one system call
 * and wake the device once; live, nothing is ever held back.
 */
function createGatherer(socket: Socket): (bytes: Uint8Array) => void {
  let held: Uint8Array[] = [];
  return (bytes) => {
    held.push(bytes);
    if (held.length > 1) return;
    process.nextTick(() => {
      const all = Buffer.concat(held);
      held = [];
      if (socket.writable) socket.write(all);
    });
  };
}

/** Connects and greets; rejects with `device-unreachable`, `device-busy` or `device-refused`. */
export function openSimLink(address: Address, handlers: SimLinkHandlers): Promise<SimLink> {
  return new Promise((resolve, reject) => {
    const socket: Socket = "path" in address ? connect(address.path) : connect(address.port, "127.0.0.1");
    const decoder = new FrameDecoder(MAX_FROM_DEVICE);
    let welcome: Welcome | undefined;
    let open = false;
    let scan: ScanState | undefined;
    let why = "";
    let code: DriverErrorCode = "device-unreachable";
    const silence = setTimeout(() => {
      why = "it does not answer the greeting";
      socket.destroy();
    }, GREETING_MS);

    const take = (report: Report): void => {
      if (report.op === "refused") {
        code = report.message.startsWith("device-busy") ? "device-busy" : "device-refused";
        why = report.message;
        socket.destroy();
      } else if (report.op === "welcome") {
        if (welcome !== undefined) throw new DriverError("device-refused", "the device greeted twice");
        welcome = report;
      } else if (welcome === undefined) {
        throw new DriverError("device-refused", "the device did not greet first");
      } else {
        if (report.op === "state") scan = report.state.scan;
        if (open) handlers.onReport(report);
        else if (report.op === "state") begin(welcome, report);
      }
    };

    // Open with the first state, not with the greeting: in lockstep a state that still is under way would be
    // taken for the answer to the first step.
    const begin = ({ profile, lockstep }: Welcome, first: StateReport): void => {
      open = true;
      clearTimeout(silence);
      const write = lockstep ? createGatherer(socket) : (bytes: Uint8Array) => void socket.write(bytes);
      resolve({
        profile,
        lockstep,
        first,
        send(request) {
          if (!socket.writable || socket.writableLength >= MAX_BACKLOG) return;
          write(encodeRequest(request));
        },
        close() {
          why = "closed by this end";
          socket.destroy();
        },
      });
    };

    socket.setNoDelay(true);
    socket.on("connect", () => {
      socket.write(encodeRequest({ op: "hello", version: WIRE_VERSION }));
    });
    socket.on("data", (chunk: Uint8Array) => {
      try {
        decoder.push(chunk);
        for (let frame = decoder.next(); frame !== undefined; frame = decoder.next()) {
          if (!socket.destroyed) take(decodeReport(frame, scan));
        }
      } catch (error) {
        why = error instanceof Error ? error.message : String(error);
        socket.destroy();
      }
    });
    socket.on("error", (error) => {
      why = error.message;
    });
    socket.on("close", () => {
      clearTimeout(silence);
      const reason = why === "" ? "the device closed the connection" : why;
      if (open) handlers.onEnd(reason);
      else reject(new DriverError(code, `${describeAddress(address)}: ${reason}`));
    });
  });
}
