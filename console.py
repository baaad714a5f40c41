"""The command line: which command is answered by what."""

import argparse
import logging
from collections.abc import Awaitable, Callable
from pathlib import Path

import uvloop

from bot.preview import preview
from core.errors import DomainError
from core.i18n import LANGUAGES
from core.keys import forget_old_keys, prepare_key, rotate_keys
from core.log import start_logging
from core.settings import Settings, read_settings
from installation import key_file, key_ring, opened_database
from main import migrate_only, run
from production import tick, work
from services import members
from services.audit import verify_chain
from services.certifications import certify_profile
from services.evidence.vault import use_keys
from services.rekeying import kept_purposes, rekey

log = logging.getLogger("entremise")


def parser() -> argparse.ArgumentParser:
    """Every command with its arguments."""
    top = argparse.ArgumentParser(
        prog="entremise", description="Brings people and professionals together in Telegram."
    )
    commands = top.add_subparsers(dest="command", required=True)
    commands.add_parser("run", help="start everything; without a token, with the sandbox and demo people")
    commands.add_parser(
        "worker", help="start one of several processes that take, answer and serve (PostgreSQL)"
    )
    commands.add_parser("scheduler", help="start what happens by itself, beside the workers (PostgreSQL)")
    commands.add_parser("migrate", help="bring the database to this program's schema")
    dialogs = commands.add_parser("dialogs", help="look at the guided dialogs").add_subparsers(
        dest="act", required=True
    )
    show = dialogs.add_parser("preview", help="print each dialog's diagram and screens")
    show.add_argument("--language", choices=LANGUAGES, default="fr")
    show.add_argument("keys", nargs="*", help="dialogs to show; all when none is named")
    acts = commands.add_parser("admin", help="administer from the server").add_subparsers(
        dest="act", required=True
    )
    certify = acts.add_parser("certify", help="certify a profile: it becomes visible")
    certify.add_argument("profile", help="the profile's public id")
    certify.add_argument("--by", default="Entremise", help="who checked it, as shown on the card")
    for name, help_ in (("add", "make somebody an administrator"), ("remove", "take the right away")):
        acts.add_parser(name, help=help_).add_argument(
            "telegram_id", type=int, help="Telegram's id of the person"
        )
    acts.add_parser("list", help="list the administrators")
    keys = commands.add_parser("keys", help="change the master key").add_subparsers(dest="act", required=True)
    keys.add_parser("prepare", help="make the next key, which opens and does not sign yet")
    keys.add_parser("rotate", help="let the prepared key sign; what the former ones signed still opens")
    keys.add_parser("forget", help="close anew what is kept, and forget the former keys")
    acts.add_parser("waiting", help="list profiles that wait for certification")
    log_acts = commands.add_parser("audit", help="look at the audit log").add_subparsers(
        dest="act", required=True
    )
    log_acts.add_parser("verify", help="compute every seal again and say whether the log was changed")
    return top


async def _certify(arguments: argparse.Namespace) -> None:
    profile = await certify_profile(arguments.profile, arguments.by)
    print(f"{profile.display_name} is certified and visible.")


async def _add(arguments: argparse.Namespace) -> None:
    member = await members.appoint_admin(arguments.telegram_id)
    print(f"{member.display_name or member.telegram_id} is an administrator.")


async def _remove(arguments: argparse.Namespace) -> None:
    member = await members.dismiss_admin(arguments.telegram_id)
    print(f"{member.display_name or member.telegram_id} is no administrator any more.")


async def _list(arguments: argparse.Namespace) -> None:
    for member in await members.list_admins():
        print(f"{member.telegram_id}  {member.display_name}")


async def _waiting(arguments: argparse.Namespace) -> None:
    from services.profiles import waiting_profiles

    for profile in await waiting_profiles():
        print(f"{profile.public_id}  {profile.display_name} · {profile.sector} · {profile.city}")


ACTS: dict[str, Callable[[argparse.Namespace], Awaitable[None]]] = {
    "certify": _certify,
    "add": _add,
    "remove": _remove,
    "list": _list,
    "waiting": _waiting,
}


async def _admin(settings: Settings, arguments: argparse.Namespace) -> None:
    async with opened_database(settings, may_migrate=False):
        try:
            await ACTS[arguments.act](arguments)
        except DomainError as error:
            raise SystemExit(f"Refused: {error.code} {error.details or ''}".rstrip()) from None


async def _audit(settings: Settings, arguments: argparse.Namespace) -> None:
    async with opened_database(settings, may_migrate=False):
        chain = await verify_chain()
    if not chain.holds:
        raise SystemExit(
            f"The audit log was changed: the seal from entry {chain.broken_at} on does not hold."
        )
    print(f"{chain.sealed} entries are sealed and as they were, {chain.waiting} wait for their seal.")
    print(f"Last hash: {chain.head}")


async def _preview(settings: Settings, arguments: argparse.Namespace) -> None:
    print(await preview(arguments.language, arguments.keys))


async def _keys(settings: Settings, arguments: argparse.Namespace) -> None:
    file = key_file(settings)
    try:
        if arguments.act == "prepare":
            print(f"{prepare_key(file)} keys open. Start every process again, then: entremise keys rotate")
        elif arguments.act == "rotate":
            rotate_keys(file)
            print("The prepared key signs from the next start of each process on.")
        else:
            await _forget_keys(settings, file)
    except (ValueError, OSError) as error:
        raise SystemExit(str(error)) from None


async def _forget_keys(settings: Settings, file: Path) -> None:
    """What former keys keep closed is closed anew first: without the database nothing is forgotten."""
    async with opened_database(settings, may_migrate=False):
        use_keys(key_ring(settings))
        rekeyed, purposes = await rekey(), await kept_purposes()
    print(f"Closed with the present key: {rekeyed.documents} documents, {rekeyed.dossiers} dossiers.")
    if rekeyed.lost:
        print(f"{rekeyed.lost} open with no key that there is, and did not before.")
    print(f"Former keys forgotten: {forget_old_keys(file, purposes)}. Start every process again.")


COMMANDS: dict[str, Callable[[Settings, argparse.Namespace], Awaitable[None]]] = {
    "run": lambda settings, arguments: run(settings),
    "worker": lambda settings, arguments: work(settings),
    "scheduler": lambda settings, arguments: tick(settings),
    "keys": _keys,
    "migrate": lambda settings, arguments: migrate_only(settings),
    "admin": _admin,
    "audit": _audit,
    "dialogs": _preview,
}


def console() -> None:
    """Runs one command. Ctrl-C ends it without a traceback."""
    arguments = parser().parse_args()
    settings = read_settings()
    secrets = [
        s.get_secret_value()
        for s in (settings.telegram_token, settings.webhook_secret, settings.turn_secret)
        if s is not None
    ]
    start_logging(settings.log_level, as_json=settings.log_json, secrets=secrets)
    try:
        uvloop.run(COMMANDS[arguments.command](settings, arguments))  # type: ignore[arg-type]
    except KeyboardInterrupt:
        raise SystemExit(130) from None
