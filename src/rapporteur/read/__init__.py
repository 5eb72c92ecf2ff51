"""Read: files, pages and JSON lines -> `Document`. The text is taken once and never changes afterwards.

`list_files` finds what there is to read, `open_file` gives the bytes of each report, `read_report` makes a document of
them.
"""

from rapporteur.read.files import File, Input, list_files, open_file
from rapporteur.read.report import read_report

__all__ = ["File", "Input", "list_files", "open_file", "read_report"]
