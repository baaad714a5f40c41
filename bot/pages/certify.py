"""« Rendre mon profil public »: what the team wants to see, and giving it."""

from typing import Any

from bot.chat_evidence import chat_lines, kind_rows, read_side, sort_evidence, take_evidence
from bot.engine import begin
from bot.home_menu import profile_button
from bot.pages import Page
from bot.pages.home import certification_key
from bot.pages.own_profile import own
from bot.turn import Look, Turn
from bot.view import Button, Row, View, page_button
from bot.way_on import way_of_profile
from bot.wording import said_by_the_team
from core.ids import read_row_id
from core.links import sign_upload_pass
from models.certification import TWO_SIDED, EvidenceKind, may_be_submitted, side_name
from models.member import MemberCategory
from models.profile import Certification, Profile
from services import certifications, help_requests
from services.appeals import contestable_refusal
from services.certifications import Need
from services.evidence.chat_documents import chat_documents_of, forget_chat_refusals
from services.evidence.giving import kinds_of, make_upload_pass, may_give, open_upload_pass
from services.profiles import access_own_profile, own_profile


class Certify(Page):
    """Where the certification stands, what is still needed, and who reads it (FR-006, FR-052, FR-070, FR-074)."""

    name = "certify"

    async def open(self, turn: Turn, arg: str) -> None:
        profile = await own_profile(turn.member)
        if profile is not None:
            await forget_chat_refusals(turn.member, profile.id)
        if profile is None:
            await turn.show("category" if turn.member.terms_accepted_at else "welcome")
        else:
            await turn.show(self.name, arg=profile.id)

    async def view(self, look: Look, args: dict[str, Any]) -> View:
        profile = await access_own_profile(look.member, int(args["arg"]))
        needs = await certifications.needs_of(profile)
        lines = [look.words("certify-title"), "", *self._state_lines(look, profile)]
        lines += await said_by_the_team(look, profile)
        waiting = await chat_lines(look, profile)
        if needs:
            lines += ["", *(self._need_line(look, need) for need in needs)]
        lines += [*waiting, "", look.words("certify-promise")]
        # What a document is comes before the next step: together they would be more than eight buttons.
        rows = await kind_rows(look, profile) or await way_of_profile(look, profile)
        rows += await self._rows(look, profile, needs, str(args.get("pass", "")))
        refusal = await contestable_refusal(profile)
        if refusal is not None:
            rows.append((page_button(look.words.plain("mod-appeal"), "contest", "refusal", refusal.id),))
        return View("\n".join(lines), (*rows, self._last_row(look, profile)))

    def _state_lines(self, look: Look, profile: Profile) -> list[str]:
        """Where it stands; of a changed number or name, that the certificate of before counts until the decision."""
        words, at = look.words, f"certify-at-{certification_key(profile.certification)}"
        if not profile.certificate_kept:
            return [words(at)]
        if profile.certification is not Certification.REVIEW:
            return [words(at), words("certify-kept")]
        wanted = "yes" if kinds_of(profile) else "no"
        return [words("certify-at-changed", wanted=wanted), words("certify-kept")]

    def _need_line(self, look: Look, need: Need) -> str:
        mark = "✅" if need.given else "⬜"
        return f"{mark} {look.words(f'cert-need-{need.name}')}"

    async def _rows(self, look: Look, profile: Profile, needs: list[Need], upload: str) -> list[Row]:
        words, rows = look.words, list[Row]()
        opened = await open_upload_pass(upload, look.member) if upload else None
        if opened is not None and look.facts.pages_reachable:
            token = sign_upload_pass(look.facts.keys, opened.public_id)
            address = f"{look.facts.public_url}/u?lang={words.language}#{token}"
            named = side_name(opened.kind, opened.is_back)
            label = words.plain("certify-open", what=words.plain(f"cert-need-{named}"))
            rows.append((Button(label, url=address, style="success"),))
        for kind, is_back in await _sides(profile, needs):
            if opened is None or (opened.kind, opened.is_back) != (kind, is_back):
                named = side_name(kind, is_back)
                label = words.plain("certify-upload", what=words.plain(f"cert-need-{named}"))
                rows.append((page_button(label, self.name, "upload", named),))
        rows += self._other_rows(look, profile, needs)
        return rows

    def _other_rows(self, look: Look, profile: Profile, needs: list[Need]) -> list[Row]:
        words, rows = look.words, list[Row]()
        given = all(need.given for need in needs)
        sendable = may_be_submitted(profile.certification)
        if profile.category.is_organisation and sendable:
            rows.append((page_button(words.plain("certify-number"), self.name, "number"),))
        elif profile.category.is_organisation:
            rows.append((page_button(words.plain("certify-number_locked"), self.name, "renumber"),))
        elif profile.is_certified and not sendable:
            rows.append((page_button(words.plain("certify-name_locked"), self.name, "rename"),))
        if sendable and given:
            rows.append(
                (page_button(words.plain("certify-send"), self.name, "send", profile.version, "success"),)
            )
        if profile.certification is Certification.NONE and profile.category is MemberCategory.FREELANCE:
            rows.append((page_button(words.plain("cert-nopermit"), self.name, "nopermit", profile.version),))
        if profile.certification not in (Certification.NONE, Certification.REVIEW, Certification.CERTIFIED):
            rows.append((page_button(words.plain("common-contact"), "contact"),))
        return rows

    def _last_row(self, look: Look, profile: Profile) -> Row:
        words = look.words
        return (
            profile_button(words, profile),
            page_button(words.plain("common-home"), "home"),
        )

    async def tap(self, turn: Turn, act: str, arg: str) -> None:
        profile = await own(turn.look)
        if act == "upload":
            await self._upload(turn, profile, *read_side(arg))
        elif act == "kind":
            await sort_evidence(turn, arg)
        elif act == "number":
            from bot.dialogs.certification import OfficialNumber

            await begin(
                turn, OfficialNumber, given={"profile_id": profile.id, "category": profile.category.value}
            )
        elif act == "renumber":
            await ask_for_another_number(turn, profile)
        elif act == "rename":
            await ask_for_another_name(turn, profile)
        elif act == "send":
            await certifications.submit(turn.member, profile.id, read_row_id(arg))
            await turn.show(self.name, notice="certify-sent", arg=profile.id)
        elif act == "nopermit":
            await certifications.say_no_permit(turn.member, profile.id, read_row_id(arg))
            await turn.show(self.name, notice="certify-no_permit_noted", arg=profile.id)
        else:
            await super().tap(turn, act, arg)

    async def _upload(self, turn: Turn, profile: Profile, kind: EvidenceKind, is_back: bool) -> None:
        if not turn.facts.pages_reachable:
            turn.say("certify-no_page", alert=True)
            return
        made = await make_upload_pass(turn.member, profile, kind, is_back=is_back)
        await turn.show(self.name, notice="certify-link_ready", arg=profile.id, **{"pass": made.public_id})

    async def take_text(self, turn: Turn, args: dict[str, Any]) -> bool:
        if turn.file is None or turn.is_edit:
            return False
        await take_evidence(turn, await access_own_profile(turn.member, int(args["arg"])))
        return True


async def _sides(profile: Profile, needs: list[Need]) -> list[tuple[EvidenceKind, bool]]:
    """What can be given now: each document, and the back of one whose front is there. While something sent in the chat
    waits for a word of its sender, its back is among those words instead.
    """
    given = {need.name for need in needs if need.given}
    asked = any(each.kind is None for each in await chat_documents_of(profile.id))
    sides = [(kind, False) for kind in kinds_of(profile) if may_give(profile, kind)]
    backs = [(kind, True) for kind, _ in sides if kind in TWO_SIDED and str(kind) in given and not asked]
    return sorted([*sides, *backs], key=lambda side: list(EvidenceKind).index(side[0]))


async def ask_for_another_number(turn: Turn, profile: Profile) -> None:
    """What was asked already is shown instead of asked again (FR-086)."""
    from bot.dialogs.help_requests import ChangeNumber

    if await _shows_what_was_asked(turn, profile):
        return
    changeable = await help_requests.require_changeable(turn.member, profile.id)
    given = {"profile_id": changeable.id, "old": changeable.registration_number}
    await begin(turn, ChangeNumber, given=given)


async def ask_for_another_name(turn: Turn, profile: Profile) -> None:
    """The legal name of a certified person goes through the team (states.md, c)."""
    from bot.dialogs.help_requests import ChangeName

    if await _shows_what_was_asked(turn, profile):
        return
    changeable = await help_requests.require_renamable(turn.member, profile.id)
    given = {"profile_id": changeable.id, "old": help_requests.legal_name(turn.member)}
    await begin(turn, ChangeName, given=given)


async def _shows_what_was_asked(turn: Turn, profile: Profile) -> bool:
    asked = await help_requests.open_change(profile)
    if asked is None or asked.member_id != turn.member.id:
        return False
    await turn.show("help_request", arg=asked.id)
    return True
