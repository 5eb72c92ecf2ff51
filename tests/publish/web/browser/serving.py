"""Serving: the reader of a record on a port of this machine, for a browser."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from rapporteur.publish.web.app import make_app
from rapporteur.publish.web.serve import HOST

STARTS_WITHIN = 30.0


@contextmanager
def served(record: Path) -> Iterator[str]:
    """Give the address of the reader of a record, which answers as long as this lasts."""
    with socket.socket() as held:
        held.bind((HOST, 0))
        held.listen()
        host = f"{HOST}:{held.getsockname()[1]}"
        app = make_app(record, hosts=[host])
        server = uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [held]}, daemon=True)
        thread.start()
        try:
            yield f"http://{host}"
        finally:
            server.should_exit = True
            thread.join(STARTS_WITHIN)
