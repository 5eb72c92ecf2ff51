"""Tables and pages for the terminal, 80 columns wide where there is none. What reports say is shown, never obeyed."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from rapporteur.lines import Line, interval_from
from rapporteur.link.clusters import Link
from rapporteur.model import (
    Event,
    EventMention,
    Interval,
    Participant,
    Place,
    Reading,
    Span,
    Statement,
    Status,
    TimeExpression,
)
from rapporteur.publish.words import (
    PRONOUNS,
    broken_words,
    count_words,
    interval_words,
    quantity_words,
    review_words,
    speaker_words,
    visible,
)
from rapporteur.record.consensus import Told, roots_of
from rapporteur.record.disagreements.sides import Disagreement
from rapporteur.record.event_views import EventEntry, MentionEntry
from rapporteur.record.judged import Judgement
from rapporteur.record.reviews import Review
from rapporteur.record.views import ReportEntry, StatementEntry, statement_in, time_with_sentence
from rapporteur.workers import batched

# Rows are printed some at a time, in columns of fixed width: the first stand there at once, and memory stays flat.
ROWS_AT_ONCE = 100
ID_CHARACTERS = 14
DAY_CHARACTERS = 12
REPORT_CHARACTERS = 20
EVENT_CHARACTERS = 24
LONGEST = 600
STATUS_WORDS = {status: status.value.replace("_", " ") for status in Status}
STATUS_SIGNS = {
    Status.HAPPENED: "●", Status.ONGOING: "◐", Status.PLANNED: "○", Status.POSSIBLE: "?", Status.CALLED_OFF: "⊘",
    Status.DID_NOT_HAPPEN: "✕",
}  # fmt: skip
Names = Mapping[str, str]
STATUS_STYLES = {
    Status.HAPPENED: "", Status.ONGOING: "cyan", Status.PLANNED: "green", Status.POSSIBLE: "yellow",
    Status.CALLED_OFF: "magenta", Status.DID_NOT_HAPPEN: "red",
}  # fmt: skip


def make_console() -> Console:
    """Return a console on standard output that takes text as text."""
    return Console(markup=False, highlight=False, emoji=False)


def print_reports(console: Console, reports: Iterable[ReportEntry]) -> int:
    """Print reports as a table: identifier, day, publisher, title and path. Return their number."""
    count = 0
    for batch in batched(reports, ROWS_AT_ONCE):
        table = make_table(console, first=not count)
        table.add_column("Id", width=ID_CHARACTERS, no_wrap=True)
        table.add_column("Published", width=DAY_CHARACTERS)
        table.add_column("Publisher", width=REPORT_CHARACTERS - 2)
        table.add_column("Report", ratio=1, overflow="fold")
        for report in batch:
            what = Text(_short(report.title or "(no title)"))
            what.append(f"\n{_file_name(report)}", style="dim")
            if report.line["syndicated_from"]:
                what.append(f"\ncopy of {short_id(report.line['syndicated_from'])}", style="dim")
            table.add_row(short_id(report.id), days_text(report.published), Text(_short(report.publisher or "")), what)
        console.print(table)
        count += len(batch)
    return count


def print_events(
    console: Console, entries: Iterable[EventEntry], called: Callable[[Iterable[str | None]], Names]
) -> int:
    """Print events as a table: days and basis; status, type and who, whom, where, how many; the words that show it
    best, who says so, the report, and how many more there are. `called` gives the names of actors that stand where a
    report has a pronoun. Return their number."""
    count = 0
    for batch in batched(entries, ROWS_AT_ONCE):
        table = make_table(console, first=not count)
        table.add_column("When", width=ID_CHARACTERS)
        table.add_column("What", width=EVENT_CHARACTERS, overflow="fold")
        table.add_column("Words", ratio=1, overflow="fold")
        names = called({part.actor for one in batch for part in _taking_part(one.lead.mention)})
        for entry in batch:
            when = days_text(entry.event.time)
            when.append(f"\n{entry.event.time.basis}\n{short_id(entry.event.id)}", style="dim")
            words = _mention_words(entry.lead)
            if entry.event.reports > 1:
                words.append(f"\n{_sources_words(entry.event)}", style="dim")
            table.add_row(when, _what(entry.event, entry.lead.mention, names), words)
        console.print(table)
        count += len(batch)
    return count


def _mention_words(entry: MentionEntry) -> Text:
    words = _marked(entry.words, [entry.mention.trigger])
    for statement in entry.within[:1]:
        words.append(f"\nsays {_said_by(statement)}", style="dim")
    words.append(f"\n{_publisher_and_file(entry.report)}", style="dim")
    return words


def _sources_words(event: Event) -> str:
    return f"{count_words(event.reports, 'report')}, {count_words(event.independent, 'independent source')}"


def print_event(console: Console, entry: EventEntry, merges: Iterable[Link]) -> None:
    """Print one event: what all that is told of it comes to, every mention, and why these are held to be one."""
    event = entry.event
    facts = {
        "id": event.id,
        "type": event.type.value + (f", {event.mode}" if event.mode else ""),
        "status": STATUS_WORDS[event.status],
        "when": f"{interval_words(event.time)} ({event.time.basis})",
        "because": "; ".join(f"“{cue.quote}”" for cue in event.time.cues),
        "who": _quoted(part for one in event.mentions for part in one.actors),
        "whom": _quoted(part for one in event.mentions for part in one.recipients),
        "where": _quoted(event.places),
        "how many": "; ".join(quantity_words(quantity) for quantity in event.quantities),
        "sources": _sources_words(event),
    }
    _print_facts(console, facts)
    for one in entry.mentions:
        console.print()
        console.print(_marked(one.words, [one.mention.trigger]))
        _print_facts(console, _mention_facts(one))
    told = sorted(merges, key=lambda one: (-one.score, one.one, one.other))
    if told:
        console.print("\nheld to be one event, because")
    for same in told:
        console.print(Text(f"  {same.one} = {same.other}: {visible(same.reason)}", style="dim"), soft_wrap=True)


def _mention_facts(entry: MentionEntry) -> dict[str, str]:
    mention, report, trigger = entry.mention, entry.report, entry.mention.trigger
    return {
        "mention": f"{mention.id}, “{trigger.quote}”, characters {trigger.start} to {trigger.end}",
        "type": mention.type.value + (f", {mention.mode}" if mention.mode else ""),
        "status": STATUS_WORDS[mention.status],
        "when": f"{interval_words(mention.time)} ({mention.time.basis})",
        "said by": "; ".join(_said_by(statement) for statement in entry.within),
        "confidence": str(mention.confidence),
        "report": f"{report.title or '(no title)'} ({report.id})",
        "published": interval_words(report.published),
    }


def print_actor(console: Console, line: Line, names: Mapping[str, str]) -> None:
    """Print one actor from its line: its names, how often it is mentioned, its offices with the words."""
    console.print(Text(visible(line["name"] or "(no name)"), style="bold"))
    documents = {mention["span"]["document"] for mention in line["mentions"]}
    facts = {
        "id": line["id"],
        "type": line["type"] or "",
        "names": ", ".join(line["names"]),
        "country": line["country"] or "",
        "mentioned": f"{count_words(len(line['mentions']), 'time')} in {count_words(len(documents), 'report')}",
    }
    _print_facts(console, facts)
    for role in line["roles"]:
        interval = interval_from(role["interval"])
        of = f"of {names.get(role['of'], role['of'])}" if role["of"] else ""
        label = Text("\n").append(visible(f"{role['title'] or ''} {of}".strip()), style="bold")
        console.print(label.append(f"  {interval_words(interval)} ({interval.basis})", style="dim"))
        for quote, reports in Counter(span["quote"] for span in role["spans"]).items():
            times = f"  {count_words(reports, 'time')}" if reports > 1 else ""
            console.print(Text(f"{'':>10}  “{visible(quote)}”{times}"), soft_wrap=True)


def print_sources(console: Console, entry: EventEntry, names: Mapping[str, str]) -> None:
    """Print from whom an event is known: each source at the root, and the reports that have it from there, through
    whom, and in which words."""
    event = entry.event
    console.print(Text(f"{event.type.value}, {STATUS_WORDS[event.status]}, {interval_words(event.time)}", style="bold"))
    console.print(Text(f"{_sources_words(event)}"))
    words = {one.mention.id: one for one in entry.mentions}
    for root, told in roots_of(entry.told).items():
        name = names.get(root.key, root.name)
        kind = {"anonymous": " (anonymous)", "outlet": " (in its own words)"}.get(root.kind, "")
        tree = Tree(Text(f"{visible(name)}{kind}", style="bold"))
        for one in told:
            tree.add(_chain(one, words[one.mention.id]))
        console.print(tree)


def _chain(one: Told, entry: MentionEntry) -> Text:
    """Return the way from an outlet to the source of one mention, and the words."""
    outlet = one.outlet.name + (f", from {one.outlet.root}" if one.outlet.root != one.outlet.name else "")
    via = "".join(f" → {carrier.name}" for carrier in one.within[0].via) if one.within else ""
    source = f" → {broken_words(one.within[0].source.spans)}" if one.within and one.within[0].source.spans else ""
    chain = Text(visible(f"{outlet}{via}{source}"), style="cyan")
    chain.append(f"  {interval_words(entry.report.published)}, {_file_name(entry.report)}", style="dim")
    chain.append("\n").append_text(_marked(entry.words, [one.mention.trigger]))
    return chain


def print_disagreements(
    console: Console, found: Iterable[tuple[EventEntry | None, Disagreement]], names: Mapping[str, str]
) -> int:
    """Print what does not fit together, of an event or without one, each side with its words. Return how often."""
    count = 0
    for entry, one in found:
        label = Text(visible(f"{one.type.replace('_', ' ')}: {one.about}"), style="bold")
        event = entry and entry.event
        about = f"  {event.type.value}, {interval_words(event.time)}, {short_id(event.id)}" if event else ""
        tree = Tree(label.append(about, style="not bold dim"))
        for side in one.sides:
            held = ", ".join(names.get(name, name) for name in side.held_by)
            branch = tree.add(Text(visible(f"{names.get(side.value, side.value)}: {held}")))
            for span in side.spans:
                branch.add(_in_its_words(span, entry))
        console.print(tree)
        count += 1
    return count


def _in_its_words(span: Span, entry: EventEntry | None) -> Text:
    """Return a span marked in the sentence that a mention of an event stands in, with the report."""
    here = [one for one in entry.mentions if one.words.document == span.document] if entry else []
    if not here:
        return Text(f"“{visible(span.quote)}”", style="bold")
    around = next((one for one in here if one.words.start <= span.start and span.end <= one.words.end), None)
    words = _marked(around.words, [span]) if around else Text(visible(span.quote), style="bold")
    return words.append(f"  {_file_name(here[0].report)}", style="not bold dim")


def print_judgements(console: Console, judgements: Iterable[Judgement | Review]) -> int:
    """Print what persons judged, and what they found right or wrong. Return how many judgements there are."""
    count = 0
    for batch in batched(judgements, ROWS_AT_ONCE):
        table = make_table(console, first=not count)
        table.add_column("Id", width=ID_CHARACTERS + 5, no_wrap=True)
        table.add_column("Verdict", width=DAY_CHARACTERS)
        table.add_column("Of", ratio=1, overflow="fold")
        for one in batch:
            of = f"{one.one}\n{one.other}" if isinstance(one, Judgement) else f"{one.mention}\n{review_words(one)}"
            shown = Text("\n".join(map(visible, of.split("\n"))))
            shown.append(f"\n{visible(one.reason)}  {visible(one.made_by)}, {one.made_at}", style="dim")
            verdict = str(one.verdict) + (f"\nundone {one.undone_at}" if one.undone_at else "")
            table.add_row(visible(one.id)[: ID_CHARACTERS + 5], verdict, shown)
        console.print(table)
        count += len(batch)
    return count


def _taking_part(mention: EventMention) -> tuple[Participant, ...]:
    return *mention.actors, *mention.recipients


def _what(event: Event | EventMention, shown: EventMention, names: Names) -> Text:
    """Return an event's status, type and parts, each on a line; the status drawn as a sign, a word and a colour."""
    what = Text(f"{STATUS_SIGNS[event.status]} {STATUS_WORDS[event.status]}", style=STATUS_STYLES[event.status])
    what.append(f"\n{event.type.value}", style="bold")
    if event.mode:
        what.append(f" {event.mode}", style="not bold")
    who, whom, where = (_short(_names(part, names)) for part in (shown.actors, shown.recipients, shown.places))
    if who or whom:
        what.append(f"\n{who or '?'}{f' → {whom}' if whom else ''}", style="not bold")
    if where:
        what.append(f"\nin {where}", style="not bold")
    for quantity in event.quantities:
        what.append(f"\n{quantity_words(quantity)}", style="not bold")
    return what


def _names(participants: Iterable[Participant | Place], names: Names) -> str:
    """Return the words for who takes part, each once; names for pronouns."""
    words = ((one.span.quote, names.get(one.actor or "", one.span.quote)) for one in participants)
    return ", ".join(dict.fromkeys(name if told.lower() in PRONOUNS else told for told, name in words))


def _quoted(participants: Iterable[Participant | Place]) -> str:
    told = (f"“{one.span.quote}”{f' ({one.actor})' if one.actor else ''}" for one in participants)
    return "; ".join(dict.fromkeys(told))


def _said_by(statement: Statement) -> str:
    """Return who says it, and through whom."""
    return _short(speaker_words(statement))


def _publisher_and_file(report: ReportEntry) -> str:
    return f"{_short(report.publisher or '')}  {_file_name(report)}".strip()


def print_statements(console: Console, entries: Iterable[StatementEntry]) -> int:
    """Print statements as a table: who, by whom, in which words, what, and the report. Return their number."""
    count = 0
    for batch in batched(entries, ROWS_AT_ONCE):
        table = make_table(console, first=not count)
        table.add_column("Who", width=REPORT_CHARACTERS + 2, overflow="fold")
        table.add_column("Says", ratio=1, overflow="fold")
        table.add_column("Report", width=REPORT_CHARACTERS - 2, overflow="fold")
        for entry in batch:
            report = Text(_short(entry.report.publisher or ""))
            report.append(f"\n{_file_name(entry.report)}", style="dim")
            table.add_row(_who(entry.statement), _says(entry.statement), report)
        console.print(table)
        count += len(batch)
    return count


def print_statement(console: Console, reading: Reading, identifier: str) -> None:
    """Print one statement with its report; NotInRecord where the reading has none such."""
    statement = statement_in(reading, identifier)
    console.print(_says(statement))
    facts = {
        "id": statement.id,
        "source": " … ".join(f"“{span.quote}”" for span in statement.source.spans) or "none is named",
        "anonymous": "the name is kept back" if statement.source.anonymous else "",
        "actor": statement.source.actor or "",
        "via": ", then ".join(carrier.name for carrier in statement.via),
        "cue": " … ".join(f"“{span.quote}”" for span in statement.cue),
        "stance": statement.stance.value,
        "form": "in quotation marks" if statement.direct else "in the report's words",
        "said": f"{interval_words(statement.time)} ({statement.time.basis})",
        "confidence": str(statement.confidence),
        "made by": statement.made_by,
    }
    _print_facts(console, facts | _report_facts(reading))


def _who(statement: Statement) -> Text:
    who = Text(_short(broken_words(statement.source.spans)) or "(no source)")
    if statement.source.anonymous:
        who.append("\nanonymous", style="dim")
    for carrier in reversed(statement.via):
        who.append(f"\nvia {visible(carrier.name)}", style="dim")
    who.append(f"\n{interval_words(statement.time)}\n{short_id(statement.id)}", style="dim")
    return who


def _says(statement: Statement) -> Text:
    says = Text(_short(broken_words(statement.cue)), style="bold")
    says.append(f"  {_short(broken_words(statement.content))}", style="not bold")
    return says


def print_reading(console: Console, reading: Reading) -> None:
    """Print one report: what is known of it, its day with the reasons, its time expressions, statements and events."""
    document, dating = reading.document, reading.dating
    console.print(Text(visible(document.title or "(no title)"), style="bold"))
    facts = {
        "id": document.id,
        "from": document.path or document.url or "",
        "publisher": document.publisher or "not known",
        "agencies": ", ".join(document.agencies),
        "language": document.language or "",
        "copy of": document.syndicated_from or "",
        "published": f"{interval_words(document.published)} ({document.published.basis})",
    }
    _print_facts(console, facts)
    for reason in dating.reasons:
        quoted = "; ".join(f"“{visible(span.quote)}”{_elsewhere(span, document.id)}" for span in reason.spans)
        console.print(Text(f"{'':>10}  - {visible(reason.words)}{': ' if quoted else ''}{quoted}"), soft_wrap=True)
    console.print(Text(f"\n{count_words(len(reading.times), 'time expression')}"))
    if reading.times:
        _print_times(console, reading.times)
    console.print(Text(f"\n{count_words(len(reading.statements), 'statement')}"))
    if reading.statements:
        _print_statements(console, reading.statements)
    console.print(Text(f"\n{count_words(len(reading.events), 'event')}"))
    if reading.events:
        _print_events(console, reading.events)


def print_time(console: Console, reading: Reading, identifier: str) -> None:
    """Print one time expression with its sentence and its report; NotInRecord where the reading has none such."""
    time, sentence = time_with_sentence(reading, identifier)
    words = sentence.span if sentence else time.span
    console.print(_marked(words, [time.span]))
    facts = {
        "id": time.id,
        "words": f"“{time.span.quote}”, characters {time.span.start} to {time.span.end}",
        "type": time.type.value,
        "value": time.value or "cannot be worked out",
        "modifier": time.mod or "",
        "when": f"{interval_words(time.interval)} ({time.interval.basis})" if time.interval else "",
        "because": "; ".join(f"“{cue.quote}”" for cue in time.interval.cues) if time.interval else "",
        "made by": time.made_by,
    }
    _print_facts(console, facts | _report_facts(reading))


def _report_facts(reading: Reading) -> dict[str, str]:
    """Return what is said of the report that an annotation stands in."""
    document = reading.document
    return {
        "report": f"{document.title or '(no title)'} ({document.id})",
        "published": interval_words(document.published),
    }


def _print_facts(console: Console, facts: Mapping[str, str]) -> None:
    """Print what is known, name by name, and nothing where there is nothing."""
    for name, value in facts.items():
        if value:
            console.print(Text(f"{name:>10}  {visible(value)}"), soft_wrap=True)


def _print_times(console: Console, times: Iterable[TimeExpression]) -> None:
    table = make_table(console, first=True)
    table.add_column("Words", ratio=1, overflow="fold")
    table.add_column("Type", width=8)
    table.add_column("Value", width=14, overflow="fold")
    table.add_column("When", width=DAY_CHARACTERS)
    table.add_column("Id", width=ID_CHARACTERS, no_wrap=True)
    for time in times:
        when = days_text(time.interval) if time.interval else Text("")
        kind = Text(time.type.value)
        table.add_row(Text(_short(time.span.quote)), kind, Text(visible(time.value or "?")), when, short_id(time.id))
    console.print(table)


def _print_statements(console: Console, statements: Iterable[Statement]) -> None:
    table = make_table(console, first=True)
    table.add_column("Who", width=REPORT_CHARACTERS + 4, overflow="fold")
    table.add_column("Says", ratio=1, overflow="fold")
    for statement in statements:
        table.add_row(_who(statement), _says(statement))
    console.print(table)


def _print_events(console: Console, events: Iterable[EventMention]) -> None:
    table = make_table(console, first=True)
    table.add_column("When", width=ID_CHARACTERS)
    table.add_column("What", width=EVENT_CHARACTERS, overflow="fold")
    table.add_column("Words", ratio=1, overflow="fold")
    for event in events:
        when = days_text(event.time)
        when.append(f"\n{short_id(event.id)}", style="dim")
        table.add_row(when, _what(event, event, {}), Text(_short(event.trigger.quote)))
    console.print(table)


def make_table(console: Console, *, first: bool) -> Table:
    """Return a table as all of ours are, with its header if it is the first."""
    return Table(box=SIMPLE_HEAD, show_header=first, show_edge=False, width=console.width, pad_edge=False)


def days_text(interval: Interval) -> Text:
    """Return an interval for a narrow column."""
    return Text(interval_words(interval).replace(" to ", "\n– "))


def short_id(identifier: str) -> str:
    """Return as much of an identifier as tells it from others."""
    return visible(identifier)[:ID_CHARACTERS]


def _short(text: str) -> str:
    shown = visible(text[: LONGEST + 1])
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]} […]"


def _elsewhere(span: Span, document: str) -> str:
    return "" if span.document == document else f" in {span.document}"


def _marked(words: Span, marks: Iterable[Span]) -> Text:
    """Return words with the marked spans in bold, on one line; of very long ones the beginning."""
    shown, at = Text(), words.start
    for mark in sorted(marks):
        shown.append(visible(words.quote[at - words.start : mark.start - words.start]))
        shown.append(visible(mark.quote), style="bold")
        at = mark.end
    shown.append(visible(words.quote[at - words.start :][: LONGEST * 2]))
    if len(shown) > LONGEST:
        shown.truncate(LONGEST)
        shown.append(" […]")
    return shown


def _file_name(report: ReportEntry) -> str:
    return visible(report.path.rsplit("/", 1)[-1])
