"""Updates as Telegram writes them, with hostile content: every kind, well typed; and what a mutation makes of them."""

import copy
from random import Random
from typing import Any

from bot.handlers.commands import BY_NAME, CANCEL
from bot.pages import load_pages
from tests.proofs.fuzzing import hostile
from tests.proofs.fuzzing.hostile import Json

DATE = 1777881600
_ACTS = (
    "open", "accept", "decline", "cancel", "move", "counter", "finish", "no_show", "pick:1", "answer", "reject",
    "reply",
    "give_up", "resume", "message", "book", "call", "free", "hours", "rules", "block", "edit", "choose",
    "online", "page",
    "refine", "drop", "set", "pick", "ask", "card", "skip:", "confirm:", "back:", "restart:", "pick:x",
    "edit:slot", "x",
)  # fmt: skip


def product_pages() -> tuple[str, ...]:
    """The names of the product's pages; other proofs may have registered pages of their own beside them."""
    return tuple(name for name, page in load_pages().items() if type(page).__module__.startswith("bot."))


class Maker:
    """Makes updates of one sender. `known` are numbers, names and button data that a curious program heard of."""

    def __init__(self, random: Random, numbers: list[int], names: list[str], buttons: list[str]) -> None:
        self.random, self.numbers, self.names, self.buttons = random, numbers, names, buttons

    def any_kind(self, user: Json, newest: int) -> Json:
        """One well-typed update (without its number) from this user."""
        makers = (
            (self.tap, 34), (self.text, 22), (self.command, 8), (self.start, 8), (self.file, 8), (self.contact, 3),
            (self.place, 2), (self.edited, 4), (self.elsewhere, 4), (self.inline, 3), (self.membership, 2),
            (self.odd, 2),
        )  # fmt: skip
        chosen = self.random.choices([maker for maker, _ in makers], [weight for _, weight in makers])[0]
        return chosen(user, newest)

    def message(self, user: Json, newest: int, **content: Any) -> Json:
        """A message in the private chat with the bot; like Telegram's, its number is near the newest."""
        chat = {"id": user["id"], "type": "private", "first_name": user["first_name"]}
        number = max(1, newest + self.random.choice((0, 0, 1, -3, -newest)))
        date = self.random.choice((DATE, DATE, 0, 1, 2**31 - 1, 4102444800))
        return {"message_id": number, "date": date, "chat": chat, "from": user, **content}

    def text(self, user: Json, newest: int) -> Json:
        said = hostile.text(self.random)
        content: Json = {"text": said}
        if self.random.random() < 0.2:
            offset, length = self.random.choice(((0, 10**6), (5, 0), (-1, 3), (0, 6), (2**31, 1)))
            kind = self.random.choice(("bold", "bot_command", "text_link", "mention", "unknown"))
            content["entities"] = [{"type": kind, "offset": offset, "length": length}]
        if self.random.random() < 0.1:
            content["forward_origin"] = {
                "type": "hidden_user",
                "sender_user_name": said[:64] or "x",
                "date": DATE,
            }
        if self.random.random() < 0.1:
            content["reply_to_message"] = self.message(user, newest, text="old")
        return {"message": self.message(user, newest, **content)}

    def command(self, user: Json, newest: int) -> Json:
        name = self.random.choice((*BY_NAME, *CANCEL, "x", "START", "menu@entremise_bot"))
        text = f"/{name} {self.argument()}"
        entity = {"type": "bot_command", "offset": 0, "length": len(name) + 1}
        return {"message": self.message(user, newest, text=text, entities=[entity])}

    def start(self, user: Json, newest: int, payload: str | None = None) -> Json:
        text = f"/start {self.argument() if payload is None else payload}"
        entity = {"type": "bot_command", "offset": 0, "length": 6}
        return {"message": self.message(user, newest, text=text, entities=[entity])}

    def argument(self) -> str:
        """What stands after a command or in a button: known things, mutated ones, or anything."""
        random = self.random
        family = random.choice(("", "p_", "a_", "m_", "o_", "i_", "P_", "a_a_"))
        return random.choice(
            (str(random.choice(self.numbers)), family + random.choice(self.names), hostile.text(random)[:80])
        )

    def data(self) -> str:
        """Button data: as offered, mutated, or made up; beyond 64 bytes at times, which only a program can send."""
        random = self.random
        if random.random() < 0.35:
            return random.choice(self.buttons)
        if random.random() < 0.5:
            parts = random.choice(self.buttons).split("|")
            place = random.randrange(len(parts))
            parts[place] = random.choice(
                (self.argument(), "", str(random.randrange(100)), random.choice(_ACTS), parts[place] * 20)
            )
            return "|".join(parts)
        if random.random() < 0.5:
            return f"b1|{random.choice(product_pages())}|{random.choice(_ACTS)}|{self.argument()}"
        number, version = random.choice(self.numbers), random.randrange(6)
        kind = random.choice(("appointment", "call", "conversation", "scam_report", "profile"))
        family = random.choice(
            (f"n1|{kind}|{number}|{version}|", f"d1|{number}|{version}|", "b1|", "z9|", "")
        )
        return family + random.choice((random.choice(_ACTS), self.argument(), hostile.text(random)))

    def tap(self, user: Json, newest: int) -> Json:
        random = self.random
        query: Json = {
            "id": str(random.getrandbits(60)),
            "from": user,
            "chat_instance": "1",
            "data": self.data(),
        }
        if random.random() < 0.85:
            bot = {"id": 7000000001, "is_bot": True, "first_name": "Entremise"}
            query["message"] = {**self.message(user, newest, text="x"), "from": bot}
        if random.random() < 0.03:
            query["message"] = {
                "message_id": newest,
                "date": 0,
                "chat": {"id": user["id"], "type": "private"},
            }
        if random.random() < 0.03:
            query["inline_message_id"] = "x" * 30
        if random.random() < 0.03:
            del query["data"]
            query["game_short_name"] = "game"
        return {"callback_query": query}

    def file(self, user: Json, newest: int) -> Json:
        random = self.random
        facts = {
            "file_id": random.choice(("f", "F" * 200, "é" * 90, "a/../b")) + str(random.randrange(1000)),
            "file_unique_id": random.choice(("u", "U" * 30)) + str(random.randrange(50)),
            "file_size": random.choice((0, 1, 10 * 2**20, 2**31, 2**40)),
        }
        kind = random.choice(
            ("document", "photo", "voice", "video", "sticker", "animation", "audio", "video_note")
        )
        sized = {"width": 1, "height": 1, "duration": 1, "length": 1}
        named = {
            "file_name": hostile.text(random)[:300],
            "mime_type": random.choice(("", "text/html", "x" * 90, "é/\n")),
        }
        content: Json = {kind: {**facts, **sized, **named}}
        if kind == "photo":
            content = {"photo": [{**facts, "width": 1, "height": 1}] * random.choice((1, 3))}
        if kind == "sticker":
            content["sticker"] |= {"is_animated": False, "is_video": False, "type": "regular"}
        if kind == "animation":
            content["document"] = {**facts, **named}
        if random.random() < 0.4:
            content["caption"] = hostile.text(random)
        if random.random() < 0.3:
            content["media_group_id"] = str(random.randrange(3))
        return {"message": self.message(user, newest, **content)}

    def contact(self, user: Json, newest: int) -> Json:
        contact: Json = {
            "phone_number": hostile.text(self.random)[:60],
            "first_name": hostile.text(self.random)[:60],
        }
        if self.random.random() < 0.7:
            contact["user_id"] = self.random.choice((user["id"], 1, *self.numbers, 2**52 - 1))
        if self.random.random() < 0.3:
            contact["vcard"] = hostile.text(self.random)[:2000]
        return {"message": self.message(user, newest, contact=contact)}

    def place(self, user: Json, newest: int) -> Json:
        point = {
            "latitude": self.random.choice((0.0, 90.1, -1e9)),
            "longitude": self.random.choice((0.0, 180.5)),
        }
        content: Json = {"location": point}
        if self.random.random() < 0.3:
            content["venue"] = {"location": point, "title": hostile.text(self.random)[:90], "address": "x"}
        return {"message": self.message(user, newest, **content)}

    def edited(self, user: Json, newest: int) -> Json:
        made = self.random.choice((self.text, self.file, self.command, self.contact))(user, newest)
        return {"edited_message": {**made["message"], "edit_date": DATE}}

    def elsewhere(self, user: Json, newest: int) -> Json:
        """In groups and channels, and in their name."""
        kind = self.random.choice(("group", "supergroup", "channel"))
        chat = {
            "id": -self.random.choice((1001, 1002003004005)),
            "type": kind,
            "title": hostile.text(self.random)[:128],
        }
        content: Json = {"message_id": 5, "date": DATE, "chat": chat, "text": hostile.text(self.random)}
        where = self.random.choice(("message", "edited_message", "channel_post", "edited_channel_post"))
        if self.random.random() < 0.3:
            content |= {"sender_chat": chat}
        if "channel" not in where:
            content["from"] = (
                user if self.random.random() < 0.7 else {**user, "id": 1087968824, "is_bot": True}
            )
        if self.random.random() < 0.2:
            content["new_chat_members"] = [user]
        return {where: content}

    def inline(self, user: Json, newest: int) -> Json:
        query = {
            "id": str(self.random.getrandbits(60)),
            "from": user,
            "query": hostile.text(self.random)[:256],
        }
        return {"inline_query": {**query, "offset": hostile.text(self.random)[:64]}}

    def membership(self, user: Json, newest: int) -> Json:
        bot = {"id": 7000000001, "is_bot": True, "first_name": "Entremise"}
        old, new = self.random.choice((("member", "left"), ("left", "member"), ("member", "kicked")))
        chat = {"id": self.random.choice((user["id"], -1001)), "type": "private"}
        if chat["id"] < 0:
            chat |= {"type": "supergroup", "title": "x"}
        states = {
            name: {"status": status, "user": bot, **({"until_date": 0} if status == "kicked" else {})}
            for name, status in (("old_chat_member", old), ("new_chat_member", new))
        }
        return {"my_chat_member": {"chat": chat, "from": user, "date": DATE, **states}}

    def odd(self, user: Json, newest: int) -> Json:
        """Messages without a word: dice, polls, pinned, service messages, and unknown things of tomorrow's Bot API."""
        content = self.random.choice(
            (
                {"dice": {"emoji": "🎲", "value": 3}},
                {"new_chat_title": "x"},
                {"delete_chat_photo": True},
                {"users_shared": {"request_id": 1, "users": [{"user_id": 5}]}},
                {"web_app_data": {"data": hostile.text(self.random)[:99], "button_text": "x"}},
                {"something_of_tomorrow": {"text": "x"}},
                {"story": {"chat": {"id": 5, "type": "private"}, "id": 1}},
                {},
            )
        )
        return {"message": self.message(user, newest, **content)}


def as_from(update: Json, user: Json) -> Json:
    """A recorded update as if this user had sent it."""
    made = copy.deepcopy(update)
    made.pop("update_id", None)
    for part in made.values():
        if isinstance(part, dict):
            if isinstance(part.get("from"), dict):
                part["from"] = dict(user)
            for place in (part, part.get("message")):
                if (
                    isinstance(place, dict)
                    and isinstance(place.get("chat"), dict)
                    and place["chat"].get("id", 0) > 0
                ):
                    place["chat"]["id"] = user["id"]
    return made
