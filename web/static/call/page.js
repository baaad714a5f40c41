// The call page: from the link in the fragment through preview and room to the end.
import { isInApp, obstacle } from "./devices.js";
import { Preview } from "./preview.js";
import { Room } from "./room.js";
import { Refused, enter, look, socketAddress } from "./server.js";
import { $, initials, label, t } from "./words.js";

const token = location.hash.slice(1);
// What no second try changes: the call is over, a newer link replaces this one, or it never was one.
const SETTLED = ["call-over", "call-link-old", "not-found"];
let view = null, preview = null, room = null;

function show(name) {
  document.body.dataset.view = name;
}

function finish(heading, lead, again = null, act = null) {
  $("end-heading").textContent = heading;
  $("end-lead").textContent = lead;
  $("end-again").hidden = !again;
  $("end-again").textContent = again || "";
  $("end-again").onclick = act;
  $("end-back").classList.toggle("primary", !again);
  show("end");
  $("end-heading").focus();
}

function refuse(error) {
  let message = error instanceof Refused ? error.message : t("room-help-server");
  if (error.code === "not-found") message = t("room-token-missing");
  if (SETTLED.includes(error.code)) finish(t("room-refused-heading"), message);
  else finish(t("room-refused-heading"), message, t("room-retry"), () => location.reload());
}

function help(key) {
  $("help-text").textContent = t(key);
  if (!$("help").open) $("help").showModal();
}

function bindHelp() {
  const general = () => (room ? "room-help-general" : "room-needs-camera");
  const cause = () => obstacle() || preview?.help || (isInApp() ? "room-help-in-app" : general());
  $("open-help").onclick = () => help(cause());
  $("help-close").onclick = () => $("help").close();
  $("help-retry").onclick = () => {
    $("help").close();
    if (document.body.dataset.view === "preview") preview.again();
    else if (!room) location.reload();
  };
  $("help-copy").onclick = async () => {
    await navigator.clipboard?.writeText(location.href).catch(() => {});
    $("help-copy").textContent = t("room-copied");
  };
}

async function prepare() {
  show("preview");
  const title = t("room-title", { name: view.other });
  document.title = title;
  $("title").textContent = title;
  $("preview-lead").textContent = t("room-preview-lead", { name: view.other });
  $("preview-avatar").textContent = initials(view.me);
  $("join").disabled = false;
  waitForOpening();
  preview ||= new Preview();
  await preview.start();
}

function waitForOpening() {
  const wait = view.opensIn > 0;
  $("opens").hidden = !wait;
  $("opens").textContent = wait ? t("room-opens-at", { time: view.opensAt }) : "";
  $("join").disabled = wait;
  // The server's word counts, not this device's clock: it is asked again when the time should have come.
  if (wait) setTimeout(async () => {
    if (document.body.dataset.view !== "preview") return;
    view = await look(token).catch(() => view);
    waitForOpening();
  }, Math.min(view.opensIn, 20) * 1000 + 500);
}

async function join() {
  $("join").disabled = true;
  $("join").textContent = t("room-joining");
  try {
    view = await enter(token);
  } catch (error) {
    preview.stop();
    refuse(error);
    return;
  } finally {
    $("join").textContent = t("room-join");
    $("join").disabled = false;
  }
  preview.release();
  const tracks = { audio: preview.audio, video: preview.video };
  room = new Room({ url: socketAddress(view.participation), view, tracks, onOver: over, onHelp: help });
  show("room");
  $("main").focus();
  room.open();
}

function over(why) {
  room = null;
  if (why === "ended") finish(t("room-ended-heading"), t("room-ended-lead"));
  else if (why === "taken") finish(t("room-taken-heading"), t("room-taken-lead"), t("room-take-back"), prepare);
  else if (why === "left") finish(t("room-left-heading"), t("room-left-lead"), t("room-rejoin"), prepare);
  else refuse(new Refused(why, t("room-token-missing")));
}

async function begin() {
  label($("open-help"), t("room-help-heading"));
  bindHelp();
  $("join").onclick = join;
  if (!token) return finish(t("room-refused-heading"), t("room-token-missing"));
  const blocked = obstacle();
  if (blocked) return finish(t("room-help-heading"), t(blocked));
  try {
    view = await look(token);
  } catch (error) {
    return refuse(error);
  }
  // The person's own language, unless the address asks for another; the fragment goes along.
  if (!new URLSearchParams(location.search).has("lang") && view.language !== document.documentElement.lang) {
    location.replace(`${location.pathname}?lang=${view.language}${location.hash}`);
    return;
  }
  await prepare();
  if (isInApp()) help("room-help-in-app");
}

addEventListener("hashchange", () => location.reload());
begin();
