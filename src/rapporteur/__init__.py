"""Rapporteur reads news reports about a negotiation or a conflict and keeps the record."""

__version__ = "0.1.0"
