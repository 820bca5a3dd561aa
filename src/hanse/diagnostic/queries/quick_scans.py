"""Reads of quick scans. To know the secret is to have the right."""

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache
from uuid import UUID

from hanse.diagnostic.engine.answers import Units
from hanse.diagnostic.engine.gather import gathered
from hanse.diagnostic.engine.model.framework import Framework
from hanse.diagnostic.engine.result import Result as Scored
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.models import QuickScan, Version
from hanse.diagnostic.queries.frameworks import framework, newest_version, questionnaire_of
from hanse.kernel.clock import now
from hanse.questions.spec.answer import Answer, State
from hanse.questions.spec.checking import answer_from_json
from hanse.questions.spec.question import EvidenceNeed, EvidenceRule, NotApplicableRule, Question
from hanse.questions.spec.questionnaire import Questionnaire

FRAMEWORK = "quick_scan"
KEPT_FOR = timedelta(days=90)
"""How long a scan is kept after somebody last answered or looked; the pages say so."""


def digest_of(secret: str) -> str:
    """What is stored of a link's secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def scan_of(secret: str) -> QuickScan | None:
    """The scan behind a link, while it is kept."""
    return QuickScan.objects.filter(secret_digest=digest_of(secret), touched_at__gte=oldest_kept()).first()


def oldest_kept() -> datetime:
    """Scans untouched since before this moment are gone."""
    return now() - KEPT_FOR


def begun_lately(within: timedelta) -> int:
    """How many scans were begun, by anybody; the index is the one on `touched_at`."""
    since = now() - within
    return QuickScan.objects.filter(touched_at__gte=since, created_at__gte=since).count()


def scan_version() -> Version:
    """The version under which scans are answered and scored."""
    return Version(FRAMEWORK, newest_version(FRAMEWORK))


def scan_framework() -> Framework:
    return framework(*scan_version())


def has_questions_of_the_scan(questionnaire: Questionnaire) -> bool:
    """Whether answers of a quick scan can be of use to a questionnaire."""
    return not scan_questions().questions.keys().isdisjoint(questionnaire.questions)


@cache
def scan_questions() -> Questionnaire:
    """The questions of a scan in their sections."""
    full = questionnaire_of(*scan_version())
    sections = tuple(replace(one, questions=tuple(map(_short, one.questions))) for one in full.sections)
    return replace(full, sections=sections)


def _short(question: Question) -> Question:
    """Without free words and proof: reasons and evidence are asked for in the whole diagnostic alone."""
    return replace(question, not_applicable=NotApplicableRule(), evidence=EvidenceRule(need=EvidenceNeed.NONE))


def given_in_scan(scan: QuickScan) -> Mapping[str, Answer]:
    """The answers as values, in the questionnaire's order; those to questions it has no more are left out."""
    questions = scan_questions().questions
    return {
        key: answer_from_json(question, stored["state"], stored["value"])
        for key, question in questions.items()
        if (stored := scan.answers.get(key))
    }


def known_answers(scan: QuickScan) -> Mapping[str, Answer]:
    """Those that a city can take over: all but what was not known."""
    return {key: answer for key, answer in given_in_scan(scan).items() if answer.state is State.ANSWERED}


def scored_scan(scan: QuickScan) -> Scored:
    """The scan's scores, as one unit."""
    scheme = scan_framework()
    units = Units(by=("scan",), keys=((FRAMEWORK,),), names=(FRAMEWORK,))
    return score(scheme, gathered(scheme.questions, units, [given_in_scan(scan)]))


_ORIGIN = "quick scan "


def origin_of(scan: QuickScan) -> str:
    """The label by which answers that came from a scan are known again."""
    return f"{_ORIGIN}{scan.id}"


def scan_id_in(origin: str) -> UUID | None:
    """The scan that a label names; None for answers that came from elsewhere."""
    return UUID(origin.removeprefix(_ORIGIN)) if origin.startswith(_ORIGIN) else None
