/** Draws what a message carries besides words: photos, files, voices, contacts, places. */

import { fileAddress } from "./api.js";
import { el, icon } from "./dom.js";
import { lightbox } from "./dialogs.js";
import { avatar } from "./avatars.js";
import { say } from "./words.js";

const UNITS = ["o", "ko", "Mo"];

function size(bytes) {
  if (!bytes) return "";
  const step = Math.min(2, Math.floor(Math.log(bytes) / Math.log(1000)));
  const amount = bytes / 1000 ** step;
  return `${amount.toLocaleString("fr-CH", { maximumFractionDigits: amount < 10 && step ? 1 : 0 })} ${UNITS[step]}`;
}

function photo(sizes) {
  const best = sizes[sizes.length - 1];
  const picture = el("img", { src: fileAddress(best.file_id), alt: say("message.photo"), loading: "lazy",
    width: best.width, height: best.height });
  return el("button", { type: "button", class: "media-photo", "aria-label": say("message.open_photo"),
    on: { click: () => lightbox(fileAddress(best.file_id), say("message.photo")) } }, picture);
}

function document_(file) {
  const name = file.file_name ?? say("message.document");
  const extension = (name.includes(".") ? name.split(".").pop() : "").slice(0, 4).toUpperCase();
  return el("a", { class: "media-file", href: fileAddress(file.file_id), download: name,
    "aria-label": say("message.download", { name }) },
    el("span", { class: "media-file-icon", "aria-hidden": "true" }, extension || icon("file")),
    el("span", { class: "media-file-text" }, el("span", { class: "media-file-name" }, name),
      el("span", { class: "media-file-size" }, size(file.file_size) || say("message.document"))),
    icon("download"));
}

function sound(file, label) {
  return el("audio", { class: "media-sound", controls: true, preload: "metadata", src: fileAddress(file.file_id),
    "aria-label": file.title ?? label });
}

function film(file, round = false) {
  return el("video", { class: round ? "media-video round" : "media-video", controls: true, preload: "metadata",
    playsinline: true, src: fileAddress(file.file_id), "aria-label": say("message.video") });
}

function contact(one) {
  const name = [one.first_name, one.last_name].filter(Boolean).join(" ");
  return el("div", { class: "media-contact" }, avatar({ id: one.user_id ?? 3, ...one, picture: null }),
    el("div", {}, el("div", { class: "media-title" }, name), el("div", {}, one.phone_number ?? "")));
}

function place(location, venue) {
  const text = `${location.latitude.toFixed(5)}, ${location.longitude.toFixed(5)}`;
  return el("div", { class: "media-place" }, el("span", { class: "media-map", "aria-hidden": "true" }, icon("place")),
    el("div", { class: "media-place-text" }, el("div", { class: "media-title" }, venue?.title ?? say("message.location")),
      el("div", {}, venue?.address ?? text)));
}

function poll(one) {
  return el("div", { class: "media-poll" }, el("div", { class: "media-title" }, one.question),
    el("ul", {}, one.options.map((option) => el("li", {}, `${option.text} (${option.voter_count ?? 0})`))));
}

/** The media of a message, or null. An animation also carries a document: only the film is shown. */
export function media(message) {
  if (message.photo?.length) return photo(message.photo);
  if (message.animation) return film(message.animation);
  if (message.video) return film(message.video);
  if (message.video_note) return film(message.video_note, true);
  if (message.document) return document_(message.document);
  if (message.voice) return sound(message.voice, say("message.voice"));
  if (message.audio) return sound(message.audio, say("message.audio"));
  if (message.contact) return contact(message.contact);
  if (message.venue) return place(message.venue.location, message.venue);
  if (message.location) return place(message.location);
  if (message.poll) return poll(message.poll);
  if (message.sticker) return el("div", { class: "media-sticker" }, message.sticker.emoji ?? say("message.sticker"));
  if (message.dice) return el("div", { class: "media-sticker" }, `${message.dice.emoji} ${message.dice.value}`);
  return null;
}

/** One line that stands for a message in a list or a reply: its words, or what it carries. */
export function summary(message) {
  if (!message) return "";
  if (message.text || message.caption) return (message.text ?? message.caption).replace(/\s+/g, " ");
  const kinds = ["photo", "document", "voice", "audio", "video", "sticker", "contact", "location", "poll"];
  const kind = kinds.find((one) => message[one]);
  if (kind === "document") return message.document.file_name ?? say("message.document");
  if (message.pinned_message) return say("chat.pinned");
  const topic = message.forum_topic_created ?? message.forum_topic_edited;
  if (topic) return say("chat.topic_named", { name: topic.name ?? "" });
  return say(kind ? `message.${kind}` : "message.service");
}
