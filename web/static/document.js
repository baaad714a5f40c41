// Shows a document to the team, page by page, as pictures that the server marked.
const texts = JSON.parse(document.getElementById("texts").textContent);
const token = location.hash.slice(1);
const lang = document.documentElement.lang;
const at = (id) => document.getElementById(id);
let page = 0;
let pages = 1;

async function show(number) {
  const answer = await fetch(`/d/page?lang=${lang}`, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ token, page: number }),
  });
  if (!answer.ok) {
    at("told").textContent = (await answer.json()).message;
    at("told").className = "notice bad";
    at("told").hidden = false;
    at("page").hidden = true;
    return;
  }
  pages = Number(answer.headers.get("X-Pages"));
  page = number;
  const reader = new FileReader();
  reader.onload = () => { at("page").src = reader.result; at("page").hidden = false; };
  reader.readAsDataURL(await answer.blob());
  at("where").textContent = texts["doc-where"].replace("{page}", page + 1).replace("{pages}", pages);
  at("before").hidden = page === 0;
  at("after").hidden = page + 1 >= pages;
}

at("before").addEventListener("click", () => show(page - 1));
at("after").addEventListener("click", () => show(page + 1));
at("page").addEventListener("contextmenu", (event) => event.preventDefault());
show(0);
