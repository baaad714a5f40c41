/** Sends something other than words: a photo, a file, a voice, a contact, a place. */

import { act, sendFile } from "./api.js";
import { confirmBox, field, formBox, openMenu, toast } from "./dialogs.js";
import { el } from "./dom.js";
import { person, personName, world } from "./store.js";
import { say } from "./words.js";

const PLACES = [["Lausanne", 46.5197, 6.6323], ["Genève", 46.2044, 6.1432], ["Zürich", 47.3769, 8.5417],
  ["Paris", 48.8566, 2.3522], ["New York", 40.7128, -74.006]];

/** Asks for a caption and sends the file; a photo is shown first. */
export function previewAndSend(userId, file, kind, target = {}) {
  const address = kind === "photo" ? URL.createObjectURL(file) : null;
  const shown = address ? el("img", { class: "attach-preview", src: address, alt: file.name })
    : el("p", { class: "attach-name" }, file.name || say(`attach.${kind}`));
  const caption = el("input", { name: "caption", maxlength: "1024", autocomplete: "off" });
  const node = formBox(say(`attach.${kind}`), [shown, field(say("attach.caption"), caption)], say("attach.send"),
    ({ caption: words }) => sendFile(userId, world.bot, file, kind, words, target));
  node.addEventListener("close", () => address && URL.revokeObjectURL(address));
}

/** A file of the computer becomes a photo when it is a picture, else a document. */
export const kindOf = (file) => (/^image\/(jpeg|png|webp)$/.test(file.type) ? "photo" : "document");

function pick(userId, kind, accept, target) {
  const input = el("input", { type: "file", accept, class: "attach-input", "aria-label": say(`attach.${kind}`) });
  input.addEventListener("change", () => {
    if (input.files[0]) previewAndSend(userId, input.files[0], kind, target);
    input.remove();
  });
  input.addEventListener("cancel", () => input.remove());
  document.body.append(input);
  input.click();
}

function contact(userId) {
  const choices = world.people.map((one) => el("option", { value: one.id },
    one.id === userId ? say("attach.own_contact") : personName(one)));
  choices.sort((a, b) => (Number(b.value) === userId) - (Number(a.value) === userId));
  const select = el("select", { name: "whose" }, choices);
  select.value = String(userId);
  formBox(say("attach.contact"), field(say("attach.whose_contact"), select), say("attach.send"),
    ({ whose }) => act(userId, world.bot, "contact", { user_id: Number(whose) }));
}

function place(userId) {
  const [, latitude, longitude] = PLACES[0];
  const lat = el("input", { name: "latitude", type: "number", step: "any", min: "-90", max: "90", required: true, value: latitude });
  const lon = el("input", { name: "longitude", type: "number", step: "any", min: "-180", max: "180", required: true, value: longitude });
  const known = el("select", {}, PLACES.map(([name], index) => el("option", { value: index }, name)));
  known.addEventListener("change", () => {
    [, lat.value, lon.value] = PLACES[Number(known.value)];
  });
  formBox(say("attach.location"), [field(say("attach.place"), known), field(say("attach.latitude"), lat),
    field(say("attach.longitude"), lon)], say("attach.send"), (values) => act(userId, world.bot, "location",
    { latitude: Number(values.latitude), longitude: Number(values.longitude) }));
}

/** The small menu behind the plus. */
export function openAttachMenu(anchor, userId, target = {}) {
  openMenu(anchor, say("chat.attach"), [
    { label: say("attach.photo"), icon: "photo", run: () => pick(userId, "photo", "image/jpeg,image/png,image/webp", target) },
    { label: say("attach.document"), icon: "file", run: () => pick(userId, "document", "", target) },
    { label: say("attach.voice"), icon: "voice", run: () => pick(userId, "voice", "audio/*", target) },
    { label: say("attach.video"), icon: "photo", run: () => pick(userId, "video", "video/*", target) },
    { label: say("attach.contact"), icon: "person", run: () => contact(userId) },
    { label: say("attach.location"), icon: "place", run: () => place(userId) },
  ]);
}

async function attempted(work, where) {
  try {
    await work();
    return true;
  } catch (error) {
    toast(say("page.failed", { reason: error.message }), where);
    return false;
  }
}

/** The key "share my contact" of a reply keyboard: asks first, as Telegram does. Resolves to whether it was sent. */
export async function shareOwnContact(userId, where) {
  const sure = await confirmBox(say("attach.contact"), say("attach.confirm_contact"), say("attach.send"));
  return sure && attempted(() => act(userId, world.bot, "contact", { user_id: userId }), where);
}

export async function shareLocation(userId, where) {
  const sure = await confirmBox(say("attach.location"), say("attach.confirm_location"), say("attach.send"));
  const city = (person(userId)?.time_zone ?? "").split("/").pop().replace("_", " ");
  const [, latitude, longitude] = PLACES.find(([name]) => plainName(name) === plainName(city)) ?? PLACES[0];
  return sure && attempted(() => act(userId, world.bot, "location", { latitude, longitude }), where);
}

const plainName = (name) => name.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** The key "choose people" of a reply keyboard. */
export function shareUsers(userId, button) {
  return new Promise((resolve) => {
    let sent = false;
    const most = button.request_users.max_quantity ?? 1;
    const choices = world.people.filter((one) => one.id !== userId).map((one) => el("option", { value: one.id }, personName(one)));
    const select = el("select", { name: "who", multiple: most > 1, required: true }, choices);
    const node = formBox(button.text, field(say("people.choose"), select), say("attach.send"), async () => {
      const ids = [...select.selectedOptions].slice(0, most).map((option) => Number(option.value));
      await act(userId, world.bot, "users", { request_id: button.request_users.request_id, user_ids: ids });
      sent = true;
    });
    node.addEventListener("close", () => resolve(sent));
  });
}
