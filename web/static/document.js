// Shows a document to the team, page by page, as pictures that the server marked.
const texts = JSON.parse(document.getElementById("texts").textContent);
const token = location.hash.slice(1);
const lang = document.documentElement.lang;
const at = (id) => document.getElementById(id);
let page = 0;
let pages = 1;

function tell(sentence, kind = "") {
  at("told").textContent = sentence;
  at("told").className = `notice ${kind}`;
  at("told").hidden = !sentence;
}

function wait(waits) {
  for (const id of ["before", "after", "again"]) at(id).disabled = waits;
  if (waits) tell(texts["doc-wait"]);
}

// Whoever has several documents open reads whose this is, in the page and in its tab.
function name(kind, person) {
  const heading = texts["doc-of"].replace("{kind}", kind).replace("{name}", person);
  at("heading").textContent = heading;
  at("page").alt = heading;
  document.title = heading;
}

async function draw(number) {
  const answer = await fetch(`/d/page?lang=${lang}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ token, page: number }),
  });
  if (!answer.ok) {
    at("page").hidden = true;
    return tell(answer.status === 404 ? texts["doc-over"] : (await answer.json()).message, "bad");
  }
  pages = Number(answer.headers.get("X-Pages"));
  page = number;
  name(decodeURIComponent(answer.headers.get("X-Kind")), decodeURIComponent(answer.headers.get("X-Name")));
  const picture = await answer.blob();
  await new Promise((done, fails) => {
    const reader = new FileReader();
    reader.onload = () => { at("page").src = reader.result; done(); };
    reader.onerror = fails;
    reader.readAsDataURL(picture);
  });
  at("page").hidden = false;
  tell("");
  at("where").textContent = texts["doc-where"].replace("{page}", page + 1).replace("{pages}", pages);
  at("before").hidden = page === 0;
  at("after").hidden = page + 1 >= pages;
}

async function show(number) {
  wait(true);
  at("again").hidden = true;
  try {
    await draw(number);
  } catch {
    tell(texts["doc-failed"], "bad");
    at("again").hidden = false;
    at("again").onclick = () => show(number);
  }
  wait(false);
}

at("before").addEventListener("click", () => show(page - 1));
at("after").addEventListener("click", () => show(page + 1));
at("page").addEventListener("contextmenu", (event) => event.preventDefault());
show(0);
