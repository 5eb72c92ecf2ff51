"""Serving: a port of this machine alone, and an end that is quiet."""

import signal
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from rapporteur.errors import NoPort
from rapporteur.publish.web import serve
from tests.record.making import make_reading, make_record


@contextmanager
def served(record: Path, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Give the running command and the address that it printed."""
    command = [sys.executable, "-m", "rapporteur", "serve", str(record), "--no-open", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return make_record(tmp_path / "r", make_reading(["Talks resumed."], title="Talks resume"))


def test_the_reader_answers_at_the_address_it_prints(record: Path) -> None:
    """One line says where it is; there the reports are; under another name nothing is."""
    with served(record) as (process, address):
        assert address.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(f"{address}reports", timeout=30) as answer:
            assert "Talks resume" in answer.read().decode()
            assert "server" not in answer.headers
        elsewhere = urllib.request.Request(f"{address}reports", headers={"Host": "evil.example"})
        with pytest.raises(urllib.error.HTTPError, match="421"):
            urllib.request.urlopen(elsewhere, timeout=30)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 0
        assert process.stderr
        assert process.stderr.read() == ""


def test_the_next_free_port_is_taken() -> None:
    """Two readers can run; only 127.0.0.1 is listened on."""
    with serve.listen(None) as first, serve.listen(None) as second:
        assert first.getsockname()[0] == second.getsockname()[0] == "127.0.0.1"
        assert serve.PORT <= first.getsockname()[1] < second.getsockname()[1]


def test_a_port_that_is_taken_is_told() -> None:
    """A port that was asked for is not exchanged for another."""
    with serve.listen(None) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(NoPort, match=rf"^port {port} of 127\.0\.0\.1: .*; choose another with --port$"):
            serve.listen(port)


def test_no_free_port_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where all that are tried are taken, it says which."""
    with socket.socket() as taken:
        taken.bind((serve.HOST, 0))
        taken.listen()
        monkeypatch.setattr(serve, "PORT", taken.getsockname()[1])
        monkeypatch.setattr(serve, "TRIED", 1)
        with pytest.raises(NoPort, match="choose another with --port"):
            serve.listen(None)


def test_what_is_no_record_is_told_before_anything_listens(tmp_path: Path) -> None:
    """A record that is not there is one line and a failure, as with every command."""
    command = [sys.executable, "-m", "rapporteur", "serve", str(tmp_path / "none"), "--no-open"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(f"rapporteur: {tmp_path / 'none'}: no such record")
    assert done.stderr.count("\n") == 1


def test_other_commands_do_not_load_the_reader(record: Path) -> None:
    """A command that prints starts as fast as it did."""
    program = (
        "import sys; from rapporteur.cli import main\n"
        f"try: main(['documents', '--record', {str(record)!r}])\n"
        "except SystemExit: print(sorted({'starlette', 'uvicorn', 'jinja2'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert "Talks resume" in done.stdout
    assert done.stdout.endswith("[]\n")
