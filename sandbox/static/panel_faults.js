/** The panel of switches that make Telegram misbehave; it draws whatever switches the server has. */

import { get, post } from "./api.js";
import { toast } from "./dialogs.js";
import { el, replace } from "./dom.js";
import { tell, watch, world } from "./store.js";
import { pageLanguage, say } from "./words.js";

const NAMES = {
  realistic_rates: ["Débits réels de Telegram (30/s, 1/s par chat)", "Telegram’s real rates (30/s, 1/s a chat)"],
  too_many_rate: ["Part de refus « trop de requêtes » (429)", "Share of “too many requests” (429)"],
  retry_after: ["Attente demandée (secondes)", "Wait asked for (seconds)"],
  server_error_rate: ["Part d’erreurs du serveur (5xx)", "Share of server errors (5xx)"],
  timeout_rate: ["Part de requêtes sans réponse", "Share of requests without answer"],
  lost_answer_rate: ["Part de réponses perdues (l’action a lieu)", "Share of lost answers (the act happens)"],
  timeout_seconds: ["Durée d’une attente vaine (secondes)", "Length of a vain wait (seconds)"],
  slow_ms: ["Lenteur (millisecondes)", "Slowness (milliseconds)"],
  offline: ["Telegram hors service", "Telegram is down"],
  drop_webhook: ["Appels au webhook perdus", "Webhook calls lost"],
  ignore_lost_topics: ["Sujets supprimés passés sous silence", "Deleted topics ignored"],
  seed: ["Graine du hasard", "Seed of chance"],
};

const nameOf = (key) => NAMES[key]?.[pageLanguage() === "fr" ? 0 : 1] ?? key.replaceAll("_", " ");
const QUIET = new Set(["retry_after", "timeout_seconds", "seed"]);

/** Whether any fault is on, for the mark on the tool's button. */
export const anyFault = () => Object.entries(world.faults ?? {}).some(([key, value]) => !QUIET.has(key) && Boolean(value));

function control(key, value) {
  if (typeof value === "boolean") {
    return el("label", { class: "switch" }, el("span", {}, nameOf(key)),
      el("input", { type: "checkbox", role: "switch", name: key, checked: value }));
  }
  const rate = key.endsWith("_rate");
  const input = el("input", { type: "number", name: key, min: "0", step: rate ? "0.05" : "any", max: rate ? "1" : null, value });
  return el("label", { class: "switch" }, el("span", {}, nameOf(key)), input);
}

function read(form) {
  const values = {};
  for (const input of form.querySelectorAll("input")) values[input.name] = input.type === "checkbox" ? input.checked : Number(input.value);
  return values;
}

export function faultsPanel(body) {
  const form = el("form", { class: "form" });
  const problem = el("p", { class: "problem", role: "alert" });
  const apply = async (values) => {
    problem.textContent = "";
    try {
      const answer = await post("/control/faults", values);
      world.faults = answer?.faults ?? answer ?? (await get("/control/faults"));
      tell("faults");
      toast(say("faults.applied"));
    } catch (error) {
      problem.textContent = error.message;
    }
  };
  const reset = () => apply(Object.fromEntries(Object.entries(world.faults)
    .filter(([key]) => !QUIET.has(key)).map(([key, value]) => [key, typeof value === "boolean" ? false : 0])));
  const draw = () => replace(form, Object.entries(world.faults ?? {}).map(([key, value]) => control(key, value)), problem,
    el("div", { class: "button-row" }, el("button", { type: "button", class: "button", on: { click: reset } }, say("faults.reset")),
      el("button", { type: "submit", class: "button primary" }, say("faults.apply"))));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply(read(form));
  });
  body.append(el("p", { class: "note" }, say("faults.explain")), form);
  draw();
  return watch("faults", draw);
}
