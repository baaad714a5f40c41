/** The head of a column: who this is, what they are told meanwhile ("écrit…"), and the menu of rarer actions. */

import { act } from "./api.js";
import { avatar } from "./avatars.js";
import { confirmBox, openMenu } from "./dialogs.js";
import { el, icon, iconButton, replace } from "./dom.js";
import { editPerson } from "./person_forms.js";
import { bot, businessNow, openChat, person, personName, tell, world } from "./store.js";
import { clockTime } from "./time.js";
import { say } from "./words.js";

const TYPING_MS = 5000;
const UPLOADS = { upload_photo: "chat.upload_photo", upload_document: "chat.upload_document" };

export class ColumnHead {
  /** `hooks`: choose(), close(), canClose(), attempt(work), draw(). */
  constructor(hooks) {
    this.hooks = hooks;
    this.userId = null;
    this.action = null;
    this.title = el("button", { type: "button", class: "column-title", "aria-haspopup": "dialog", on: { click: hooks.choose } });
    this.more = iconButton("more", say("chat.more"), () => this.openMore(), { "aria-haspopup": "menu", "aria-expanded": "false" });
    this.node = el("header", { class: "column-head" }, this.title, this.more);
  }

  setPerson(userId) {
    this.userId = userId;
    this.typing(null);
  }

  /** Shows a chat action for as long as Telegram does; null ends it. */
  typing(action) {
    clearTimeout(this.timer);
    this.action = action && action !== "cancel" ? action : null;
    if (this.action) this.timer = setTimeout(() => this.typing(null), TYPING_MS);
    this.draw();
  }

  stop() {
    clearTimeout(this.timer);
  }

  subtitle(one) {
    if (this.action) {
      return el("span", { class: "typing" }, `${bot()?.first_name ?? ""} ${say(UPLOADS[this.action] ?? "chat.typing")}`);
    }
    const place = one.time_zone?.split("/").pop().replace("_", " ") ?? "";
    return el("span", {}, [one.role, `${clockTime(businessNow() / 1000, one)} ${place}`].filter(Boolean).join(" · "));
  }

  draw() {
    const one = person(this.userId);
    this.more.hidden = !one;
    if (!one) return replace(this.title, el("span", { class: "column-name" }, say("people.choose")), icon("down"));
    this.title.setAttribute("aria-label", say("people.choose_for", { name: personName(one) }));
    return replace(this.title, avatar(one), el("span", { class: "column-who" },
      el("span", { class: "column-name" }, personName(one)), el("span", { class: "column-sub" }, this.subtitle(one))), icon("down"));
  }

  openMore() {
    const one = person(this.userId);
    const block = one.blocked ? "unblock" : "block";
    openMenu(this.more, say("chat.more"), [
      { label: say("person.settings"), icon: "person", run: () => editPerson(one) },
      { label: say(`chat.${block}`), icon: "fault", run: () => this.hooks.attempt(() => this.block(one, block)) },
      { label: say("chat.clear"), icon: "close", danger: true, run: () => this.clear(one) },
      this.hooks.canClose() && { label: say("chat.close"), icon: "close", run: () => this.hooks.close() },
    ]);
  }

  async block(one, action) {
    await act(one.id, world.bot, action);
    one.blocked = action === "block";
    tell("people");
    this.hooks.draw();
  }

  async clear(one) {
    const sure = await confirmBox(say("chat.clear"), say("chat.clear.sure", { name: personName(one) }), say("chat.clear"));
    if (!sure) return;
    await this.hooks.attempt(async () => {
      await act(one.id, world.bot, "clear");
      await openChat(one.id, true);
    });
    this.hooks.draw();
  }
}
