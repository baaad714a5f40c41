"""The web part: which address is answered by what."""

from aiohttp import web

from web import call_pages, call_socket, evidence_pages, health, mission_pages, pages, profile_pages, webhook
from web.assets import assets, serve_asset
from web.call_hub import HUB, CallHub, run_hub
from web.context import CONTEXT, WebContext
from web.pulse import beat_for_ever
from web.refusals import tell_refusals
from web.security import never_bare, secure_headers


def make_app(context: WebContext) -> web.Application:
    """The aiohttp application; main runs it on its listener. The database must be open before it starts."""
    assets()  # Read now, so that a missing file stops the start and not a page.
    app = web.Application(
        middlewares=[secure_headers, tell_refusals], client_max_size=webhook.LARGEST_UPDATE + 1024
    )
    app.on_response_prepare.append(never_bare)
    app[CONTEXT] = context
    app[HUB] = CallHub(context.process)
    app.cleanup_ctx.append(beat_for_ever)
    app.cleanup_ctx.append(run_hub)
    app.add_routes(_routes())
    return app


def _routes() -> list[web.RouteDef]:
    return [
        web.get("/", pages.show_home),
        web.get("/p/{public_id}", profile_pages.show_profile),
        web.get("/p/{public_id}/photo.jpg", profile_pages.show_photo),
        web.get("/p/{public_id}/card.png", profile_pages.show_card),
        web.get("/p/{public_id}/qr.png", profile_pages.show_qr),
        web.get("/p/{public_id}/mail", profile_pages.show_mail),
        web.get("/m/{public_id}", mission_pages.show_mission),
        web.get("/legal/terms", pages.show_terms),
        web.get("/legal/privacy", pages.show_privacy),
        web.get("/legal/imprint", pages.show_imprint),
        web.get("/robots.txt", pages.show_robots),
        web.get("/v", call_pages.show_call),
        web.post("/v/look", call_pages.look),
        web.post("/v/enter", call_pages.enter),
        web.get("/v/{participation}/ws", call_socket.open_socket),
        web.get("/test", call_pages.show_test),
        web.get("/u", evidence_pages.show_upload),
        web.post("/u/look", evidence_pages.look_at_upload),
        web.post("/u/send", evidence_pages.take_upload),
        web.get("/d", evidence_pages.show_document),
        web.post("/d/page", evidence_pages.draw_document),
        web.post("/telegram/{secret}", webhook.take_update),
        web.get("/healthz", health.say_alive),
        web.get("/readyz", health.say_ready),
        web.get("/metrics", health.show_metrics),
        web.get("/static/{edition}/{path:.+}", serve_asset),
    ]
