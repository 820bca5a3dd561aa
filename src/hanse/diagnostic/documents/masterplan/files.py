"""A roadmap's master plan as one file, whoever asks for it."""

from django.http import HttpResponse

from hanse.diagnostic.documents.masterplan.calendar import plan_ics
from hanse.diagnostic.documents.masterplan.paper import plan_pdf
from hanse.diagnostic.documents.masterplan.tables import plan_csv, plan_json
from hanse.diagnostic.documents.masterplan.values import MasterPlan
from hanse.diagnostic.documents.masterplan.word import plan_docx
from hanse.diagnostic.documents.masterplan.workbook import plan_xlsx
from hanse.kernel.downloads import attachment

MAKERS = {
    "pdf": plan_pdf,
    "docx": plan_docx,
    "xlsx": plan_xlsx,
    "csv": plan_csv,
    "ics": plan_ics,
    "json": plan_json,
}
KINDS = tuple(MAKERS)


def file_of(plan: MasterPlan, kind: str) -> HttpResponse:
    """The file as a download; `kind` is one of `KINDS`."""
    return attachment(MAKERS[kind](plan), kind, plan.roadmap.city.name, plan.roadmap.name, otherwise="master-plan")
