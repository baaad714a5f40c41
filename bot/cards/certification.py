"""The case of a profile to certify, for the team; nothing for anybody else."""

from datetime import timedelta

from bot.cards import LivingCard
from bot.engine import begin
from bot.pages.home import certification_key
from bot.turn import Look, Turn
from bot.view import Button, Row, View, card_button
from bot.wording import category_name
from core import clock
from core.links import ViewPass, sign_view_pass
from core.text import clip
from models.certification import CertificationAct, EvidenceDocument, is_of_other_register, side_name
from models.profile import Certification
from services import certifications
from services.certifications import Case
from services.profiles import skills_of

DESCRIPTION_SHOWN = 700
ACTS_SHOWN = 5
VIEWED_WITHIN = timedelta(minutes=10)


class CertificationCard(LivingCard):
    """Everything needed to decide, and the three decisions (states.md, c)."""

    kind = "certification"
    says_when_gone = True
    is_its_page = True

    async def view(self, look: Look, object_id: int) -> View:
        case = await certifications.access_case(look.member, object_id)
        documents = await self._documents(look, case)
        register = self._register(look, case.profile.registration_number)
        return View(await self._text(look, case), (*documents, *register, *self._decisions(look, case)))

    async def _text(self, look: Look, case: Case) -> str:
        words, profile = look.words, case.profile
        skills = ", ".join(skill.label for skill in await skills_of(profile.id))
        status = words.plain(f"cert-status-{certification_key(profile.certification)}")
        lines = [
            words("certs-case", name=profile.display_name, status=status),
            words(
                "certs-who",
                category=category_name(words, profile.category),
                sector=profile.sector,
                city=profile.city,
            ),
        ]
        called = await certifications.telegram_name(case)
        if called:
            lines.append(words("certs-names", shown=profile.display_name, telegram=called))
        if skills:
            lines.append(words("certs-skills", skills=skills))
        if profile.description:
            lines.append(words("certs-description", text=clip(profile.description, DESCRIPTION_SHOWN)))
        if profile.registration_number:
            lines.append(words("certs-number", number=profile.registration_number))
            if is_of_other_register(profile.registration_number):
                lines.append(words("certs-number_other"))
            for other in await certifications.others_with_number(profile):
                state = words.plain(f"cert-status-{certification_key(other.certification)}")
                lines.append(words("certs-number_taken", name=other.display_name, status=state))
        if case.acts:
            lines += ["", *(self._act(look, act) for act in case.acts[-ACTS_SHOWN:])]
        if profile.certification is Certification.REVIEW:
            lines += ["", words("certs-late" if case.is_late else "certs-in_time")]
        return "\n".join(lines)

    def _act(self, look: Look, act: CertificationAct) -> str:
        words = look.words
        reason = words.plain(f"cert-reason-{act.reason}") if act.reason else ""
        said = " · ".join(part for part in (reason, clip(act.note, 200)) if part)
        line = words(
            "certs-act",
            day=words.moment(act.acted_at, look.zone, "d MMM, HH:mm"),
            what=words.plain(f"certs-act-{act.move}"),
        )
        return f"{line} {words('certs-said', text=said)}" if said else line

    async def _documents(self, look: Look, case: Case) -> list[Row]:
        if not look.facts.pages_reachable:
            return []
        unread = {document.id for document in await certifications.unread_by(look.member, case.documents)}
        return [(self._viewer(look, document, document.id in unread),) for document in case.documents]

    def _register(self, look: Look, number: str) -> list[Row]:
        address = certifications.register_address(number)
        if address is None:
            return []
        return [(Button(look.words.plain("certs-register"), url=address),)]

    def _viewer(self, look: Look, document: EvidenceDocument, is_unread: bool) -> Button:
        # The end is rounded, so that the same screen drawn twice in a minute is the same message.
        end = (clock.now() + VIEWED_WITHIN).replace(second=0, microsecond=0)
        token = sign_view_pass(look.facts.keys, ViewPass(document.public_id, look.member.id, end))
        what = look.words.plain(f"cert-need-{side_name(document.kind, document.is_back)}")
        label = look.words.plain("certs-see" if is_unread else "certs-see_again", what=what)
        return Button(label, url=f"{look.facts.public_url}/d?lang={look.words.language}#{token}")

    def _decisions(self, look: Look, case: Case) -> list[Row]:
        words, profile = look.words, case.profile
        if profile.certification is not Certification.REVIEW:
            return []

        def button(key: str, act: str, style: str | None = None) -> Button:
            return card_button(words.plain(key), self.kind, profile.id, profile.version, act, style)

        return [
            (button("cert-approve", "certify", "success"), button("cert-refuse", "refuse", "danger")),
            (button("cert-ask_more", "more"),),
        ]

    async def tap(self, turn: Turn, object_id: int, version: int, act: str) -> None:
        from bot.dialogs.certification import AskForMore, CertifyProfile, RefuseCertification

        case = await certifications.access_case(turn.member, object_id)
        dialogs = {"certify": CertifyProfile, "refuse": RefuseCertification, "more": AskForMore}
        if act not in dialogs or case.profile.certification is not Certification.REVIEW:
            await super().tap(turn, object_id, version, act)
            return
        certifications.require_version(case.profile, version)
        if act == "certify":
            await certifications.require_read(turn.member, case.documents)
        given = {"profile_id": object_id, "version": version, "name": case.profile.display_name}
        await begin(turn, dialogs[act], given={**given, "category": case.profile.category.value})
