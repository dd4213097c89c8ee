import { type CommandGroup } from "../command.js";
import { auditVerify } from "./audit-verify.js";

/** `sandpaw audit`. */
export const auditCommand: CommandGroup = {
  name: "audit",
  summary: "what a robot did, and whether anybody has changed the record of it",
  description: [
    "A live robot server keeps an audit: a line for each change (lease, limits, sessions, stops), for each denial, " +
      "and for each second of motion. Each line holds the digest of the one before; once a second the last one is " +
      "signed, and that signed head is kept elsewhere. So an end that was cut off shows as well as a line that was changed.",
  ],
  commands: [auditVerify],
};
