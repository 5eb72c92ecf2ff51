"""IRIs: what the things of a record are called in RDF and JSON-LD."""

from urllib.parse import quote

from rapporteur.model import Span

BASE = "urn:rapporteur:"


def iri(identifier: str) -> str:
    """Return the IRI of something that has an identifier.

    >>> iri("event-1a2b")
    'urn:rapporteur:event-1a2b'
    """
    return BASE + quote(identifier, safe="-._~@:")


def maker_iri(made_by: str) -> str:
    """Return the IRI of what made something: a rule or model with its version, or a person.

    >>> maker_iri("times@1"), maker_iri("person:Ana Orlo")
    ('urn:rapporteur:maker:times@1', 'urn:rapporteur:maker:person:Ana%20Orlo')
    """
    return iri(f"maker:{made_by}")


def span_iri(span: Span) -> str:
    """Return the IRI of a stretch of a document's text: the fragment that RFC 5147 gives characters of plain text.

    >>> span_iri(Span("doc-1", 0, 5, "Talks"))
    'urn:rapporteur:doc-1#char=0,5'
    """
    return f"{iri(span.document)}#char={span.start},{span.end}"
