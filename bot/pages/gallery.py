"""« Galerie »: the pictures of a profile, one by one, for its people and for those who may look."""

from typing import Any

from bot.fitting import with_ways
from bot.home_menu import profile_button
from bot.pages import Page
from bot.pages.own_files import MORE, OwnFiles
from bot.pages.own_profile import own
from bot.sent_files import sent_lines, take_file
from bot.turn import Look, Turn
from bot.view import Row, View, page_button
from core.errors import NotFound
from models.gallery import FilePurpose, GalleryPicture
from models.profile import Profile
from services import galleries
from services.files import picture_path
from services.galleries import PICTURES_LIMIT
from services.sent_files import forget_refusals


def picture_lines(look: Look, pictures: list[GalleryPicture], place: int) -> list[str]:
    """« 🖼 Galerie · 2/5 » and what the picture shows."""
    lines = [look.words("gallery-at", place=place + 1, count=len(pictures))]
    caption = pictures[place].caption
    return [*lines, look.words("gallery-caption", text=caption)] if caption else lines


def place_of(pictures: list[GalleryPicture], public_id: str) -> int:
    """Where a picture stands; the first one when it is gone."""
    return next((place for place, one in enumerate(pictures) if one.public_id == public_id), 0)


def steps(look: Look, page: str, pictures: list[GalleryPicture], place: int) -> list[Row]:
    """To the picture before and after."""
    words, row = look.words, []
    if place > 0:
        label = words.plain("gallery-previous")
        row.append(page_button(label, page, "at", pictures[place - 1].public_id))
    if place < len(pictures) - 1:
        row.append(page_button(words.plain("gallery-next"), page, "at", pictures[place + 1].public_id))
    return [tuple(row)] if row else []


class Gallery(OwnFiles):
    """One's own gallery: a photo that is sent is added; moving, words, removing (FR-004, FR-046, FR-047).

    `arg` is the public id of the picture shown; `writes` says that its words are awaited.
    """

    name = "gallery"
    purpose = FilePurpose.GALLERY

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        profile = await own(look)
        pictures = await galleries.pictures_of(profile.id)
        place = place_of(pictures, str(args.get("arg", "")))
        words = look.words
        lines = picture_lines(look, pictures, place) if pictures else [words("gallery-empty")]
        if pictures and args.get("writes"):
            lines += ["", words("gallery-write_caption", limit=galleries.CAPTION_LIMIT)]
            cancel = (page_button(words.plain("common-cancel"), self.name, "at", args["arg"]),)
            return View("\n".join(lines), (cancel,), picture=picture_path(pictures[place].file))
        lines += await sent_lines(look, profile, FilePurpose.GALLERY)
        room = PICTURES_LIMIT - len(pictures)
        hint = (
            words("gallery-add_hint", room=room) if room > 0 else words("gallery-full", limit=PICTURES_LIMIT)
        )
        lines += ["", hint]
        rows = self._rows(look, profile, pictures, place, bool(args.get("more")))
        return View("\n".join(lines), rows, picture=picture_path(pictures[place].file) if pictures else None)

    def _rows(
        self, look: Look, profile: Profile, pictures: list[GalleryPicture], place: int, more: bool
    ) -> tuple[Row, ...]:
        """Eight buttons at most: the ways that find no room beside the picture are behind « Plus… »."""
        words = look.words
        last = (
            profile_button(words, profile),
            page_button(words.plain("common-home"), "home"),
        )
        add = (page_button(words.plain("prof-gallery-add"), self.name, "add"),)
        documents = (page_button(words.plain("prof-documents"), "documents"),)
        if not pictures:
            return add, documents, last
        shown = pictures[place]
        listed: list[Row] = [
            *steps(look, self.name, pictures, place),
            (
                page_button(words.plain("gallery-caption_button"), self.name, "words", shown.public_id),
                page_button(words.plain("prof-gallery-del"), self.name, "remove", shown.public_id),
            ),
        ]
        ways: list[Row] = [add] if len(pictures) < PICTURES_LIMIT else []
        if profile.picture != shown.file:
            key = "gallery-as_logo" if profile.category.is_organisation else "gallery-as_photo"
            ways.append((page_button(words.plain(key), self.name, "photo", shown.public_id),))
        ways += [documents, *self._moves(look, pictures, place)]
        rest = page_button(words.plain("common-more"), self.name, "at", f"{shown.public_id}.{MORE}")
        back = page_button(words.plain("common-back"), self.name, "at", shown.public_id) if more else None
        return with_ways(listed, ways, last, rest, back)

    def _moves(self, look: Look, pictures: list[GalleryPicture], place: int) -> list[Row]:
        """Where the picture may be moved to; the last of the ways, so that both directions stay together."""
        moves = [("gallery-earlier", place - 1), ("gallery-later", place + 1)]
        row = tuple(
            page_button(look.words.plain(key), self.name, "move", f"{pictures[place].public_id}:{to}")
            for key, to in moves
            if 0 <= to < len(pictures)
        )
        return [row] if row else []

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        profile = await own(turn.look)
        if act == "add":
            turn.say("gallery-how_to_add", alert=True)
        elif act == "at":
            name, _, more = arg.partition(".")
            await forget_refusals(turn.member, profile.id, FilePurpose.GALLERY)
            shown = await galleries.access_own_picture(turn.member, name)
            await turn.show(self.name, arg=shown.public_id, more=more == MORE)
        elif act == "words":
            shown = await galleries.access_own_picture(turn.member, arg)
            await turn.show(self.name, arg=shown.public_id, writes=True)
        elif act == "remove":
            await self._remove(turn, profile, arg)
        elif act == "move":
            name, _, place = arg.partition(":")
            if not (place.isascii() and place.isdecimal() and len(place) <= 2):
                raise NotFound()
            await galleries.move_picture(turn.member, name, int(place))
            # Whoever moves a picture often moves it on: the ways stay open where they were opened.
            await turn.show(self.name, arg=name, more=True)
        elif act == "photo":
            await galleries.use_as_photo(turn.member, arg)
            await turn.show(self.name, notice="photo-changed", arg=arg)
        else:
            await super().tap(turn, act, arg)

    async def _remove(self, turn: Turn, profile: Profile, arg: str) -> None:
        place = place_of(await galleries.pictures_of(profile.id), arg)
        await galleries.remove_picture(turn.member, arg)
        left = await galleries.pictures_of(profile.id)
        following = {"arg": left[min(place, len(left) - 1)].public_id} if left else {}
        await turn.show(self.name, notice="gallery-removed", **following)

    def file_awaiting_words(self, args: dict[str, Any]) -> str:
        return str(args["arg"]) if args.get("writes") else ""

    async def take_sent(self, turn: Turn, args: dict[str, Any]) -> None:
        await take_file(turn, await own(turn.look), self.purpose)

    async def take_words(self, turn: Turn, public_id: str) -> None:
        shown = await galleries.caption_picture(turn.member, public_id, turn.text)
        await turn.show(self.name, arg=shown.public_id)


class Pictures(Page):
    """Somebody's gallery, for those who see more than the teaser; `arg` is the profile's public id."""

    name = "pictures"

    async def open(self, turn: Turn, arg: str) -> None:
        from bot.pages.profile import back_from

        profile, _ = await galleries.access_gallery(arg, turn.member)
        await turn.show(self.name, arg=profile.public_id, at="", back=await back_from(turn))

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        profile, pictures = await galleries.access_gallery(str(args.get("arg", "")), look.member)
        place = place_of(pictures, str(args.get("at", "")))
        words = look.words
        rows = [
            *steps(look, self.name, pictures, place),
            (page_button(words.plain("gallery-profile"), "profile", "open", profile.public_id),),
            (page_button(words.plain("common-home"), "home"),),
        ]
        lines = [words("gallery-of", name=profile.display_name), *picture_lines(look, pictures, place)]
        return View("\n".join(lines), tuple(rows), picture=picture_path(pictures[place].file))

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        if act != "at":
            await super().tap(turn, act, arg)
            return
        from bot.pages.profile import back_from

        profile = await galleries.access_picture_owner(arg, turn.member)
        await turn.show(self.name, arg=profile.public_id, at=arg, back=await back_from(turn))
