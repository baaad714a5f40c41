"""What a digest says when it is sent: read then, so that nothing in it is out of date."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core import clock
from models.digest import Digest
from models.member import Member
from models.preference import NoticeKind
from models.profile import Profile
from services.completeness import SectionName, next_best, read_sections
from services.digests.matching import News, news_for
from services.preferences import Wishes, wishes_of
from services.profile_people import standing_profile
from services.profiles import acts_for
from services.waiting import Waiting, waiting_for

# A profile or agenda that nobody touched for so long is no longer fresh for others (EXT-26).
STALE_AFTER = timedelta(days=30)


@dataclass(frozen=True)
class DigestContents:
    """News, what waits for an answer, and one hint at most: to look over an old profile, or what to tell in it next.

    `waits_newly` counts what began to wait since the digest before.
    """

    news: News
    waiting: Waiting
    waits_newly: int
    stale_days: int | None = None
    tip: SectionName | None = None

    @property
    def says_something(self) -> bool:
        """Whether it is worth a message: hints only come along, they are never the reason for one."""
        return self.news.count > 0 or self.waits_newly > 0


async def may_get_digests(member: Member, wishes: Wishes) -> bool:
    """Whether somebody gets digests: signed up, reachable, in good standing, and certified where a profile is theirs.

    Nobody is matched before their permit is certified, nor while their profile is paused or under check (FR-079,
    FR-080). A person without a profile is told what they themselves asked for.
    """
    if member.registered_at is None or member.deleted_at is not None or member.telegram_id is None:
        return False
    if member.barred_by is not None or member.unreachable_at is not None or NoticeKind.DIGEST in wishes.muted:
        return False
    if member.restricted_until is not None and member.restricted_until > clock.now():
        return False
    profile = await standing_profile(member)
    return profile is None or (profile.is_certified and not profile.paused)


async def contents_of(member: Member, digest: Digest) -> DigestContents:
    """What this digest tells its reader now; empty for whoever may not get one any more."""
    wishes = await wishes_of(member.id)
    if not await may_get_digests(member, wishes):
        return DigestContents(News(), Waiting(()), 0)
    news = await news_for(member, digest.since, digest.until)
    waiting = await waiting_for(member)
    contents = DigestContents(news, waiting, waiting.since(digest.since))
    if not contents.says_something or NoticeKind.TIPS in wishes.muted:
        return contents
    stale_days, tip = await _hint(member)
    return DigestContents(news, waiting, contents.waits_newly, stale_days, tip)


async def _hint(member: Member) -> tuple[int | None, SectionName | None]:
    profile = await standing_profile(member)
    if profile is None or not await acts_for(profile, member):
        return None, None
    age = clock.now() - _touched_at(profile)
    if age >= STALE_AFTER:
        return age.days, None
    return None, next_best(await read_sections(profile))


def _touched_at(profile: Profile) -> datetime:
    return max(profile.updated_at, profile.agenda_updated_at or profile.updated_at)
