"""The form of a part: what it shows, what it writes, and what becomes of other languages, of strange values, and of
what somebody else saved meanwhile."""

import re
from contextlib import suppress

import pytest

from hanse.frame.spec.file.reading import parse_procedure
from hanse.frame.tools.carried import templates
from hanse.frame.tools.designer.actions.drafting import save_draft
from hanse.frame.tools.designer.editing.editing import set_value
from hanse.frame.tools.designer.editing.parts import text_ids
from hanse.frame.tools.designer.editing.rewriting import languages_in, plain, sheets_of
from hanse.frame.tools.designer.editing.sheets import words_in
from hanse.frame.tools.designer.editing.values import NoSuchStepError
from hanse.frame.tools.designer.enums import Change
from hanse.frame.tools.designer.forms.part import PartForm
from hanse.frame.tools.designer.models import Draft, Revision
from hanse.kernel.yaml.document import Steps
from tests.frame.tools.designer.people import a_designer, a_draft, at_work

pytestmark = pytest.mark.django_db
HEAD = "procedure.yaml"


def address(draft: Draft, way: str) -> str:
    return f"/en/design/drafts/{draft.id}/parts/{way}/"


def as_shown(draft: Draft, steps: Steps) -> dict[str, object]:
    """What a browser sends of a form that nobody has touched."""
    form = PartForm(draft.files, steps)
    data: dict[str, object] = {"number": draft.number}
    for name, field in form.fields.items():
        value = form.get_initial_for_field(field, name)
        data[name] = value if value is not None else ""
    for one in form.controls:
        if one.template == "grid":
            rows = list(one.rows(None))
            data[one.count_name()] = len(rows)
            data |= {cell.name: cell.value for _row, cells in rows for cell in cells}
    if form.table:
        rows = list(form.table.rows())
        data |= {"rule-rows": len(rows), **{cell.name: cell.value for row in rows for cell in row}}
    return data


def every_page(draft: Draft) -> list[Steps]:
    """The ways to all parts that have a page."""
    found: list[Steps] = [()]

    def walk(value: object, steps: Steps) -> None:
        items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
        for step, one in items:
            if isinstance(one, dict) and steps[-1:] != ("answers",):
                found.append((*steps, step))
            walk(one, (*steps, step))

    walk(plain(draft.files), ())
    return found


def different_forms(draft: Draft) -> dict[object, PartForm]:
    """Of all forms one of each kind, and of questions one of each kind of answer."""
    forms: dict[object, PartForm] = {}
    for steps in every_page(draft):
        with suppress(NoSuchStepError):
            form = PartForm(draft.files, steps)
            if form.lines is not None:
                forms.setdefault((form.lines.kind, form.lines.value.get("kind")), form)
    return forms


@pytest.mark.parametrize(
    "template",
    [
        "appointment",
        *(pytest.param(one, marks=pytest.mark.long) for one in sorted(templates()) if one != "appointment"),
    ],
)
def test_a_form_that_nobody_touches_changes_nothing(template):
    """Of every kind of part of a template: what is shown is what is there."""
    dora = a_designer()
    draft = a_draft(dora, template)
    browser = at_work(dora)
    for shown in different_forms(draft).values():
        steps = shown.part.steps
        form = PartForm(draft.files, steps, as_shown(draft, steps))
        form.full_clean()
        assert form.typed().value == form.lines.value, steps
    answer = browser.post(address(draft, "sections/0/questions/0"), as_shown(draft, ("sections", 0, "questions", 0)))
    assert answer.status_code == 302
    assert Revision.objects.count() == 1


def test_a_question_is_changed_in_all_its_languages():
    dora = a_designer()
    draft = a_draft(dora)
    steps = ("sections", 0, "questions", 0)
    language = languages_in(draft.files)[0]
    data = as_shown(draft, steps) | {"text": "What is it about?", f"text@{language}": "Anders", "optional": "true"}

    at_work(dora).post(address(draft, "sections/0/questions/0"), data)

    draft.refresh_from_db()
    assert plain(draft.files)["sections"][0]["questions"][0]["text"] == "What is it about?"
    assert plain(draft.files)["sections"][0]["questions"][0]["optional"] is True
    identity = text_ids(plain(draft.files))[*steps, "text"]
    assert words_in(sheets_of(draft.files, language))[identity] == "Anders"
    assert (draft.number, Revision.objects.first().change) == (2, "set")
    read(draft)


def read(draft: Draft) -> None:
    """It is sound."""
    texts = [
        (name.removeprefix("texts/").partition("/")[0].removesuffix(".yaml"), name, text)
        for name, text in draft.files.items()
        if name != HEAD
    ]
    parse_procedure(draft.files[HEAD], texts=texts)


def test_another_key_takes_its_words_along():
    dora = a_designer()
    draft = a_draft(dora)
    language = languages_in(draft.files)[0]
    before = words_in(sheets_of(draft.files, language))

    at_work(dora).post(address(draft, "offices/0"), as_shown(draft, ("offices", 0)) | {"key": "bureau"})

    draft.refresh_from_db()
    after = words_in(sheets_of(draft.files, language))
    assert len(after) == len(before)
    assert after["office.bureau.title"] in before.values()


def test_an_option_goes_and_another_comes_with_its_words():
    dora = a_designer()
    draft = a_draft(dora)
    steps = next(
        steps for steps in every_page(draft) if steps[-2:-1] == ("questions",) and "options" in at(draft, steps)
    )
    options = at(draft, steps)["options"]
    language = languages_in(draft.files)[0]
    data = as_shown(draft, steps)
    data |= {"options-0-value": "", "options-0-text": "", "options-0-hint": ""}
    new = len(options)
    data |= {f"options-{new}-value": "other", f"options-{new}-text": "Other", f"options-{new}-text@{language}": "Autre"}

    at_work(dora).post(address(draft, "/".join(map(str, steps))), data)

    draft.refresh_from_db()
    values = [one["value"] for one in at(draft, steps)["options"]]
    assert values == [*(one["value"] for one in options[1:]), "other"]
    identity = text_ids(plain(draft.files))[*steps, "options", new - 1, "text"]
    words = words_in(sheets_of(draft.files, language))
    assert words[identity] == "Autre"
    assert set(words) <= set(text_ids(plain(draft.files)).values())


def at(draft: Draft, steps: Steps) -> dict[str, object]:
    value = plain(draft.files)
    for step in steps:
        value = value[step]
    return value


def test_a_rule_is_added_to_a_table():
    dora = a_designer()
    draft = a_draft(dora)
    data, fee = as_shown(draft, ("fee",)), plain(draft.files)["fee"]
    row = len(fee["rules"])
    data |= {f"rule-{row}-{column}": "7" for column in range(len(fee["rules"][0]))}

    at_work(dora).post(address(draft, "fee"), data)

    draft.refresh_from_db()
    assert plain(draft.files)["fee"]["rules"] == [*fee["rules"], [7] * len(fee["rules"][0])]


def test_one_more_row_saves_nothing_and_keeps_what_was_typed():
    dora = a_designer()
    draft = a_draft(dora)
    data = as_shown(draft, ("fee",)) | {"do": "more:rule", "rule-0-0": "typed"}

    page = at_work(dora).post(address(draft, "fee"), data).content.decode()

    assert 'value="typed"' in page
    assert f'name="rule-rows" value="{int(data["rule-rows"]) + 1}"' in page
    assert Revision.objects.count() == 1


def test_who_comes_second_sees_both_and_loses_nothing():
    dora, dario = a_designer(), a_designer("Dario")
    draft = a_draft(dora)
    data = as_shown(draft, ("offices", 0)) | {"title": "My words"}
    theirs = {**draft.files, HEAD: set_value(draft.files[HEAD], ("offices", 0, "title"), "Their words")}
    save_draft(draft, theirs, number=1, change=Change.SET, by=dario)

    answer = at_work(dora).post(address(draft, "offices/0"), data)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="My words"' in page
    assert "Their words" in page
    [number] = re.findall(r'name="number" value="(\d+)"', page)[:1]
    at_work(dora).post(address(draft, "offices/0"), data | {"number": number})
    draft.refresh_from_db()
    assert plain(draft.files)["offices"][0]["title"] == "My words"


def test_what_does_not_fit_is_kept_and_can_be_mended():
    dora = a_designer()
    draft = a_draft(dora)
    data = as_shown(draft, ()) | {"minutes": "a few"}

    at_work(dora).post(address(draft, "-"), data)

    draft.refresh_from_db()
    assert plain(draft.files)["minutes"] == "a few"
    assert 'value="a few"' in at_work(dora).get(address(draft, "-")).content.decode()


@pytest.mark.parametrize("way", ["nothing", "sections/99", "sections/0/questions/0/key/x"])
def test_a_part_that_is_not_there_is_not_there(way):
    dora = a_designer()
    assert at_work(dora).get(address(a_draft(dora), way)).status_code == 404


def test_labels_say_what_is_optional_and_kinds_decide_what_comes_first():
    dora = a_designer()
    draft = a_draft(dora)

    page = at_work(dora).get(address(draft, "sections/0/questions/0")).content.decode()

    assert "More about this part" in page
    assert "Asked only if (optional)" in page
    assert "The short name by which conditions, letters and other parts call this one" in page
