/** Listening without taking anybody's place: a socket that still answers is in use, a dead one is removed. */

import { chmodSync, existsSync, unlinkSync } from "node:fs";
import { connect, type Server } from "node:net";

import { DriverError } from "../error.js";

/** A Unix socket, or a port on loopback (0: any free one). */
export type Address = { readonly path: string } | { readonly port: number };

/** For people. */
export function describeAddress(address: Address): string {
  return "path" in address ? address.path : `127.0.0.1:${address.port}`;
}

/** Removes a socket file that nobody listens on; throws `sim-address-in-use` when somebody does. */
export async function clearSocket(path: string): Promise<void> {
  if (!existsSync(path)) return;
  const answers = await new Promise<boolean>((resolve) => {
    const probe = connect(path);
    probe.once("connect", () => {
      probe.destroy();
      resolve(true);
    });
    probe.once("error", () => {
      resolve(false);
    });
  });
  if (answers) throw new DriverError("sim-address-in-use", `a process already listens on ${path}`);
  unlinkSync(path);
}

/** Listens; a Unix socket gets mode 0600. Answers the address that is in force. */
export async function listenAt(server: Server, address: Address): Promise<Address> {
  if ("path" in address) await clearSocket(address.path);
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) => {
      reject(
        new DriverError(
          "sim-address-in-use",
          `cannot listen on ${describeAddress(address)}: ${cause.message}`,
          { cause },
        ),
      );
    });
    const listening = (): void => {
      resolve();
    };
    if ("path" in address) server.listen(address.path, listening);
    else server.listen(address.port, "127.0.0.1", listening);
  });
  if ("path" in address) {
    chmodSync(address.path, 0o600);
    return address;
  }
  const bound = server.address();
  return { port: bound !== null && typeof bound === "object" ? bound.port : address.port };
}
