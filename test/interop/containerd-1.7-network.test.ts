/** The shim under containerd 1.7, with pods that have a network of their own. */

import { networkSuite } from "./containerd-network.js";

networkSuite("1.7");
