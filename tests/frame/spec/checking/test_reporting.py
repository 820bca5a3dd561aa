"""Reports and what is nearby: questions of the right kinds, and nothing told that is not public."""

from typing import Any

import pytest

from hanse.frame.spec.declaration import Who
from hanse.frame.spec.faults import ProcedureError
from hanse.frame.spec.reporting import Nearby, Reports
from hanse.frame.spec.steps import Publication
from hanse.questions.spec.question import Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import permit, t

PLACE = Section(key="place", title=t("Place"), questions=(Question(key="spot", kind="place", text=t("Where")),))
PUBLIC = Publication(title=t("Permits"), states=("checking",), answers=("spot",))


def faults(**changes: Any) -> str:
    with pytest.raises(ProcedureError) as refused:
        permit(sections=(*permit().sections, PLACE), **changes)
    return str(refused.value)


def test_a_sound_declaration_is_taken() -> None:
    sections = (*permit().sections, PLACE)
    made = permit(
        sections=sections,
        public=PUBLIC,
        nearby=Nearby(location="spot"),
    )

    assert made.nearby is not None
    assert (made.nearby.metres, made.nearby.days) == (50, 30)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reports": Reports(location="area", description="email")}, "of the kind number; name one of the kind place"),
        ({"reports": Reports(location="spott", description="email")}, "there is no applicant's question “spott”"),
        ({"reports": Reports(location="spot", description="email")}, "of the kind email; name one of the kind text"),
        ({"nearby": Nearby(location="spot")}, "name it under public, answers"),
        ({"nearby": Nearby(location="spot", metres=0), "public": PUBLIC}, "from 1 to 5000"),
        ({"nearby": Nearby(location="spot", days=1000), "public": PUBLIC}, "from 1 to 730"),
        ({"nearby": Nearby(location="spot", category="owner"), "public": PUBLIC}, "answers to owner are shown"),
        ({"reports": Reports(location="spot", description="email"), "who": Who.PERSON}, "let anyone apply"),
    ],
)
def test_what_is_wrong_is_said(changes: dict[str, Any], words: str) -> None:
    assert words in faults(**changes)
