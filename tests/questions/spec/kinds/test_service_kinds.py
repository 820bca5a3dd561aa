"""What holds for every kind of question that a service asks: through JSON, cells, FEEL and words."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given

from hanse.feel.expressions import parse
from hanse.kernel.files import EVIDENCE_KINDS
from hanse.questions.spec.answer import Answer, FileRef
from hanse.questions.spec.checking import answer_from_json, check_answer, format_answer, is_complete, value_to_json
from hanse.questions.spec.exchange.difference import Change, Standing, compare
from hanse.questions.spec.faults import QuestionnaireError
from hanse.questions.spec.kinds.file import MEDIA_TYPES
from hanse.questions.spec.kinds.registry import kind_of, kinds
from hanse.questions.spec.problems import Problem
from hanse.questions.spec.question import FileRule, Measure
from hanse.questions.spec.questionnaire import Questionnaire, Section
from hanse.questions.spec.reading import ENGLISH, Reader
from hanse.questions.spec.workbook.reading import read_workbook
from hanse.questions.spec.workbook.writing import write_workbook
from tests.questions.service import (
    GOOD,
    LYON,
    PAPER,
    PHOTO,
    QUESTIONS,
    SIGNED_AT,
    address,
    ask,
    date,
    days,
    declaration,
    duration,
    email,
    fee,
    files,
    good_answers,
    group,
    identifier,
    organisation,
    person,
    phone,
    place,
    service,
    signature,
    t,
    yes_no,
)

NAMED = [question.key for question in QUESTIONS]


def answered(question, raw, reader=ENGLISH):
    answer = check_answer(question, raw, reader)
    assert isinstance(answer, Answer), str(answer)
    return answer


def test_there_is_a_sample_of_every_kind():
    assert {question.kind for question in QUESTIONS} == set(kinds()) - {
        "single",
        "multiple",
        "number",
        "matrix",
        "text",
    }


@given(good_answers())
def test_every_kind_survives_json_in_any_order_of_keys(case):
    question, raw = case
    answer = answered(question, raw)
    stored = json.loads(json.dumps(value_to_json(question, answer), sort_keys=True))
    assert answer_from_json(question, "answered", stored) == answer
    if "file" not in {question.kind, *(part.kind for part in question.of)}:
        assert check_answer(question, stored) == answer


@given(good_answers())
def test_checking_twice_changes_nothing(case):
    question, raw = case
    answer = answered(question, raw)
    assert check_answer(question, answer.value) == answer


@given(good_answers())
def test_what_fits_in_cells_survives_them(case):
    question, raw = case
    kind, answer = kind_of(question), answered(question, raw)
    cells = {cell.part: cell.value for cell in kind.to_cells(question, answer.value, ENGLISH)}
    again = kind.from_cells(question, cells, ENGLISH)
    assert check_answer(question, again) == answer if kind.tabular else again is None


@pytest.mark.parametrize("language", ["en", "fr", "ar", "zh-hans"])
@pytest.mark.parametrize(("question", "raw"), GOOD, ids=NAMED)
def test_every_kind_has_words_in_every_language(question, raw, language):
    reader = Reader(language)
    assert format_answer(question, answered(question, raw, reader), reader)


@pytest.mark.parametrize("raw", [None, "", " ", [], {}], ids=repr)
@pytest.mark.parametrize("question", QUESTIONS, ids=NAMED)
def test_nothing_given_is_nothing(question, raw):
    assert kind_of(question).empty(raw)
    assert isinstance(check_answer(question, raw), Problem)


@pytest.mark.parametrize(
    "raw",
    [{"nowhere": "x"}, [{"nowhere": "x"}], "\x00", object(), "x" * 50_000, [["x"]], {"amount": []}],
    ids=lambda raw: repr(raw)[:20],
)
@pytest.mark.parametrize("question", QUESTIONS, ids=NAMED)
def test_nonsense_is_refused_in_words(question, raw):
    problem = check_answer(question, raw)
    assert isinstance(problem, Problem)
    assert str(problem)


@pytest.mark.parametrize(
    ("condition", "key"),
    [
        ('begins > date("2026-03-01")', "begins"),
        ("cost * 2 = 2501", "cost"),
        ('takes = duration("P3M")', "takes"),
        ('days < duration("P15D")', "days"),
        ("yes_no = false", "yes_no"),
        ('address.town = "Lyon"', "address"),
        ("place.latitude > 45", "place"),
        ("count(file) = 2 and file[1].size < 2000000", "file"),
        ('person.birth_date < date("2000-01-01")', "person"),
        ('organisation.identifier = "73282932000074"', "organisation"),
        ('starts with(identifier, "FR14")', "identifier"),
        ('phone = "+33478370000"', "phone"),
        ('ends with(email, "@example.org")', "email"),
        ('country = "PL"', "country"),
        ("count(group) = 2 and sum(group.income[item != null]) = 12.5", "group"),
        ('some one in group satisfies one.born > date("2017-01-01")', "group"),
        ("declaration", "declaration"),
        ('signature.at < date and time("2026-04-01T00:00:00Z")', "signature"),
    ],
)  # fmt: skip
def test_feel_sees_every_kind(condition, key):
    question, raw = next(case for case in GOOD if case[0].key == key)
    scope = {key: kind_of(question).to_scope(question, answered(question, raw).value)}
    assert parse(condition, names=[key]).evaluate(scope) is True


def test_a_workbook_gives_everything_back_untouched():
    form = service()
    standing = {question.key: Standing(answered(question, raw), 2) for question, raw in GOOD}
    delivery = read_workbook(write_workbook(form, standing), form, lambda _language: ENGLISH)
    assert delivery.troubles == ()
    difference = compare(form, standing, delivery)
    assert {line.change for line in difference.lines} == {Change.UNCHANGED}
    assert {line.key for line in difference.lines} == set(NAMED) - {"file", "signature", "group"}


def test_words_in_french():
    reader = Reader("fr")
    said = {
        question.key: format_answer(question, answered(question, raw, reader), reader)
        for question, raw in GOOD
        if question.key != "country"
    }
    assert said["begins"] == "27 mars 2026"
    assert said["cost"] == "1\u202f250,50\xa0€"
    assert said["takes"] == "3\xa0mois"
    assert said["address"] == "12 rue de la République\n69002 Lyon\nFrance"
    assert said["phone"] == "+33 4 78 37 00 00"
    assert said["file"] == "plan Łódź.pdf (1,2 MB)\nfront.jpg (80 kB)"


def test_the_parts_of_an_answer_run_their_own_way_among_words_from_the_right():
    number, (asked, raw) = "+33 6 12 34 56 78", next(one for one in GOOD if one[0].kind == "person")

    assert format_answer(asked, answered(asked, raw), Reader("ar")).endswith(f": \u2068{number}\u2069")
    assert format_answer(asked, answered(asked, raw), ENGLISH).endswith(f": {number}")


def test_values_are_what_python_has():
    value = {question.key: answered(question, raw).value for question, raw in GOOD}
    assert value["cost"].amount == Decimal("1250.5")
    assert value["place"]["latitude"] == Decimal("45.764")
    assert value["email"] == "Mairie@example.org"
    assert isinstance(value["file"][0], FileRef)


@pytest.mark.parametrize(
    ("question", "raw", "says", "part"),
    [
        (date, {"day": "31", "month": "2", "year": "2026"}, "This month has no such day.", "day"),
        (date, {"day": "3", "month": "", "year": ""}, "The date must include a month and a year.", "month"),
        (date, {"day": "1", "month": "13", "year": "2026"}, "The month must be a number from 1 to 12.", "month"),
        (date, "27/03/2026", "“27/03/2026” is not a date. Write year, month and day: 2026-03-27.", ""),
        (fee, "-1", "-1 is too small: the number must be 0 or more.", ""),
        (fee, "1.0055", "1.0055 has too many decimals. Write at most 2.", ""),
        (fee, {"amount": "3", "currency": "USD"}, "Give the amount in EUR, not in USD.", ""),
        (duration, {"amount": "3"}, "Choose what the number counts: years, months.", "measure"),
        (duration, {"measure": "days", "amount": "3"}, "Choose what the number counts: years, months.", "measure"),
        (days, "1.5", "1.5 has decimals. Write a whole number.", "amount"),
        (yes_no, "perhaps", "“perhaps” is neither yes nor no.", ""),
        (address, {"lines": "1 rue A"}, "Fill in “Town or city”.", "town"),
        (address, {**LYON, "country": "Atlantis"}, "“Atlantis” is not a country. Choose it from the list.", "country"),
        (place, {"latitude": "91", "longitude": "0"}, "91 is too large: the number must be 90 or less.", "latitude"),
        (place, {"latitude": "45"}, "Give both latitude and longitude, or neither.", "longitude"),
        (files, [PAPER, PHOTO, replace(PHOTO, id="x")], "These are 3 files; 2 at most are taken. Remove some.", ""),
        (files, [replace(PHOTO, media_type="image/png")], "“front.jpg” is of another kind. Taken are: PDF, JPEG.", ""),
        (files, [replace(PHOTO, size=12_000_000)], "“front.jpg” has 12 MB; 10 MB at most are taken.", ""),
        (files, [{"id": PAPER.id}], "A file is uploaded on the page of its question.", ""),
        (person, {"name": "Ana", "birth_date": "2026-02-31"}, "This month has no such day.", "birth_date-day"),
        (organisation, {"name": "A", "identifier": "73282932000075"}, "“73282932000075” has a slip: its check digits do not fit the rest. Compare it with your papers.", "identifier"),
        (replace(identifier, identifier="fr.siret"), "7328", "“7328” has too many or too few characters. What is asked for is the SIRET, such as 732 829 320 00074.", ""),
        (replace(identifier, identifier="fr.siret"), "732 829 320 0007X", "“732 829 320 0007X” does not fit. What is asked for is the SIRET, such as 732 829 320 00074.", ""),
        (replace(identifier, identifier="mu.nid"), "!", "“!” has too many or too few characters. Compare it with your papers.", ""),
        (phone, "12", "“12” is not a telephone number. Write it like 01 23 45 67 89; one of another country begins with +.", ""),
        (email, "a@b", "“a@b” is not an e-mail address. Write it like name@example.org.", ""),
        (group, [{"name": "Ana"}], "Fill in “Date of birth”.", "0-born"),
        (group, [{"name": str(number), "born": "2020-01-01"} for number in range(4)], "These are 4 entries; 3 at most are taken.", ""),
        (declaration, "no", "Tick the box to go on: without this declaration nothing can follow.", ""),
        (signature, {"name": "Ana", "agreed": "", "at": SIGNED_AT}, "Tick the box: a signature stands under the statement.", "agreed"),
        (signature, {"name": "Ana", "agreed": "on"}, "A signature needs its moment, such as 2026-03-27T09:30:00Z.", "name"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_at_its_part(question, raw, says, part):
    problem = check_answer(question, raw)
    assert isinstance(problem, Problem)
    assert (str(problem), problem.part) == (says, part)


def test_everything_that_is_wrong_is_said_at_once():
    problem = check_answer(
        group, [{"name": "Ana", "born": "2020-01-01"}, {"born": {"day": "40", "month": "1", "year": "2020"}}]
    )
    assert isinstance(problem, Problem)
    assert [(str(one), one.part) for one in problem.each] == [
        ("Fill in “Name”.", "1-name"),
        ("This month has no such day.", "1-born-day"),
    ]


@pytest.mark.parametrize(
    ("question", "fault"),
    [
        (ask("money", "?", currency="EURO"), "currency: is 'EURO'"),
        (ask("duration", "?", measures=(Measure.DAYS, Measure.MONTHS)), "measures: mix years or months with others"),
        (ask("identifier", "?", identifier="fr.nothing"), "identifier: is 'fr.nothing'; python-stdnum has no such"),
        (ask("identifier", "?", identifier="os.path"), "identifier: is 'os.path'"),
        (ask("organisation", "?", identifier="eu.nope"), "identifier: is 'eu.nope'"),
        (ask("phone", "?", country="XX"), "country: is 'XX'"),
        (ask("address", "?", country="XX"), "country: is 'XX'"),
        (ask("person", "?", asks=("height",)), "asks: has height; it may have birth_date, email, phone"),
        (ask("file", "?", files=FileRule(kinds=("exe",))), "files.kinds: must be some of pdf, png"),
        (ask("file", "?", files=FileRule(most=0)), "files.most: must be 1 to 50, is 0"),
        (ask("declaration", "?"), "statement: is missing"),
        (ask("signature", "?"), "statement: is missing"),
        (ask("group", "?"), "of: is empty"),
        (ask("group", "?", of=(group,)), "of[1]: is of the kind 'group'; a group takes every kind but groups"),
        (ask("group", "?", of=(email, email)), "of[2]: has the key 'email', which is empty, no name, or used twice"),
        (ask("group", "?", of=(ask("phone", "?", country="XX"),)), "of[1].country: is 'XX'"),
        (ask("group", "?", minimum=3, maximum=2, of=(email,)), "minimum: to maximum must lie within 0 to 100"),
    ],
    ids=str,
)  # fmt: skip
def test_a_wrong_declaration_is_refused_with_its_place(question, fault):
    section = Section(key="one", title=t("One"), questions=(question,))
    with pytest.raises(QuestionnaireError) as refused:
        Questionnaire(key="bad", version="1", title=t("Bad"), sections=(section,))
    [found] = refused.value.faults
    assert fault in str(found)


def test_a_group_of_too_few_entries_is_saved_and_not_complete():
    two = replace(group, minimum=Decimal(2))
    one = answered(two, [{"name": "Ana", "born": "2015-05-01"}, {}])
    assert not is_complete(two, one)
    assert is_complete(group, one)


def test_kinds_of_files_are_those_of_the_store():
    assert set(MEDIA_TYPES.values()) == {kind.media_type for kind in EVIDENCE_KINDS}
