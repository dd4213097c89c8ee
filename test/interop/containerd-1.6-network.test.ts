/** The shim under containerd 1.6, with pods that have a network of their own. */

import { networkSuite } from "./containerd-network.js";

networkSuite("1.6");
