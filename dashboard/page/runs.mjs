// The behaviours on the robot: what each is, who signed it, what it may do, and what it does.

import { $, element, fact, setClass, setText } from "./dom.mjs";
import { grantWords, sessionLimit } from "./words.mjs";

/** A card; what can change of it is set by `update`. */
function createCard({ identity, grant }) {
  const card = element("article", "session");
  const title = element("h3");
  const role = element("span", "chip");
  title.append(element("span", "", identity.name), role);
  const facts = element("dl", "facts");
  fact(facts, "Module", identity.module || "without a name");
  fact(facts, "Signed by", identity.signer);
  const digest = fact(facts, "Digest", `${identity.digest.slice(0, 19)}…`);
  digest.title = identity.digest;
  digest.className = "code";
  const commands = fact(facts, "Commands");
  const held = fact(facts, "Held by");
  const heldRow = held.parentElement;
  const granted = element("dl", "grant");
  for (const [name, what] of grantWords(grant)) {
    fact(granted, name, what ?? "not granted").parentElement.className = what === null ? "absent" : "";
  }
  const whole = element("details");
  const text = `digest ${identity.digest}\n${JSON.stringify(grant, null, 2)}`;
  whole.append(element("summary", "", "digest and grant in full"), element("pre", "", text));
  card.append(title, facts, element("h4", "", "Grant"), granted, whole);
  return {
    card,
    update(session) {
      const { lease, attached, commands: count, denied } = session;
      const drives = lease === "held";
      setText(role, drives ? "drives" : attached ? "runs" : "starting");
      setClass(role, drives ? "chip good" : "chip");
      setText(
        commands,
        `${count.toLocaleString()}${denied > 0 ? `, ${denied.toLocaleString()} denied` : ""}`,
      );
      const limit = sessionLimit(session);
      setText(held, limit || "nothing");
      heldRow.hidden = limit === "";
    },
  };
}

export function createRuns() {
  const cards = new Map();

  return {
    setState({ sessions }) {
      for (const [id, { card }] of cards) {
        if (sessions.some(({ session }) => session === id)) continue;
        card.remove();
        cards.delete(id);
      }
      const box = $("sessions");
      for (const session of sessions) {
        if (!cards.has(session.session)) {
          const made = createCard(session);
          cards.set(session.session, made);
          box.append(made.card);
        }
        cards.get(session.session).update(session);
      }
      const empty = box.querySelector(".empty");
      if (sessions.length > 0) empty?.remove();
      else if (!empty) box.append(element("p", "empty", "None runs."));
    },
  };
}
