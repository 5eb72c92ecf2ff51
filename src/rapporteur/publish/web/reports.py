"""Reports: the reports of a record by path, some on a page."""

from rapporteur.publish.web.asked import Asked, Context
from rapporteur.publish.web.paging import Paging
from rapporteur.record.store import Store
from rapporteur.record.views import count_reports, list_reports, reports_by_id

ON_A_PAGE = 100


def make_reports(store: Store, asked: Asked) -> Context:
    """Return what the page of reports shows."""
    paging = Paging.at(asked.number("page"), count=count_reports(store, asked.vantage), size=ON_A_PAGE)
    reports = list(list_reports(store, asked.vantage, after=paging.first - 1, most=paging.size))
    originals = reports_by_id(store, {one.line["syndicated_from"] for one in reports} - {None})
    return {"title": "Reports", "reports": reports, "originals": originals, "paging": paging}
