"""What the service holds about a reported pair at one moment, under a seal."""

import hashlib
from collections.abc import Mapping
from typing import Any

import orjson

from core import clock
from core.text import clip
from models.conversation import Conversation, Message
from models.member import Member
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
    threads = [await Conversation.get_or_none(profile_id=profile.id, client_id=reporter.id, mission_id=0)]
    own = await Profile.filter(member_id=reporter.id).first()
    if profile.member_id is not None and own is not None:
        # The reported person may have written first, to the reporter's profile.
        threads.append(
            await Conversation.get_or_none(profile_id=own.id, client_id=profile.member_id, mission_id=0)
        )
    ids = [thread.id for thread in threads if thread is not None]
    if not ids:
        return []
    newest = await Message.filter(conversation_id__in=ids).order_by("-id").limit(_SNAPSHOT_MESSAGES)
    return [
        {
            "from": "reporter" if message.author_id == reporter.id else "reported",
            "at": message.created_at.isoformat(),
            "edited_at": message.edited_at.isoformat() if message.edited_at else None,
            "body": clip(message.body, 4096),
        }
        for message in reversed(newest)
    ]
