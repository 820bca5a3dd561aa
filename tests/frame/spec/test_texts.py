"""Every text of a procedure is found, also those of parts within questions."""

from hanse.frame.spec.texts import texts_of
from hanse.questions.spec.question import Check, Question
from hanse.questions.spec.questionnaire import Section
from tests.frame.samples import permit, t


def test_texts_of_checks_options_and_entries_of_groups_are_found() -> None:
    child = Question(key="name", kind="text", text=t("Name of the child"))
    group = Question(
        key="children",
        kind="group",
        text=t("Children"),
        of=(child,),
        maximum=3,  # type: ignore[arg-type]
        checks=(Check(when="count(children) < 3", says=t("Too many")),),
    )
    section = Section(key="family", title=t("Family"), intro=t("Who lives with you"), questions=(group,))
    sample = permit()

    found = {text.default for _place, _part, text in texts_of(permit(sections=(*sample.sections, section)))}

    assert {"Name of the child", "Too many", "Who lives with you", "Are you the owner", "Yes"} <= found
