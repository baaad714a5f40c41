// The written messages of a call; texts of people only ever become text nodes.
import { $, label, t } from "./words.js";

export class Chat {
  constructor(send) {
    this.unread = 0;
    $("open-chat").onclick = () => this.toggle($("chat").hidden);
    $("close-chat").onclick = () => this.toggle(false);
    $("chat").onkeydown = (event) => { if (event.key === "Escape") this.toggle(false); };
    $("chat-form").onsubmit = (event) => {
      event.preventDefault();
      const text = $("chat-text").value.trim();
      if (!text) return;
      $("chat-text").value = "";
      this.add(text, true).dataset.id = send(text);
    };
    this.count(0);
  }

  toggle(open) {
    $("chat").hidden = !open;
    $("open-chat").setAttribute("aria-expanded", String(open));
    if (open) {
      this.count(0);
      $("chat-text").focus();
    } else $("open-chat").focus();
  }

  add(text, mine) {
    const item = document.createElement("li");
    item.textContent = text;
    item.dir = "auto";
    item.classList.toggle("mine", mine);
    $("chat-log").append(item);
    item.scrollIntoView({ block: "nearest" });
    if (!mine && $("chat").hidden) this.count(this.unread + 1);
    return item;
  }

  failed(id) {
    const item = [...$("chat-log").children].find((one) => one.dataset.id === id);
    if (!item) return;
    item.classList.add("failed");
    item.title = t("room-chat-failed");
    $("announce").textContent = t("room-chat-failed");
  }

  count(unread) {
    this.unread = unread;
    $("unread").hidden = unread === 0;
    label($("open-chat"), unread ? t("room-chat-unread", { count: unread }) : t("room-chat"));
    if (unread) $("announce").textContent = t("room-chat-unread", { count: unread });
  }
}
