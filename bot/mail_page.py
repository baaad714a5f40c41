"""How a mail looks: a greeting, what is said, one button, and why it came; as HTML and as plain text."""

import html
import re

from bot.letters import Letter
from bot.posting import plain_text
from core.i18n import Words

# Only Telegram knows this tag; in a mail, the time stands as it is written.
_TIME_TAG = re.compile(r"</?tg-time[^>]*>")
# In the chat a sign at the beginning of a line helps the eye; in a mail it makes a letter look like a leaflet.
_SIGN = re.compile(
    "^((?:<[a-z][^>]*>)*)[\U0001f000-\U0001faff\u23e9-\u23ff\u2600-\u27bf\u2b1b-\u2b55\ufe0f\u200d]+ *",
    re.MULTILINE,
)
_BODY = "margin:0;padding:24px 12px;background:#faf7f1;color:#1c2423;font:16px/1.5 sans-serif"
_PAPER = "max-width:560px;margin:0 auto;padding:24px;background:#ffffff;border:1px solid #ddd8cc;border-radius:14px"
_BUTTON = (
    "display:inline-block;padding:12px 22px;border-radius:999px;background:#0f5e5a;color:#ffffff;"
    "font-weight:bold;text-decoration:none"
)


def said_in_mail(text: str) -> str:
    """What the chat says, without its tags and signs for the eye. HTML."""
    return _SIGN.sub(r"\1", _TIME_TAG.sub("", text)).strip()


def as_plain(words: Words, letter: Letter, name: str) -> str:
    """The whole mail as plain text, its link last but for why it came."""
    parts = (
        words.plain("runtime-mail_hello", name=name),
        plain_text(said_in_mail(letter.text)),
        f"{plain_text(letter.label)}\n{letter.link}",
        f"-- \n{words.plain(letter.why)}",
    )
    return "\n\n".join(parts) + "\n"


def as_page(words: Words, letter: Letter, name: str) -> str:
    """The whole mail as HTML that says its language and needs nothing from elsewhere."""
    body = said_in_mail(letter.text).replace("\n", "<br>\n")
    return (
        f'<!doctype html><html lang="{words.language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{html.escape(letter.subject)}</title></head>"
        f'<body style="{_BODY}"><div style="{_PAPER}">'
        f"<p>{words('runtime-mail_hello', name=name)}</p><p>{body}</p>"
        f'<p><a href="{html.escape(letter.link)}" style="{_BUTTON}">{letter.label}</a></p>'
        f'<p style="color:#5a6563;font-size:14px;border-top:1px solid #ddd8cc;padding-top:16px;margin-bottom:0">'
        f"{words(letter.why)}</p></div></body></html>"
    )
