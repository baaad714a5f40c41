"""Whether a city is one that is known, so that a typing error can be pointed at before anybody searches by it."""

import re
from functools import lru_cache
from importlib.resources import files

from core.text import fold
from core.time_zones import zone_of_city

# « 1003 Lausanne », « Lausanne 25 », « Renens VD »: figures and the two letters of a canton are no part of the name.
_CANTON = re.compile(
    r" (?:ag|ai|ar|be|bl|bs|fr|ge|gl|gr|ju|lu|ne|nw|ow|sg|sh|so|sz|tg|ti|ur|vd|vs|zg|zh)$", re.ASCII
)
_ABBREVIATED = {"st": "saint", "ste": "sainte"}


def is_known_city(name: str) -> bool:
    """Whether cities.txt, or a time zone, has a city of this name, however it is spelled, in its own or another common
    language. What stands behind a comma, a stroke or in brackets is left out.
    """
    bare = re.split(r"[,(/;]", name, maxsplit=1)[0]
    return _key(bare) in _cities() or zone_of_city(bare) is not None


def _key(name: str) -> str:
    words = re.findall(r"[^\W\d_]+", fold(name))
    return _CANTON.sub("", " ".join(_ABBREVIATED.get(word, word) for word in words))


@lru_cache
def _cities() -> frozenset[str]:
    text = (files("core") / "cities.txt").read_text("utf-8")
    return frozenset(_key(line) for line in text.splitlines() if not line.startswith("#"))
