/** The tabs of a chat's topics: all messages together, or those of one topic. */

import { el, replace } from "./dom.js";
import { say } from "./words.js";

export class TopicTabs {
  /** `changed` runs when another tab was chosen. */
  constructor(changed) {
    this.changed = changed;
    this.chosen = null;
    this.topics = {};
    this.node = el("div", { class: "topics", role: "group", "aria-label": say("chat.topics"), hidden: true });
  }

  reset() {
    this.chosen = null;
    this.draw({});
  }

  /** Shows these topics ({id: {name, closed}}); the tabs hide when there are none. */
  draw(topics) {
    const same = JSON.stringify(topics ?? {}) === JSON.stringify(this.topics);
    if (same && this.node.childNodes.length) return;
    this.topics = topics ?? {};
    if (this.chosen && !this.topics[this.chosen]) this.chosen = null;
    this.node.hidden = !Object.keys(this.topics).length;
    this.tabs = [[null, say("chat.all_topics")], ...Object.entries(this.topics).map(([id, one]) => [id, one.name])];
    replace(this.node, this.tabs.map(([id, name]) => el("button", { type: "button", class: "topic", on: { click: () => this.choose(id) } }, name)));
    this.mark();
  }

  choose(id) {
    this.chosen = id;
    this.mark();
    this.changed();
  }

  mark() {
    [...this.node.children].forEach((node, index) => node.setAttribute("aria-pressed", String(this.tabs[index][0] === this.chosen)));
  }

  /** The messages of the chosen tab. */
  filter(messages) {
    if (!this.chosen) return messages;
    return messages.filter((one) => String(one.message_thread_id) === this.chosen);
  }

  /** What a text must carry to land in the chosen topic. */
  target() {
    return this.chosen ? { thread_id: Number(this.chosen) } : {};
  }
}
