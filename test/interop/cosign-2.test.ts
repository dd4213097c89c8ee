import { cosignSuite } from "./cosign-suite.js";
import { cosignPath } from "./peer.js";

cosignSuite({ name: "cosign 2.5", program: cosignPath(), script: ".ci/peers/cosign.sh", major: 2 });
