/** The pages behind Telegram's links: as whom to open a bot's link, and what a share link would share. */

import { act } from "./api.js";
import { avatar } from "./avatars.js";
import { copy, toast } from "./dialogs.js";
import { el, icon, replace } from "./dom.js";
import { richText, safeAddress } from "./entities.js";
import { addPerson } from "./person_forms.js";
import { personName, world } from "./store.js";
import { say } from "./words.js";

function card(title, ...children) {
  return el("main", { class: "link-page", id: "main" }, el("div", { class: "link-card" }, el("h1", {}, title), children,
    el("a", { class: "link-all", href: "/" }, say("open.all"))));
}

async function openAs(userId, botId, payload, node) {
  try {
    await act(userId, botId, "start", { payload });
    location.href = `/#${userId}`;
  } catch (error) {
    toast(say("page.failed", { reason: error.message }), node);
  }
}

function botPage(name, payload) {
  const bot = world.bots.find((one) => one.username.toLowerCase() === name.toLowerCase());
  if (!bot) return card(say("open.title"), el("p", {}, say("open.unknown", { name })));
  const node = card(say("open.title"), el("div", { class: "link-bot" }, avatar(bot), el("div", {}, el("strong", {}, bot.first_name),
    el("div", { class: "faint" }, say("open.bot", { name: bot.username })))),
  payload ? el("p", { class: "faint" }, say("open.payload", { payload })) : null, el("h2", {}, say("open.as")),
  el("ul", { class: "people-list" }, world.people.map((one) => el("li", {}, el("button", { type: "button", class: "person",
    on: { click: () => openAs(one.id, bot.id, payload, node) } }, avatar(one), el("span", { class: "person-words" },
    el("span", { class: "person-name" }, personName(one)), el("span", { class: "person-role" }, one.role ?? "")))))),
  el("button", { type: "button", class: "add-person", on: { click: () => addPerson((id) => openAs(id, bot.id, payload, node)) } },
    icon("plus"), say("people.add")));
  return node;
}

function sharePage(query) {
  const address = query.get("url") ?? "";
  const node = card(say("share.title"), el("p", { class: "faint" }, say("share.explain")),
    el("div", { class: "bubble share-preview" }, el("div", { class: "words" },
      richText([address, query.get("text") ?? ""].filter(Boolean).join("\n"), [], {}))),
    el("div", { class: "button-row" },
      el("button", { type: "button", class: "button primary", on: { click: () => copy(address, node) } }, say("share.copy")),
      safeAddress(address) ? el("a", { class: "button", href: safeAddress(address), rel: "noopener noreferrer" }, say("share.open")) : null));
  return node;
}

/** Draws the page of a /t.me/… address into the body. */
export function drawLinkPage() {
  const path = decodeURIComponent(location.pathname.slice(6)).replace(/\/$/, "");
  const query = new URLSearchParams(location.search);
  const page = path.startsWith("share") ? sharePage(query) : botPage(path, query.get("start") ?? "");
  replace(document.body, page);
  document.title = say(path.startsWith("share") ? "share.title" : "open.title");
}
