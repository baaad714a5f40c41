"""« Déclarer une arnaque »: a guided report that ends with a receipt."""

from bot.engine import Choice, Dialog, Ending, Lookup, Media, Preview, Text
from bot.kept_files import evidence_of
from models.scam_report import ScamCategory
from services import scam_reports
from services.directory import search_directory

NOT_FOUND = "none"


class ScamReportDialog(Dialog):
    """Who (mandatory), what kind, what happened, and proof (FR-210 to FR-214)."""

    key = "arn"
    blame = {"evidence-needed": "proof", "not-found": "who"}  # noqa: RUF012

    async def people(self, text: str) -> list[tuple[str, str]]:
        page = await search_directory(self.member, text)
        found = [(str(card.profile_id), f"{card.display_name} · {card.city}") for card in page.profiles]
        return [*found, (NOT_FOUND, self.words.plain("scam-noprofile"))]

    who = Lookup(search=people, beside=(NOT_FOUND,))
    what = Choice(ScamCategory, words="scam-cat")
    story = Text(min=20, max=3000, lines=True)
    evidence = Media(
        min=0, max=10, kinds=("photo", "document"), optional=True, when=lambda d: d.who != NOT_FOUND
    )
    proof = Media(max=10, kinds=("photo", "document"), when=lambda d: d.who == NOT_FOUND)
    preview = Preview()

    async def done(self) -> Ending | None:
        named = self.who != NOT_FOUND
        profile_id = int(self.who) if named else None
        files = evidence_of(self.evidence if named else self.proof)
        # The receipt comes as a notice of its own, which stays in the conversation and follows the case.
        report = await scam_reports.file_report(self.member, profile_id, self.what, self.story, files)
        if scam_reports.was_added_to(report):
            return Ending(notice="arn-added")
        if report.is_queued and report.queued_until is not None:
            date = self.words.moment(report.queued_until, self.look.zone)
            return Ending(notice="arn-queued", values={"date": date})
        return Ending(notice="arn-done")
