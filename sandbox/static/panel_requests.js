/** The panel that shows the last Bot API calls with their parameters, answers and durations. */

import { get } from "./api.js";
import { toast } from "./dialogs.js";
import { el, replace } from "./dom.js";
import { watch } from "./store.js";
import { shortTime } from "./time.js";
import { say } from "./words.js";

const KEPT = 200;

const failed = (one) => (one.answer ?? one.result)?.ok === false || one.ok === false;
const instant = (one) => {
  const at = one.at ?? one.time ?? one.date;
  return typeof at === "number" ? at * 1000 : Date.parse(at);
};

function row(one) {
  const bad = failed(one);
  const at = instant(one);
  const answer = one.answer ?? one.result;
  const code = answer?.error_code ?? (bad ? "!" : "ok");
  return el("li", {}, el("details", { class: bad ? "request bad" : "request" },
    el("summary", {}, el("span", { class: "request-method" }, one.method), el("span", { class: "request-code" }, code),
      el("span", { class: "request-ms" }, one.ms === undefined ? "" : `${Math.round(one.ms)} ms`),
      el("span", { class: "request-at" }, Number.isFinite(at) ? shortTime(at, "Europe/Zurich", true) : "")),
    el("h3", {}, say("requests.params")), el("pre", { tabindex: "0" }, JSON.stringify(one.params ?? {}, null, 2)),
    el("h3", {}, say("requests.answer")), el("pre", { tabindex: "0" }, JSON.stringify(answer ?? null, null, 2))));
}

function check(label) {
  const input = el("input", { type: "checkbox" });
  return [input, el("label", { class: "check" }, input, label)];
}

export function requestsPanel(body) {
  let requests = [];
  const filter = el("input", { type: "search", placeholder: say("requests.filter"), "aria-label": say("requests.filter") });
  const [errors, errorsLabel] = check(say("requests.errors"));
  const [polls, pollsLabel] = check(say("requests.polls"));
  const [pause, pauseLabel] = check(say("requests.pause"));
  const list = el("ul", { class: "requests" });
  const rows = new WeakMap();
  const wanted = (one) => {
    if (errors.checked && !failed(one)) return false;
    if (!polls.checked && String(one.method).toLowerCase() === "getupdates") return false;
    const text = filter.value.trim().toLowerCase();
    return !text || JSON.stringify(one).toLowerCase().includes(text);
  };
  const draw = () => {
    const shown = requests.filter(wanted).map((one) => {
      if (!rows.has(one)) rows.set(one, row(one));
      return rows.get(one);
    });
    replace(list, shown.length ? shown : el("li", { class: "faint" }, say("requests.empty")));
  };
  const load = async () => {
    const answer = await get("/control/requests?limit=100");
    requests = (answer.requests ?? answer).slice().sort((a, b) => instant(b) - instant(a));
    draw();
  };
  for (const input of [filter, errors, polls]) input.addEventListener("input", draw);
  pause.addEventListener("input", () => pause.checked || load().catch((error) => toast(error.message)));
  body.append(el("div", { class: "request-tools" }, filter, errorsLabel, pollsLabel, pauseLabel), list);
  load().catch((error) => toast(error.message));
  return watch("request", (one) => {
    if (pause.checked || !one.method) return;
    requests = [one, ...requests].slice(0, KEPT);
    draw();
  });
}
