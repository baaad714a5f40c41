/** The windows that add a person and change a person's language and zone. */

import { patch, post } from "./api.js";
import { field, formBox } from "./dialogs.js";
import { el } from "./dom.js";
import { loadState, personName, tell, world } from "./store.js";
import { ZONES } from "./time.js";
import { pageLanguage, say } from "./words.js";

const LANGUAGES = ["fr", "en", "de", "it", "es", "pt", "uk", "ar"];

function languages(chosen) {
  const names = new Intl.DisplayNames([pageLanguage()], { type: "language" });
  const codes = LANGUAGES.includes(chosen) ? LANGUAGES : [chosen, ...LANGUAGES];
  return el("select", { name: "language_code" },
    codes.map((code) => el("option", { value: code, selected: code === chosen }, `${names.of(code)} (${code})`)));
}

export function zones(chosen, name = "time_zone") {
  const known = ZONES.includes(chosen) ? ZONES : [chosen, ...ZONES];
  return el("select", { name }, known.map((zone) => el("option", { value: zone, selected: zone === chosen }, zone.replace("_", " "))));
}

const text = (name, props = {}) => el("input", { name, maxlength: "64", autocomplete: "off", ...props });

/** Asks for a new person and tells `done` their id. */
export function addPerson(done) {
  formBox(say("person.title.new"), [
    field(say("person.first_name"), text("first_name", { required: true })),
    field(say("person.last_name"), text("last_name")),
    field(say("person.role"), text("role")),
    field(say("person.username"), text("username", { pattern: "[A-Za-z][A-Za-z0-9_]{3,31}" })),
    field(say("person.language"), languages("fr")),
    field(say("person.zone"), zones("Europe/Zurich")),
  ], say("person.create"), async (values) => {
    const made = await post("/control/people", { ...values, username: values.username || null });
    await loadState();
    done((made.person ?? made).id);
  });
}

export function editPerson(one) {
  formBox(say("person.title.edit", { name: personName(one) }), [
    field(say("person.language"), languages(one.language_code)),
    field(say("person.zone"), zones(one.time_zone)),
  ], say("person.save"), async (values) => {
    await patch(`/control/people/${one.id}?bot=${world.bot}`, values);
    Object.assign(one, values);
    tell("people");
    tell("person", one.id);
  });
}
