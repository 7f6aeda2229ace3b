"""The web application: the pages of the site, and beside them the script and the events of the preview."""

from __future__ import annotations

from urllib.parse import unquote

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from tpm_site.preview.desk import Desk
from tpm_site.preview.guard import Guard, Names, is_from_our_pages
from tpm_site.preview.markup import nothing_to_show, with_script
from tpm_site.preview.messages import NOTHING
from tpm_site.preview.policy import HEADER, Own, widened
from tpm_site.preview.script import client_script
from tpm_site.preview.served import HTML, Answer

OWN = "/_preview"
"""Below it stands what is not of the site; no page can be there, for no name begins with an underscore."""
_PAGE = "text/html"
"""What a page that is open accepts where it asks what it looks like now."""
_STRICT = "default-src 'none'"
_PRIVATE = {"X-Content-Type-Options": "nosniff", "Cross-Origin-Resource-Policy": "same-origin"}


def application(desk: Desk, names: Names) -> Starlette:
    """The application; `desk` knows the site."""
    script = client_script()

    async def events(request: Request) -> Response:
        if not is_from_our_pages(request.headers):
            return PlainTextResponse("403: only pages of this preview are told of changes.\n", 403)
        words = request.query_params
        if request.headers.get("accept") == _PAGE:
            return await shown(unquote(words.get("at", "/")), request)
        last = request.headers.get("last-event-id", "")
        stream = desk.hub.listen(words.get("at", "/"), words.get("version", ""), last)
        return StreamingResponse(stream, 200, {**_PRIVATE, "Cache-Control": "no-store"}, "text/event-stream")

    async def page(request: Request) -> Response:
        return await shown(request.scope["path"], request)

    async def shown(address: str, request: Request) -> Response:
        await desk.settled(address)
        answer = desk.answer(address)
        return _response(answer, desk, Own(script, f"http://{request.headers['host']}{OWN}/events"))

    routes = [
        Route(f"{OWN}/events", events),
        Route("/{path:path}", page),
    ]
    return Starlette(routes=routes, middleware=[Middleware(Guard, names)])


def _response(answer: Answer | None, desk: Desk, own: Own) -> Response:
    if answer is None:
        page = nothing_to_show(desk.stage.findings, desk.stage.trouble)
        headers = {
            **_PRIVATE,
            HEADER: widened(_STRICT, own),
            "Cache-Control": "no-store",
            "Content-Type": HTML,
        }
        return Response(with_script(page, NOTHING, own), 503, headers)
    headers = dict(answer.headers)
    if HEADER in headers:
        headers[HEADER] = widened(headers[HEADER], own)
    if answer.version is None:
        return Response(answer.data, answer.status, headers)
    page = answer.data.decode("utf-8", "replace")
    return Response(with_script(page, answer.version, own), answer.status, headers)
