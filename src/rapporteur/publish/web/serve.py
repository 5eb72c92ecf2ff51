"""Serve: the reader on a port of this machine."""

import socket
import webbrowser
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import Final

import uvicorn

from rapporteur.errors import NoPort
from rapporteur.publish.web.app import make_app
from rapporteur.record.store import Store

HOST: Final = "127.0.0.1"
PORT: Final = 8765
TRIED: Final = 20
"""How many ports are tried from PORT on, where none is asked for."""
OPENS_AFTER: Final = 0.5


def serve(
    record: str | Path, *, person: str, port: int | None, tell: Callable[[str], object], open_browser: bool = False
) -> None:
    """Answer on 127.0.0.1 until Ctrl-C; `tell` is told the address once, `person` is whose judgements are made in it.

    Raises NoPort, and what `Store.open` raises.
    """
    with Store.open(record):
        pass
    with listen(port) as held:
        taken = held.getsockname()[1]
        address = f"http://{HOST}:{taken}/"
        app = make_app(record, hosts=[f"{name}:{taken}" for name in (HOST, "localhost")], person=person)
        config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off", server_header=False)
        tell(address)
        if open_browser:
            Timer(OPENS_AFTER, webbrowser.open, [address]).start()
        try:
            uvicorn.Server(config).run(sockets=[held])
        except KeyboardInterrupt:
            return


def listen(port: int | None) -> socket.socket:
    """Return a socket that listens on a port, or on the first free one from PORT on; NoPort."""
    for tried in range(PORT, PORT + TRIED) if port is None else (port,):
        held = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        try:
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            held.bind((HOST, tried))
            held.listen()
        except OSError as fault:
            held.close()
            reason = fault.strerror
        else:
            return held
    which = f"port {port}" if port is not None else f"ports {PORT} to {PORT + TRIED - 1}"
    raise NoPort(f"{which} of {HOST}: {reason}; choose another with --port")
