"""What the service holds about a reported pair at one moment, under a seal."""

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson

from core import clock
from core.text import clip
from models.conversation import Conversation, Message
from models.member import Member, Membership
from models.profile import Profile
from services.profiles import skills_of

_SNAPSHOT_MESSAGES = 200


async def take_snapshot(reporter: Member, profile: Profile | None) -> dict[str, Any]:
    """What the service holds about a pair at this moment; `sha256` seals the rest (sorted keys, UTF-8 JSON)."""
    content: dict[str, Any] = {"taken_at": clock.now().isoformat(), "profile": None, "conversation": []}
    if profile is not None:
        content["profile"] = await _profile_facts(profile)
        content["conversation"] = await _common_messages(reporter, profile)
    return {**content, "sha256": snapshot_hash(content)}


def snapshot_hash(snapshot: Mapping[str, Any]) -> str:
    """The hash of a snapshot's own content: what `sha256` must say if nobody changed it."""
    content = {key: snapshot[key] for key in ("taken_at", "profile", "conversation")}
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()


async def _profile_facts(profile: Profile) -> dict[str, Any]:
    return {
        "public_id": profile.public_id,
        "version": profile.version,
        "category": str(profile.category),
        "display_name": profile.display_name,
        "sector": profile.sector,
        "city": profile.city,
        "description": profile.description,
        "skills": [skill.label for skill in await skills_of(profile.id)],
        "certification": str(profile.certification),
        "updated_at": profile.updated_at.isoformat(),
    }


async def _common_messages(reporter: Member, profile: Profile) -> list[dict[str, Any]]:
    threads = {thread.id: thread for thread in await _common_threads(reporter, profile)}
    if not threads:
        return []
    newest = await Message.filter(conversation_id__in=list(threads)).order_by("-id").limit(_SNAPSHOT_MESSAGES)
    return [
        {
            "from": "reporter" if _is_by(reporter, message, threads[message.conversation_id]) else "reported",
            "at": message.created_at.isoformat(),
            "edited_at": message.edited_at.isoformat() if message.edited_at else None,
            "body": clip(message.body, 4096),
        }
        for message in reversed(newest)
    ]


def _is_by(reporter: Member, message: Message, thread: Conversation) -> bool:
    """Whether the reporter's side wrote it: a colleague may have."""
    return (message.author_id == thread.client_id) == (thread.client_id == reporter.id)


async def _common_threads(reporter: Member, profile: Profile) -> list[Conversation]:
    """What the two sides wrote each other, of the directory and about missions, whoever began, ended or not."""
    threads = await Conversation.filter(profile_id=profile.id, client_id=reporter.id)
    if profile.member_id is None:
        return threads
    own = await Profile.filter(member_id=reporter.id)
    threads += await Conversation.filter(
        profile_id__in=[each.id for each in own], client_id=profile.member_id
    )
    for place in await Membership.filter(member_id=reporter.id):
        company = await Profile.get_or_none(organisation_id=place.organisation_id)
        if company is not None and (place.is_owner or place.may_handle_missions):
            # Staff with the right read what is about missions, owners everything (FR-037).
            theirs = Conversation.filter(profile_id=company.id, client_id=profile.member_id)
            threads += await (theirs if place.is_owner else theirs.filter(mission_id__gt=0))
    return threads
