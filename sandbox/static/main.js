/** Starts the page: the frame with its tools, the list of people and the columns. */

import { toast } from "./dialogs.js";
import { el, icon, iconButton, replace } from "./dom.js";
import { Columns, MOST } from "./columns.js";
import { drawLinkPage } from "./link_page.js";
import { anyFault } from "./panel_faults.js";
import { Drawer } from "./panels.js";
import { choosePerson, peopleList } from "./people.js";
import { bot, businessNow, chooseBot, follow, loadState, person, watch, world } from "./store.js";
import { shortDay, shortTime } from "./time.js";
import { pageLanguage, say, sayCount, switchLanguage } from "./words.js";

const ZONE = "Europe/Zurich";
const PATIENCE_MS = 3000;

function tool(name, iconName) {
  const extra = el("span", { class: "tool-extra" });
  const node = el("button", { type: "button", class: "tool", dataset: { tool: name }, title: say(`${name}.title`) },
    icon(iconName), el("span", { class: "tool-label" }, say(`${name}.title`)), extra);
  return { node, extra };
}

function columnChooser(columns) {
  const buttons = Array.from({ length: MOST }, (_, index) => el("button", { type: "button", class: "segment",
    "aria-label": sayCount("page.columns", index + 1), on: { click: () => {
      columns.setWanted(index + 1);
      mark();
    } } }, String(index + 1)));
  const mark = () => buttons.forEach((button, index) => button.setAttribute("aria-pressed", String(columns.wanted === index + 1)));
  watch("columns", mark);
  mark();
  return el("div", { class: "segments column-chooser", role: "group", "aria-label": say("page.columns") }, buttons);
}

function botChooser() {
  const node = el("div", { class: "brand" });
  const draw = () => {
    if (world.bots.length < 2) return replace(node, el("h1", {}, bot()?.first_name ?? say("page.title")), el("span", {}, say("page.title")));
    const select = el("select", { "aria-label": say("page.bot") }, world.bots.map((one) => el("option", { value: one.id }, one.first_name)));
    select.value = String(world.bot);
    select.addEventListener("change", () => chooseBot(select.value));
    return replace(node, el("h1", { class: "sr-only" }, say("page.title")), select, el("span", {}, say("page.title")));
  };
  watch("bots", draw);
  draw();
  return node;
}

function drawCounters(tools) {
  const mail = () => {
    replace(tools.mail.extra, world.mail_count ? el("span", { class: "badge" }, world.mail_count) : null);
    tools.mail.node.setAttribute("aria-label", `${say("mail.title")}, ${sayCount("mail.count", world.mail_count)}`);
  };
  const clock = () => {
    const now = businessNow();
    const [day, time] = [shortDay(now, ZONE), shortTime(now, ZONE)];
    if (tools.clock.extra.textContent !== `${day} ${time}`) {
      replace(tools.clock.extra, el("span", { class: "tool-day" }, `${day} `), time);
    }
    tools.clock.node.classList.toggle("moved", (world.clock.offset_seconds ?? 0) > 59);
  };
  const faults = () => {
    tools.faults.node.classList.toggle("alarm", anyFault());
    replace(tools.faults.extra, anyFault() ? el("span", { class: "sr-only" }, say("faults.active")) : null);
  };
  for (const [topic, draw] of [["mail", mail], ["clock", clock], ["faults", faults]]) {
    watch(topic, draw);
    draw();
  }
  setInterval(clock, 1000);
}

function topBar(columns, tools, openPeople) {
  const language = el("button", { type: "button", class: "tool language", title: say("page.language"), "aria-label": say("page.language"),
    on: { click: () => {
      switchLanguage(pageLanguage() === "fr" ? "en" : "fr");
      location.reload();
    } } }, say("page.language.short"));
  return el("header", { class: "top" }, iconButton("person", say("page.people"), openPeople, { class: "icon-button people-button" }),
    botChooser(), el("nav", { class: "tools", "aria-label": say("page.tools") },
      Object.values(tools).map((one) => one.node), columnChooser(columns), language));
}

function watchConnection(node) {
  const bar = el("div", { class: "connection", role: "status" });
  node.append(bar);
  watch("connection", (up) => {
    bar.textContent = up ? "" : say("page.offline");
    bar.hidden = up;
    if (up) toast(say("page.back_online"));
  });
  bar.hidden = true;
}

function followAddress(columns) {
  window.addEventListener("hashchange", () => {
    const id = Number(location.hash.slice(1));
    if (person(id)) columns.open(id);
  });
}

async function start() {
  document.documentElement.lang = pageLanguage();
  if (location.pathname.startsWith("/t.me/")) {
    await loadState();
    return drawLinkPage();
  }
  const following = follow();
  await Promise.race([following, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
  await loadState();
  document.title = `${bot()?.first_name ?? ""} · ${say("page.title")}`;
  const columns = new Columns();
  const tools = { mail: tool("mail", "mail"), clock: tool("clock", "clock"), faults: tool("faults", "fault"), requests: tool("requests", "list") };
  const drawer = new Drawer(Object.fromEntries(Object.entries(tools).map(([name, one]) => [name, one.node])), () => columns.fit());
  const open = (id) => columns.open(id);
  const list = peopleList(() => columns.shown(), open);
  const side = el("nav", { class: "side", "aria-label": say("page.people") }, list.node);
  replace(document.body, el("a", { class: "skip", href: "#main", on: { click: (event) => {
    event.preventDefault();
    columns.node.querySelector("textarea, .big-button")?.focus();
  } } }, say("page.skip")), topBar(columns, tools, () => choosePerson(() => columns.shown(), open)),
  el("div", { class: "work" }, side, columns.node, drawer.node));
  watchConnection(document.body);
  drawCounters(tools);
  columns.begin(Number(location.hash.slice(1)));
  watch("bot", () => columns.redraw());
  followAddress(columns);
  return undefined;
}

start().catch((error) => {
  document.body.textContent = error.message;
  setTimeout(() => location.reload(), 2000);
});
