import { cosignSuite } from "./cosign-suite.js";
import { cosign3Path } from "./peer.js";

cosignSuite({ name: "cosign 3", program: cosign3Path(), script: ".ci/peers/cosign-3.sh", major: 3 });
