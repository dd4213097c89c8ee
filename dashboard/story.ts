/** What the console has to tell: it hears the robot server, remembers, and feeds every viewer. */

import type { RobotEvent, RobotStatus } from "@sandpaw/runtime/protocol";
import type { Feed } from "./feed.js";
import type { FeedMessage, PageLogLine, RobotFacts } from "./feed-message.js";
import type { MapPlace } from "./map-watch.js";
import { Memory } from "./memory.js";

export interface StoryParts {
  readonly feed: Feed;
  /** Wall time, ms since 1970. */
  readonly wallMs: () => number;
  /** The link to the robot server, as it is now. */
  readonly link: () => { readonly up: boolean; readonly why: string };
  /** The newest picture, if there is one. */
  readonly pictureId: () => number | null;
  /** The newest map, if there is one. */
  readonly mapPlace: () => MapPlace | null;
}

export class Story {
  readonly #parts: StoryParts;
  readonly #memory = new Memory();
  #facts: RobotFacts | undefined;
  #status: RobotStatus | undefined;
  #scanText = "";
  #notice: string | null = null;

  constructor(parts: StoryParts) {
    this.#parts = parts;
  }

  /** The robot's name, once it is known. */
  get robot(): string | undefined {
    return this.#facts?.robot;
  }

  /** The newest state; undefined before the first. */
  get status(): RobotStatus | undefined {
    return this.#status;
  }

  /** The robot server answers. */
  up(facts: RobotFacts): void {
    if (this.#facts !== undefined && this.#facts.robot !== facts.robot) this.#memory.forget();
    const isBack = this.#facts !== undefined;
    this.#facts = facts;
    this.alive();
    if (isBack) this.#note("console-link-up", "the robot server answers again");
    this.#parts.feed.send(this.#factsMessage(facts));
  }

  /** It does not any more. */
  down(why: string): void {
    this.alive();
    if (this.#facts !== undefined) this.#note("console-link-lost", `the robot server is gone: ${why}`);
  }

  /** A sign of life, with the state of the link. */
  alive(): void {
    this.#parts.feed.send(this.#linkMessage());
  }

  state(status: RobotStatus): void {
    this.#status = status;
    if (status.pose !== null) this.#memory.visit(status.pose.pose);
    this.#parts.feed.send(stateMessage(status));
    const text = JSON.stringify(status.scan);
    if (text === this.#scanText) return;
    this.#scanText = text;
    this.#parts.feed.send({ type: "scan", scan: status.scan });
  }

  event({ code, message }: RobotEvent): void {
    this.#note(code, message);
  }

  log(lines: readonly PageLogLine[]): void {
    this.#memory.keep(lines);
    this.#parts.feed.send({ type: "log", lines });
  }

  picture(): void {
    this.#parts.feed.send({ type: "picture", id: this.#parts.pictureId() });
  }

  map(): void {
    this.#parts.feed.send({ type: "map", map: this.#parts.mapPlace() });
  }

  /** Something that its owner has to say; null for nothing. */
  notice(text: string | null): void {
    this.#notice = text;
    this.#parts.feed.send({ type: "notice", text });
  }

  /** What a new viewer is told first. */
  catchUp(): readonly FeedMessage[] {
    const status = this.#status;
    const states: readonly FeedMessage[] =
      status === undefined ? [] : [stateMessage(status), { type: "scan", scan: status.scan }];
    const facts = this.#facts === undefined ? [] : [this.#factsMessage(this.#facts)];
    return [
      this.#linkMessage(),
      ...facts,
      ...states,
      { type: "picture", id: this.#parts.pictureId() },
      { type: "map", map: this.#parts.mapPlace() },
      { type: "notice", text: this.#notice },
    ];
  }

  #note(code: string, message: string): void {
    const event = { at: this.#parts.wallMs(), code, message };
    this.#memory.note(event);
    this.#parts.feed.send({ type: "event", event });
  }

  #linkMessage(): FeedMessage {
    const { up, why } = this.#parts.link();
    return { type: "link", up, why: up ? "" : why };
  }

  #factsMessage(facts: RobotFacts): FeedMessage {
    const { trail, events, log } = this.#memory;
    return { type: "facts", facts, trail, events, log };
  }
}

/** The scan goes its own way. */
function stateMessage(status: RobotStatus): FeedMessage {
  const { scan, ...state } = status;
  void scan;
  return { type: "state", state };
}
