"""The daily digest: what came that fits a person, what waits for their answer, one hint (EXT-07, EXT-21, EXT-26)."""

from services.digests.contents import DigestContents, contents_of, may_get_digests
from services.digests.matching import LOOKED_AT, News, count_news, news_for
from services.digests.rounds import BATCH, is_worth_sending, latest_digest, make_due, plan_digest

__all__ = [
    "BATCH",
    "LOOKED_AT",
    "DigestContents",
    "News",
    "contents_of",
    "count_news",
    "is_worth_sending",
    "latest_digest",
    "make_due",
    "may_get_digests",
    "news_for",
    "plan_digest",
]
