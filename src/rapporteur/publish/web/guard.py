"""The guard: only a browser of this machine asks, it asks for itself, and what it shows can do nothing.

A page of another site can make a browser ask 127.0.0.1, by its own name (DNS rebinding) or by a form. The first asks
for another host and is turned away; the second comes from another site and is turned away, and does not know the token
that our forms carry.
"""

import secrets
from collections.abc import Iterable
from typing import Final

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY: Final = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS: Final = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
READS: Final = ("GET", "HEAD")


class Guard:
    """Turns away what is asked of no host of ours (name and port), or is written from elsewhere; sets the headers."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str]) -> None:
        self._app, self._hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
            await send(message)

        refusal = self._refusal(scope["method"], Headers(scope=scope))
        await (refusal or self._app)(scope, receive, send_guarded)

    def _refusal(self, method: str, headers: Headers) -> PlainTextResponse | None:
        host = headers.get("host", "").lower()
        if host not in self._hosts or len(headers.getlist("host")) != 1:
            return PlainTextResponse("This reader is asked only under the address that it printed.\n", 421)
        if method not in READS and not _is_own(host, headers):
            return PlainTextResponse("A page of another site cannot write here.\n", 403)
        return None


def _is_own(host: str, headers: Headers) -> bool:
    """Tell whether a request comes from one of our pages: browsers say from which site, and programs need not.

    A browser that is to tell nobody where it comes from calls the origin of our own forms null, too.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is None:
        return origin in (None, f"http://{host}")
    return site == "same-origin" and origin in (None, "null", f"http://{host}")


def make_token() -> str:
    """Return what our forms carry and nobody else knows, anew for every start."""
    return secrets.token_urlsafe(32)


def is_token(given: str, token: str) -> bool:
    """Tell whether a form carries the token."""
    return secrets.compare_digest(given.encode(), token.encode())
