/** The panel that shows business time and moves it forwards. */

import { post } from "./api.js";
import { field, toast } from "./dialogs.js";
import { el } from "./dom.js";
import { zones } from "./person_forms.js";
import { businessNow, watch, world } from "./store.js";
import { duration, fullTime, instantOf, shortTime, wallOf } from "./time.js";
import { say } from "./words.js";

const STEPS = [["clock.ten_minutes", 600], ["clock.hour", 3600], ["clock.day", 86400]];

export function clockPanel(body) {
  const zone = zones("Europe/Zurich", "zone");
  const hand = el("div", { class: "clock-hand", role: "timer", "aria-live": "off" });
  const day = el("div", { class: "clock-day" });
  const ahead = el("p", { class: "faint" });
  const problem = el("p", { class: "problem", role: "alert" });
  const target = el("input", { type: "datetime-local", required: true });
  const draw = () => {
    hand.textContent = shortTime(businessNow(), zone.value, true);
    day.textContent = fullTime(businessNow(), zone.value).replace(/[,\s]*(à|at)?\s*\d{2}[:h.]\d{2}$/, "");
    const offset = world.clock.offset_seconds ?? 0;
    ahead.textContent = offset > 59 ? say("clock.ahead", { duration: duration(offset) }) : say("clock.level");
  };
  const suggest = () => {
    target.value = wallOf(businessNow() + 3600000, zone.value);
  };
  const move = async (request) => {
    problem.textContent = "";
    try {
      await post("/control/clock", request);
      toast(say("clock.moved", { time: fullTime(businessNow(), zone.value) }));
      draw();
      suggest();
    } catch (error) {
      problem.textContent = error.message;
    }
  };
  zone.addEventListener("change", () => {
    draw();
    suggest();
  });
  const steps = STEPS.map(([key, seconds]) => el("button", { type: "button", class: "button",
    on: { click: () => move({ advance_seconds: seconds }) } }, say(key)));
  const form = el("form", { class: "form", on: { submit: (event) => {
    event.preventDefault();
    move({ to: new Date(instantOf(target.value, zone.value)).toISOString() });
  } } }, field(say("clock.to"), target), el("button", { type: "submit", class: "button primary" }, say("clock.go")));
  body.append(el("div", { class: "clock-face", "aria-label": say("clock.now"), role: "group" }, hand, day, ahead),
    field(say("clock.zone"), zone), el("div", { class: "button-row" }, steps), form, problem,
    el("p", { class: "note" }, say("clock.forwards")));
  draw();
  suggest();
  const ticking = setInterval(draw, 1000);
  const stop = watch("clock", draw);
  return () => {
    clearInterval(ticking);
    stop();
  };
}
