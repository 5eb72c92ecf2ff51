"""Read: files, pages and JSON lines -> `Document`. The text is taken once and never changes afterwards.

`files.list_files` finds what there is to read, `files.open_file` gives the bytes of each report, `report.read_report`
makes a document of them.
"""
