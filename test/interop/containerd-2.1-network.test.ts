/** The shim under containerd 2.1, with pods that have a network of their own. */

import { networkSuite } from "./containerd-network.js";

networkSuite("2.1");
