"""Finds e-mail addresses, pseudonyms and links to other services, however they are written."""

import re

_TLD = r"(?:ch|com|net|org|fr|de|it|io|me|eu|info|li|at|be|lu|es|pt|uk|co|app|dev|swiss|biz|pro|tech|online)"
_MAIL = re.compile(
    r"(?<![\w.+-])([\w.+-]{1,64}) ?@ ?[\w-]{1,64}(?: ?\. ?[\w-]{1,64}){0,4} ?\. ?[a-z]{2,24}(?!\w|:\w|/)"
)
_AT_WORD = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}} (?:arobase?|at|chez) [\w-]{{1,64}}(?: ?\. ?| (?:dot|point) ){_TLD}\b"
    rf"|@ ?[\w-]{{1,64}} (?:dot|point) {_TLD}\b"
)
_PROVIDER = re.compile(
    r"\b(?:mon|my|sur|at|chez) (?:g-?mail|hotmail|outlook|yahoo|bluewin|proton(?:mail)?|gmx|icloud)"
    r" ?(?:c'est|est|is|:)? ?[\w.+-]*(?:\d|\.)[\w.+-]*"
)

_MESSENGERS = (
    r"(?:telegram|insta(?:gram)?|snap(?:chat)?|skype|discord|signal|we ?chat|viber|threema|tik ?tok|facebook)"
)
_AT_NAME = re.compile(r"(?<![\w@./-])@([a-z][a-z0-9_.]{3,31})(?![/(\w-])")
# What begins with an at sign in programs and style sheets.
_CODE = frozenset(
    "override autowired transactional entity media import param return returns component injectable test property"
    " dataclass staticmethod classmethod bean service repository controller column table data getter setter input"
    " output dataprovider deprecated throws keyframes charset supports apply layer font-face everyone"
    " here channel".split()
)
_NAMED = re.compile(
    rf"\b(?:mon|my|pseudo|compte|account|id|identifiant)? ?{_MESSENGERS}(?: (?:id|pseudo|handle|name))?"
    r"(?: ?[:=,] ?| (?:c'est|est|is|id|pseudo) :? ?)(?:pseudo |live:|@)?[\w.]*(?:[_\d#.]|live:)[\w.#]+"
)
_LIVE = re.compile(r"\blive:[\w.]{3,}|\b[a-z][\w.]{2,30}#\d{4}\b")
_MY_NAME = re.compile(rf"\bmon? (?:id|pseudo|compte) {_MESSENGERS} ?:? ?[\w.]*[_\d#.][\w.#]*")

_HOST = (
    r"t\.me|telegram\.(?:me|dog)|wa\.me|(?:\w+\.)?whatsapp\.com|discord\.(?:gg|com/invite)|m\.me|signal\.(?:me|group)"
    r"|bit\.ly|tinyurl\.com|goo\.gl|cutt\.ly|shorturl\.at|rb\.gy|is\.gd|t\.ly|linktr\.ee|forms\.gle"
    r"|docs\.google\.com/forms|forms\.office\.com|(?:\w+\.)?typeform\.com|(?:\w+\.)?jotform\.com|meet\.google\.com"
    r"|(?:\w+\.)?zoom\.us|teams\.(?:microsoft|live)\.com|calendly\.com|cal\.com|join\.skype\.com|line\.me|viber\.me"
    r"|instagram\.com|facebook\.com|fb\.com|messenger\.com|threema\.id|snapchat\.com|meet\.jit\.si"
)
_ELSEWHERE = re.compile(
    rf"(?<![\w.@-])(?:h\w{{2}}ps?://)?(?:www\.)?(?:{_HOST})(?=/|\b)|\b(?:tg|skype|whatsapp)://?"
)
_ODD_PLACE = re.compile(r"\b[\w-]{1,64}\.(?:xyz|top|click|icu|buzz|loan|win|bid|rest|cfd|sbs|monster)\b")
_ACT_THERE = re.compile(
    r"\b(?:postulez|postuler|inscrivez|inscrire|inscription|enregistrez|remplissez|cliquez|connectez|apply|sign up"
    r"|register|click|fill (?:in|out)|log in)\b[^.!?\n]{0,60}?(?:https?://|www\.)"
)
_LOOSE_DOT = re.compile(r"(?<=\w) ?\. ?(?=(?:me|ly|gg|gle|us|com)\b)")
_LOOSE_SLASH = re.compile(r" ?/ ?")


def gives_email(text: str) -> bool:
    """Whether a plain text contains an e-mail address; the place of a repository (git@…) is none."""
    if any(found.group(1) != "git" for found in _MAIL.finditer(text)):
        return True
    return _AT_WORD.search(text) is not None or _PROVIDER.search(text) is not None


def gives_handle(text: str) -> bool:
    """Whether a plain text names an account on another service."""
    if any(found.group(1).rstrip(".") not in _CODE for found in _AT_NAME.finditer(text)):
        return not gives_only_code(text)
    return any(sign.search(text) for sign in (_NAMED, _LIVE, _MY_NAME))


def gives_only_code(text: str) -> bool:
    """Whether every at sign stands in talk about annotations."""
    return re.search(r"\b(?:annotation|decorat|css|npm|spring|java|python|typescript)", text) is not None


def gives_link(text: str) -> bool:
    """Whether a plain text leads to a messenger, a form, a meeting or a shortened address; a web site does not."""
    tight = _LOOSE_SLASH.sub("/", _LOOSE_DOT.sub(".", text))
    return any(sign.search(tight) for sign in (_ELSEWHERE, _ODD_PLACE, _ACT_THERE))
