/** The mailbox: every e-mail that the product sent, with its two bodies and its attachments. */

import { get } from "./api.js";
import { toast } from "./dialogs.js";
import { el, icon, replace } from "./dom.js";
import { richText } from "./entities.js";
import { mailFrame } from "./mail_frame.js";
import { watch } from "./store.js";
import { shortDay, shortTime } from "./time.js";
import { say, sayCount } from "./words.js";

const ZONE = "Europe/Zurich";

function instant(mail) {
  const at = mail.at ?? mail.received_at ?? mail.date ?? mail.headers?.Date;
  return typeof at === "number" ? at * 1000 : Date.parse(at);
}

function when(mail) {
  const at = instant(mail);
  return Number.isFinite(at) ? `${shortDay(at, ZONE)} ${shortTime(at, ZONE)}` : "";
}

const header = (mail, name) => {
  const value = mail[name.toLowerCase()] ?? mail.headers?.[name] ?? mail.headers?.[name.toLowerCase()] ?? "";
  return Array.isArray(value) ? value.join(", ") : String(value);
};

function row(mail, number, open) {
  return el("li", {}, el("button", { type: "button", class: "mail-row", dataset: { mail: number }, on: { click: () => open(number) } },
    el("span", { class: "mail-top" }, el("span", { class: "mail-to" }, header(mail, "To")), el("span", { class: "mail-when" }, when(mail))),
    el("span", { class: "mail-subject" }, header(mail, "Subject") || say("mail.no_subject"))));
}

function attachments(mail, number) {
  const files = mail.attachments ?? [];
  if (!files.length) return null;
  return el("section", { class: "mail-files" }, el("h3", {}, say("mail.attachments")), el("ul", {}, files.map((file, index) => {
    const name = file.name ?? file.filename ?? `${index + 1}`;
    return el("li", {}, el("a", { class: "media-file", href: `/control/mail/${number}/${file.index ?? index}`, download: name,
      "aria-label": say("message.download", { name }) }, el("span", { class: "media-file-icon", "aria-hidden": "true" }, icon("file")),
      el("span", { class: "media-file-name" }, name), icon("download")));
  })));
}

function bodies(mail, number) {
  const place = el("div", { class: "mail-body" });
  const images = Object.fromEntries((mail.attachments ?? []).filter((file) => file.content_id)
    .map((file, index) => [String(file.content_id).replace(/[<>]/g, ""), `/control/mail/${number}/${file.index ?? index}`]));
  const draws = {
    html: () => mailFrame(mail.html, images),
    text: () => el("div", { class: "mail-text", tabindex: "0" }, richText(mail.text ?? "", [], {})),
  };
  const kinds = ["html", "text"].filter((kind) => mail[kind]);
  const buttons = kinds.map((kind) => el("button", { type: "button", class: "segment", "aria-pressed": "false",
    on: { click: () => choose(kind) } }, say(`mail.${kind}`)));
  const choose = (kind) => {
    replace(place, draws[kind]());
    buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(kinds[index] === kind)));
  };
  if (kinds.length) choose(kinds[0]);
  return [kinds.length > 1 ? el("div", { class: "segments", role: "group", "aria-label": say("mail.body") }, buttons) : null, place];
}

export function mailPanel(body) {
  let opened = null;
  const show = async (number) => {
    opened = number;
    const mail = await get(`/control/mail/${number}`);
    const back = el("button", { type: "button", class: "button back", on: { click: list } }, say("mail.back"));
    replace(body, back, el("h3", { class: "mail-title" }, header(mail, "Subject") || say("mail.no_subject")),
      el("dl", { class: "mail-heads" }, ["From", "To"].map((name) => [el("dt", {}, say(`mail.${name.toLowerCase()}`)),
        el("dd", {}, header(mail, name))]), el("dt", {}, say("mail.date")), el("dd", {}, when(mail))),
      bodies(mail, number), attachments(mail, number));
    back.focus();
  };
  const open = (number) => show(number).catch((error) => toast(error.message));
  const list = async () => {
    const from = opened;
    opened = null;
    const answer = await get("/control/mail").catch((error) => toast(error.message));
    const mails = (answer?.mails ?? answer?.mail ?? answer ?? []).map((mail, index) => ({ mail, number: mail.n ?? mail.number ?? mail.id ?? mail.index ?? index }));
    mails.sort((a, b) => b.number - a.number);
    replace(body, el("p", { class: "faint", role: "status" }, mails.length ? sayCount("mail.count", mails.length) : say("mail.empty")),
      el("ul", { class: "mail-list" }, mails.map(({ mail, number }) => row(mail, number, open))));
    if (from !== null) body.querySelector(`[data-mail="${from}"]`)?.focus();
  };
  list();
  return watch("mail", () => opened === null && list());
}
