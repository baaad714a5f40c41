"""« Documents »: a CV, a portfolio and others, for their owner and for those who read the whole profile."""

from typing import Any

from telegram import Bot, InputFile

from bot.fitting import with_ways
from bot.home_menu import profile_button
from bot.pages import Page
from bot.pages.own_files import MORE, OwnFiles
from bot.pages.own_profile import own
from bot.paging import turns
from bot.sent_files import sent_lines, take_file
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from bot.way_on import way_on
from core.errors import NotFound
from core.ids import read_row_id
from core.paging import last_page, page_within
from core.text import clip, fold, one_line
from models.gallery import DocumentKind, FilePurpose, ProfileDocument
from models.profile import Profile
from services import profile_documents, screens
from services.chat_messages import note_message
from services.profile_documents import DOCUMENTS_LIMIT
from services.sent_files import forget_refusals

_SUFFIXES = {"application/pdf": "pdf", "image/jpeg": "jpg"}
_LABEL = 40
# With the turning of pages, « Plus… » and the two last buttons these make eight; with the two of others as well.
OWN_SHOWN, THEIRS_SHOWN = 3, 4
_SIGNS = {DocumentKind.CV: ("cv", "curriculum", "resume"), DocumentKind.PORTFOLIO: ("portfolio",)}


def kind_of(text: str) -> DocumentKind:
    """What a document is by its name: a word such as « CV » in it."""
    said = fold(text).replace("_", " ").replace("-", " ").replace(".", " ").split()
    return next(
        (kind for kind, signs in _SIGNS.items() if any(sign in said for sign in signs)), DocumentKind.OTHER
    )


def title_of(document: ProfileDocument, look: Look) -> str:
    """Its title, or what it is when it has none. Plain text."""
    return document.title or look.words.plain(f"document-{document.kind}")


def label_of(document: ProfileDocument, look: Look) -> str:
    """What stands on its button: its title, or what it is where the title holds no letter or digit."""
    title = clip(title_of(document, look), _LABEL)
    known = any(map(str.isalnum, title))
    return f"📄 {title if known else look.words.plain(f'document-{document.kind}')}"


def document_line(look: Look, number: int, document: ProfileDocument) -> str:
    """« 1. Mon CV · CV · PDF, 120 ko · 4 mai »."""
    words = look.words
    return words(
        "document-line",
        number=number,
        title=title_of(document, look),
        kind=words.plain(f"document-{document.kind}"),
        form="PDF" if document.mime == "application/pdf" else "JPG",
        size=words.number(max(1, document.size // 1024)),
        day=words.moment(document.created_at, look.zone, "d MMM"),
    )


def send_document(turn: Turn, document: ProfileDocument) -> None:
    """Sends the file after the commit; the screen follows below it."""
    chat_id, member_id = turn.chat_id, turn.member.id
    title = title_of(document, turn.look)
    name = f"{title.replace('/', '-')}.{_SUFFIXES.get(document.mime, 'bin')}"

    async def send(bot: Bot) -> None:
        try:
            content = await profile_documents.read_document(document)
        except NotFound:
            return  # It was removed in the moment between: the screen below shows what is left.
        sent = await bot.send_document(chat_id, InputFile(content, filename=name), caption=title)
        await screens.raise_floor(member_id, sent.message_id)
        await note_message(member_id, sent.message_id)

    turn.effects.append(send)


class Documents(OwnFiles):
    """One's own documents: a file that is sent is added; opening, titles, removing (FR-048, FR-060).

    `at` is the document looked at, `titles` the one whose title is awaited, `kind` what the next file is.
    """

    name = "documents"
    purpose = FilePurpose.DOCUMENT

    async def open(self, turn: Turn, arg: str) -> None:
        profile = await own(turn.look)
        number, _, more = arg.partition(".")
        await forget_refusals(turn.member, profile.id, self.purpose)
        await turn.show(self.name, page=read_row_id(number), more=more == MORE)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        profile = await own(look)
        found = await profile_documents.documents_of(profile.id)
        cancel = (page_button(words.plain("common-cancel"), self.name),)
        for number, one in enumerate(found, 1):
            if one.public_id == args.get("titles"):
                return View(words("documents-write_title", title=title_of(one, look)), (cancel,))
            if one.public_id == args.get("at"):
                return View(document_line(look, number, one), self._rows_of(look, one))
        lines = [words("documents-title"), words("documents-who")]
        lines += ["", *(document_line(look, n, one) for n, one in enumerate(found, 1))] if found else []
        lines += await sent_lines(look, profile, FilePurpose.DOCUMENT)
        kind = str(args.get("kind", ""))
        if kind:
            lines += ["", words("documents-send", kind=words.plain(f"document-{kind}"))]
            return View("\n".join(lines), (cancel,))
        lines += ["", words("documents-full", limit=DOCUMENTS_LIMIT)] if len(found) >= DOCUMENTS_LIMIT else []
        return View("\n".join(lines), await self._list_rows(look, profile, found, args))

    async def _list_rows(
        self, look: Look, profile: Profile, found: list[ProfileDocument], args: dict[str, Any]
    ) -> tuple[Row, ...]:
        """A page of the documents, and the ways on; those that find no room are behind « Plus… »."""
        words = look.words
        page = page_within(int(args.get("page", 0)), len(found), OWN_SHOWN)
        rows: list[Row] = [
            (page_button(label_of(one, look), self.name, "at", one.public_id),)
            for one in found[page * OWN_SHOWN : (page + 1) * OWN_SHOWN]
        ]
        rows += turns(look, self.name, page, last_page(len(found), OWN_SHOWN))
        ways = await way_on(look)
        if len(found) < DOCUMENTS_LIMIT:
            ways.append(tuple(self._add(look, kind) for kind in DocumentKind))
        last = (
            profile_button(words, profile),
            page_button(words.plain("common-home"), "home"),
        )
        more = page_button(words.plain("common-more"), self.name, "open", f"{page}.{MORE}")
        back = page_button(words.plain("common-back"), self.name, "open", page) if args.get("more") else None
        return with_ways(rows, ways, last, more, back)

    def _add(self, look: Look, kind: DocumentKind) -> Any:
        return page_button(look.words.plain(f"documents-add_{kind}"), self.name, "add", kind)

    def _rows_of(self, look: Look, document: ProfileDocument) -> tuple[Row, ...]:
        words, name = look.words, document.public_id
        return (
            (page_button(words.plain("documents-get"), self.name, "get", name),),
            (
                page_button(words.plain("documents-rename"), self.name, "title", name),
                page_button(words.plain("prof-gallery-del"), self.name, "remove", name),
            ),
            (
                page_button(words.plain("documents-back"), self.name),
                page_button(words.plain("common-home"), "home"),
            ),
        )

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        profile = await own(turn.look)
        if act == "add" and arg in list(DocumentKind):
            await forget_refusals(turn.member, profile.id, FilePurpose.DOCUMENT)
            await turn.show(self.name, kind=arg)
        elif act == "get":
            send_document(turn, await profile_documents.access_document(arg, turn.member))
            await turn.redraw()
        elif act == "at":
            document = await profile_documents.access_own_document(turn.member, arg)
            await turn.show(self.name, at=document.public_id)
        elif act == "title":
            document = await profile_documents.access_own_document(turn.member, arg)
            await turn.show(self.name, titles=document.public_id)
        elif act == "remove":
            await profile_documents.remove_document(turn.member, arg)
            await turn.show(self.name, notice="documents-removed")
        else:
            await super().tap(turn, act, arg)

    def file_awaiting_words(self, args: dict[str, Any]) -> str:
        return str(args.get("titles") or "")

    async def take_sent(self, turn: Turn, args: dict[str, Any]) -> None:
        name = turn.file.name if turn.file is not None else ""
        said = one_line(turn.text) or name.rpartition(".")[0].replace("_", " ")
        kind = DocumentKind(args["kind"]) if args.get("kind") else kind_of(said)
        await take_file(turn, await own(turn.look), self.purpose, kind, said)
        if args.get("kind"):
            await turn.show(self.name)

    async def take_words(self, turn: Turn, public_id: str) -> None:
        renamed = await profile_documents.rename_document(turn.member, public_id, turn.text)
        await turn.show(self.name, at=renamed.public_id)


class TheirDocuments(Page):
    """Somebody's documents, for those who read the whole profile (FR-091); `arg` is the profile's public id."""

    name = "papers"

    async def open(self, turn: Turn, arg: str) -> None:
        from bot.pages.profile import back_from

        name, _, page = arg.partition(".")
        profile, _ = await profile_documents.access_documents(name, turn.member)
        await turn.show(self.name, arg=profile.public_id, page=read_row_id(page), back=await back_from(turn))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        words = look.words
        profile, found = await profile_documents.access_documents(str(args.get("arg", "")), look.member)
        page = page_within(int(args.get("page", 0)), len(found), THEIRS_SHOWN)
        lines = [words("documents-of", name=profile.display_name), ""]
        lines += [document_line(look, number, one) for number, one in enumerate(found, 1)]
        rows: list[Row] = [
            (page_button(label_of(one, look), self.name, "get", one.public_id),)
            for one in found[page * THEIRS_SHOWN : (page + 1) * THEIRS_SHOWN]
        ]
        last = last_page(len(found), THEIRS_SHOWN)
        rows += turns(look, self.name, page, last, about=profile.public_id)
        rows.append((page_button(words.plain("gallery-profile"), "profile", "open", profile.public_id),))
        rows.append((page_button(words.plain("common-home"), "home"),))
        return View("\n".join(lines), tuple(rows))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act != "get":
            await super().tap(turn, act, arg)
            return
        send_document(turn, await profile_documents.access_document(arg, turn.member))
        await turn.redraw()
