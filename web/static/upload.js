// Giving one document: chosen, dropped or photographed, shown, then sent with its progress.
const texts = JSON.parse(document.getElementById("texts").textContent);
const token = location.hash.slice(1);
const LARGEST = 10 * 1024 * 1024;
const lang = document.documentElement.lang;
const at = (id) => document.getElementById(id);
const say = (key, values = {}) => texts[key].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
let chosen = null;
let sending = false;

function tell(sentence, kind = "") {
  at("told").textContent = sentence;
  at("told").className = `notice ${kind}`;
  at("told").hidden = !sentence;
}

function end(sentence, kind) {
  tell(sentence, kind);
  at("form").hidden = true;
  at("lead").hidden = true;
  at("back").hidden = false;
}

async function look() {
  const answer = await fetch(`/u/look?lang=${lang}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ token }),
  });
  const found = await answer.json();
  if (!answer.ok) return end(found.message, "bad");
  at("heading").textContent = found.kind;
  at("lead").textContent = found.why;
  at("form").hidden = false;
}

// What is shown and sent is always the file chosen last: one that was refused leaves nothing behind.
function forget() {
  chosen = null;
  at("chosen").textContent = "";
  at("chosen").hidden = true;
  at("look").hidden = true;
  at("look").removeAttribute("src");
  at("send").disabled = true;
  for (const id of ["file", "camera"]) at(id).value = "";
}

function choose(file) {
  // What is on its way already is not exchanged under its name.
  if (!file || sending) return;
  tell("");
  if (file.size > LARGEST) {
    forget();
    return tell(say("up-large"), "bad");
  }
  chosen = file;
  at("chosen").textContent = `${file.name} · ${say("up-size", { size: Math.max(1, Math.round(file.size / 1024)) })}`;
  at("chosen").hidden = false;
  at("look").hidden = !file.type.startsWith("image/");
  if (!at("look").hidden) {
    const reader = new FileReader();
    // A slow picture must not come back after another file was chosen.
    reader.onload = () => { if (chosen === file) at("look").src = reader.result; };
    reader.readAsDataURL(file);
  }
  at("send").disabled = false;
}

function send() {
  const request = new XMLHttpRequest();
  request.open("POST", `/u/send?lang=${lang}`);
  request.setRequestHeader("X-Upload-Token", token);
  request.setRequestHeader("Content-Type", "application/octet-stream");
  request.responseType = "json";
  request.upload.onprogress = (event) => {
    at("progress").value = event.lengthComputable ? (100 * event.loaded) / event.total : 0;
  };
  request.upload.onload = () => tell(say("up-checking"));
  request.onload = () => {
    const sentence = request.response?.message ?? say("up-failed");
    if (request.status === 200) return end(sentence, "good");
    if ([404, 409].includes(request.status)) return end(sentence, "bad");
    again(sentence);
  };
  request.onerror = () => again(say("up-failed"));
  sending = true;
  at("send").disabled = true;
  at("progress").hidden = false;
  tell("");
  request.send(chosen);
}

function again(sentence) {
  sending = false;
  tell(sentence, "bad");
  at("progress").hidden = true;
  at("send").disabled = false;
}

for (const id of ["file", "camera"]) at(id).addEventListener("change", () => choose(at(id).files[0]));
for (const name of ["dragover", "dragleave", "drop"]) {
  at("zone").addEventListener(name, (event) => {
    event.preventDefault();
    at("zone").classList.toggle("over", name === "dragover");
    if (name === "drop") choose(event.dataTransfer.files[0]);
  });
}
at("form").addEventListener("submit", (event) => { event.preventDefault(); if (chosen && !sending) send(); });
look().catch(() => end(say("up-failed"), "bad"));
