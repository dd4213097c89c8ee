/** What dies under pods of containerd 1.7. */

import { faultPodSuite } from "./containerd-fault-pods.js";

faultPodSuite("1.7");
