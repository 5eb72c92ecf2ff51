"""Tables for the terminal: 80 columns, and nothing a report says is obeyed."""

import io
import re
import unicodedata
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from rapporteur.annotate.actors import actor_id
from rapporteur.link.clusters import link
from rapporteur.model import Basis, Interval, MentionType, Reading, Status
from rapporteur.publish.tables import (
    STATUS_SIGNS,
    STATUS_STYLES,
    make_console,
    print_disagreements,
    print_event,
    print_events,
    print_judgements,
    print_reading,
    print_reports,
    print_sources,
    print_time,
)
from rapporteur.publish.words import visible
from rapporteur.record.actor_views import names_of
from rapporteur.record.disagreements.sides import Disagreement, Side
from rapporteur.record.event_views import event_entry, list_timeline
from rapporteur.record.judged import Verdict, judgement_of
from rapporteur.record.store import Store
from rapporteur.record.views import actor_names, list_reports
from tests.record.making import day, make_reading, make_record, with_event, with_name, with_statement

HOSTILE = "[bold red]x[/] [link=http://a]y[/link] \x1b[2J\x1b]0;t\x07 \u202egnp.exe\u2066 :smile: \x9b31m \u200b\x00"
WEEK = Interval(earliest=date(2030, 11, 19), latest=date(2030, 11, 25), basis=Basis.RESOLVED)
FRIDAY = day(date(2030, 11, 22))
SAME = link("event-1", "event-2", 9.0, HOSTILE)
DISAGREEMENT = Disagreement(
    id="disagreement-1",
    about="killed",
    event="event-1",
    type="numbers",
    sides=(Side(held_by=(HOSTILE,), value=HOSTILE, spans=(), statements=(), documents=()),),
)
JUDGEMENT = judgement_of(
    ("event-1", "event-2"), Verdict.SAME, reason=HOSTILE, made_by=HOSTILE, made_at=date(2030, 11, 22)
)


def hostile_reading() -> Reading:
    sentence = f"On Friday, all that week, he said {HOSTILE} and more."
    reading = make_reading(
        [sentence],
        times=[("Friday", FRIDAY), ("that week", WEEK), (HOSTILE.strip(), None)],
        published=WEEK,
        path=f"folder/{HOSTILE.replace('/', '')}.txt",
        title=HOSTILE,
        publisher=HOSTILE,
    )
    said = with_statement(reading, source="he", cue="said", content=f"{HOSTILE} and more")
    return with_event(with_event(said, "more", WEEK, actor=(HOSTILE, "actor-1")), "said", FRIDAY)


def printed(record: Path) -> str:
    """Return all that is printed of a record, as a terminal of 80 columns would get it, with colours."""
    out = io.StringIO()
    console = Console(file=out, width=80, force_terminal=True, markup=False, highlight=False, emoji=False)
    with Store.open(record) as store:
        assert print_reports(console, list_reports(store)) == 1
        assert print_events(console, list_timeline(store), partial(names_of, store)) == 2
        reading = next(store.readings())
        for event in reading.events:
            entry = event_entry(store, event.id)
            print_event(console, entry, [SAME])
            print_sources(console, entry, actor_names(store))
            apart = replace(DISAGREEMENT, sides=(replace(DISAGREEMENT.sides[0], spans=(event.trigger,)),))
            assert print_disagreements(console, [(entry, apart)], {}) == 1
    assert print_judgements(console, [JUDGEMENT]) == 1
    print_reading(console, reading)
    for time in reading.times:
        print_time(console, reading, time.id)
    return out.getvalue()


def test_hostile_text_is_shown_not_obeyed(tmp_path: Path) -> None:
    """No escape sequence of a report reaches the terminal, no markup is taken for it, nothing turns round or hides."""
    out = printed(make_record(tmp_path / "r", hostile_reading()))
    ours = re.sub(r"\x1b\[[0-9;]*m", "", out)
    assert {unicodedata.category(character) for character in ours if character != "\n"}.isdisjoint({"Cc", "Cf"})
    assert "[bold red]x[/]" in ours
    assert ":smile:" in ours
    assert r"\u202egnp" in ours
    assert r"\x1b[2J" in ours.replace("\n", "")


def test_tables_fit_eighty_columns(tmp_path: Path) -> None:
    """No row of a table is wider than 80 columns, however long and wide the words."""
    long = make_reading(
        [f"On Friday {'長い' * 200} {'x' * 300}."],
        times=[("Friday", FRIDAY)],
        path=f"{'f' * 200}.txt",
        title="題" * 100,
        publisher="P" * 100,
    )
    long = with_event(long, "x" * 300, FRIDAY, actor=("長い" * 200, "actor-1"))
    out = io.StringIO()
    console = Console(file=out, width=80, markup=False, highlight=False, emoji=False)
    with Store.open(make_record(tmp_path / "r", long)) as store:
        print_reports(console, list_reports(store))
        assert print_events(console, list_timeline(store), partial(names_of, store)) == 1
    assert max(map(cell_len, out.getvalue().splitlines())) <= 80


def test_who_is_told_by_a_pronoun_is_named(tmp_path: Path) -> None:
    """Where it is known who that is; what the report says stands beside it anyway."""
    norland = actor_id(MentionType.GOVERNMENT, "Norland")
    reading = make_reading(["Norland waited, and then it marched on Friday."], published=FRIDAY)
    named = with_name(reading, "Norland", MentionType.GOVERNMENT)
    made = with_event(named, "marched", FRIDAY, actor=("it", norland))
    out = io.StringIO()
    with Store.open(make_record(tmp_path / "r", made)) as store:
        print_events(Console(file=out, width=80, markup=False), list_timeline(store), partial(names_of, store))
    what = [line[17:44].strip() for line in out.getvalue().splitlines()]
    assert "Norland" in what
    assert "it" not in what


def test_the_timeline_says_when_what_and_who(tmp_path: Path) -> None:
    """A row gives days, basis, a usable identifier, type, status, who acts, the words, who says so, and the report."""
    reading = make_reading(["Norland said envoys will meet all that week."], published=FRIDAY, path="a/talks.txt")
    said = with_statement(reading, source="Norland", cue="said", content="envoys will meet all that week", actor="a-1")
    made = with_event(said, "meet", WEEK, status=Status.PLANNED, actor=("envoys", "a-2"))
    out = io.StringIO()
    with Store.open(make_record(tmp_path / "r", made)) as store:
        print_events(Console(file=out, width=80, markup=False), list_timeline(store), partial(names_of, store))
    for shown in (
        *("2030-11-19", "– 2030-11-25", "resolved", made.events[0].id[:14], "○ planned", "CONSULT", "envoys"),
        *("Norland said envoys", "says Norland, via Herald", "Quillon", "talks.txt"),
    ):
        assert shown in out.getvalue()


def test_every_status_is_drawn_in_its_own_way() -> None:
    """Sign and colour differ from status to status, so that a page in black and white tells them apart too."""
    assert len(set(STATUS_SIGNS.values())) == len(set(STATUS_STYLES.values())) == len(Status)
    assert {"●", "○", "✕"} <= set(STATUS_SIGNS.values())


def test_many_rows_have_one_header(tmp_path: Path) -> None:
    """Tables printed in pieces look like one."""
    made = [make_reading([f"Report {number}."], path=f"{number}.txt") for number in range(150)]
    out = io.StringIO()
    with Store.open(make_record(tmp_path / "r", *made)) as store:
        assert print_reports(Console(file=out, width=80, markup=False), list_reports(store)) == 150
    assert out.getvalue().count("Publisher") == 1


def test_a_report_is_told_with_its_reasons() -> None:
    """The day comes with each reason in words and the words of the report it rests on."""
    reading = make_reading(["Talks resumed."], published=FRIDAY)
    out = io.StringIO()
    print_reading(Console(file=out, width=80, markup=False), reading)
    assert "published  2030-11-22 (stated)" in out.getvalue()
    assert "- it is so" in out.getvalue()


def test_the_console_takes_text_as_text() -> None:
    """The console of the command line knows no markup and no emoji names."""
    console = make_console()
    with console.capture() as capture:
        console.print("[red]x[/red] :smile:")
    assert capture.get() == "[red]x[/red] :smile:\n"


@given(st.text())
def test_visible_text_is_one_safe_line(text: str) -> None:
    """Whatever the text, what is shown is one line without control or hidden characters, and ordinary words stay."""
    shown = visible(text)
    assert len(shown.splitlines()) <= 1
    allowed = "\u00ad\u200c\u200d"
    assert all(unicodedata.category(c) not in ("Cc", "Cf", "Zl", "Zp") or c in allowed for c in shown)
    assert visible("Żar, ‘quoted’ – naïve 長い") == "Żar, ‘quoted’ – naïve 長い"
