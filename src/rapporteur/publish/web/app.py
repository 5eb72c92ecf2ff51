"""The application: routes, and what a reader is told when something is wrong.

Every request opens the record for itself, in the thread that answers it, and closes it: a build that is under way is
neither waited for nor hindered, and what it commits is seen by the next page.
"""

import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from rapporteur.errors import BadAddress, Contradiction, LockedRecord, NotInRecord, RapporteurError
from rapporteur.publish.web.asked import Asked, asked_of
from rapporteur.publish.web.guard import Guard, is_token, make_token
from rapporteur.publish.web.links import ServerLinks
from rapporteur.publish.web.pages import ACTIONS, DOWNLOADS, PAGES, Action, Download, Page
from rapporteur.publish.web.templating import STATIC, render
from rapporteur.publish.words import left_out_words, visible
from rapporteur.record.engine import name_of
from rapporteur.record.store import Store
from rapporteur.record.views import left_out

SEE_OTHER: Final = 303
LARGEST_FORM: Final = 64 * 1024
TOKEN: Final = "token"
STATUS_CODES: Final = {NotInRecord: 404, BadAddress: 400, Contradiction: 409, LockedRecord: 503}
"""What is answered to what goes wrong; anything else that a user is told is a 500."""
OPTION: Final = re.compile(r"--(as-of|known-by)\b")
"""What messages call an option; a reader has fields of these names."""
NOTHING: Final = Asked()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """A record being read: where it is, its pages and actions, the token of this start, and who reads it."""

    record: str | Path
    pages: Sequence[Page]
    actions: Sequence[Action]
    token: str
    person: str

    def links(self, page: str, asked: Asked) -> ServerLinks:
        """Return where things are, from a page."""
        paths = {one.name: one.path for one in self.pages} | {one.name: one.path for one in DOWNLOADS}
        return ServerLinks(paths, {one.name: one.path for one in self.actions}, page=page, asked=asked)

    def shown(self, page: Page, asked: Asked) -> str:
        """Return a page."""
        with Store.open(self.record) as store:
            context = page.make(store, asked)
            said = left_out_words(left_out(store, asked.vantage), asked.vantage.known_by)
            return self._rendered(page, asked, **context, left_out=said, stale=store.stale)

    def saved(self, download: Download, asked: Asked) -> Response:
        """Return a file to be saved."""
        with Store.open(self.record) as store:
            text = download.make(store, asked)
        headers = {"Content-Disposition": f'attachment; filename="{download.file}"'}
        return Response(text, media_type=download.media, headers=headers)

    def told(self, status: int, words: str, asked: Asked = NOTHING) -> HTMLResponse:
        """Return a page that says in one line what is wrong, from the vantage that was asked for."""
        page = Page(name="told", path="", make=lambda *_: {})
        text = self._rendered(page, asked, title="Not shown", words=words, status=status, left_out=None, stale=0)
        return HTMLResponse(text, status)

    def done(self, action: Action, asked: Asked, form: Mapping[str, str]) -> str:
        """Do an action; return the address of what is shown after it."""
        before = replace(asked, name="", query=dict(parse_qsl(form.get("query", ""))))
        with Store.open(self.record, write=True) as store:
            shown = action.do(store, asked, {**form, "maker": f"person:{self.person}"})
        query: dict[str, Any] = {**before.query, **shown.query}
        return self.links(shown.page, before).to(shown.page, shown.name, **query) or "/"

    def _rendered(self, page: Page, asked: Asked, **context: object) -> str:
        link = self.links(page.name, asked)
        here = page.under or page.name
        nav = [(one.entry, link.to(one.name), one.name == here) for one in self.pages if one.entry]
        around = {"shell": "layout.html", "link": link, "asked": asked, "nav": nav, "token": self.token}
        around |= {"person": self.person}
        return render(f"{page.name}.html", **around, record=name_of(self.record), page=page, **context)


def make_app(
    record: str | Path,
    *,
    hosts: Sequence[str],
    person: str = "reader",
    pages: Sequence[Page] = PAGES,
    actions: Sequence[Action] = ACTIONS,
) -> Starlette:
    """Return the reader of a record, which answers to these hosts (name and port) alone; what is judged in it is judged
    by this person."""
    reader = Reader(record=record, pages=pages, actions=actions, token=make_token(), person=person)
    routes: list[BaseRoute] = [Route(page.path, _showing(reader, page)) for page in pages]
    routes += [Route(download.path, _saving(reader, download)) for download in DOWNLOADS]
    routes += [Route(action.path, _doing(reader, action), methods=["POST"]) for action in actions]
    if not any(page.path == "/" for page in pages):
        routes.append(Route("/", lambda _: RedirectResponse(pages[0].path)))
    routes.append(Mount("/static", StaticFiles(directory=STATIC)))

    def tell(_: Request, fault: Exception) -> Response:
        status = fault.status_code if isinstance(fault, HTTPException) else 500
        return reader.told(status, "No page of this reader has that address; the pages are named above.")

    guard = Middleware(Guard, hosts=hosts)
    return Starlette(routes=routes, middleware=[guard], exception_handlers={HTTPException: tell})


def _showing(reader: Reader, page: Page) -> Callable[[Request], Response]:
    def show(request: Request) -> Response:
        return _answered(reader, request, lambda asked: HTMLResponse(reader.shown(page, asked)))

    return show


def _saving(reader: Reader, download: Download) -> Callable[[Request], Response]:
    def save(request: Request) -> Response:
        return _answered(reader, request, lambda asked: reader.saved(download, asked))

    return save


def _doing(reader: Reader, action: Action) -> Callable[[Request], object]:
    async def do(request: Request) -> Response:
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST_FORM:
                return reader.told(413, "The form is too long; shorten what you wrote.")

        def answer(asked: Asked) -> Response:
            form = dict(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
            if not is_token(form.pop(TOKEN, ""), reader.token):
                return reader.told(403, "The form is of another start of the reader; load its page again and repeat.")
            return RedirectResponse(reader.done(action, asked, form), SEE_OTHER)

        return await run_in_threadpool(_answered, reader, request, answer)

    return do


def _answered(reader: Reader, request: Request, answer: Callable[[Asked], Response]) -> Response:
    """Return the answer to what is asked, or in one line what is wrong."""
    asked = NOTHING
    try:
        asked = asked_of(request.path_params.get("name", ""), request.query_params.multi_items())
        return answer(asked)
    except RapporteurError as error:
        words = OPTION.sub(lambda option: f"“{option[1].replace('-', ' ')}”", visible(str(error)))
        return reader.told(STATUS_CODES.get(type(error), 500), words, asked)
    except Exception as fault:  # nobody is shown a traceback who did not ask for one
        if os.environ.get("RAPPORTEUR_TRACEBACK"):
            raise
        words = visible(f"a fault of the program ({type(fault).__name__}: {fault})")
        print(f"rapporteur: {words}; RAPPORTEUR_TRACEBACK=1 shows where, please report it", file=sys.stderr)
        return reader.told(500, f"{words}; start it with RAPPORTEUR_TRACEBACK=1 to see where, and please report it")
