"""What was found is told once, at the part of the file, with the pages, languages and widths that it was found in."""

from hanse.frame.tools.pages.findings import Finding, Stop, at_question, told
from hanse.frame.tools.pages.looking import Seen
from hanse.kernel.places import Place

LABEL = Seen("label (critical)", "Form elements must have labels", '<input id="id_answer" name="answer">')
HEAD = Seen("one-heading", "there are 2 headings", "")


def stop(name: str, line: int) -> Stop:
    return Stop(name, f"/en/{name}/", Place("dog/procedure.yaml", line, 5))


def test_one_thing_is_told_with_every_language_and_width_of_its_page() -> None:
    page = stop("question name", 12)
    found = [Finding(page, language, width, LABEL) for language in ("en", "fr") for width in (1280, 320)]
    [line] = told(found)
    assert line.startswith(
        "dog/procedure.yaml:12:5: page: question name: Form elements must have labels [label (critical)]"
    )
    assert line.endswith(' <input id="id_answer" name="answer"> (en, fr; 1280, 320 px)')


def test_what_many_pages_share_is_told_at_the_first_of_the_file() -> None:
    found = [Finding(stop(f"question q{line}", line), "en", 320, LABEL) for line in (30, 12, 20)]
    [line] = told(found)
    assert line.startswith("dog/procedure.yaml:12:5: page: question q12: ")
    assert line.endswith("(en; 320 px; also on 2 other pages)")


def test_different_things_are_told_in_the_order_of_the_file() -> None:
    found = [Finding(stop("start page", 20), "en", 320, HEAD), Finding(stop("question name", 12), "en", 320, LABEL)]
    assert [line.split(":")[1] for line in told(found)] == ["12", "20"]


def test_on_a_page_of_several_questions_the_one_is_named_that_it_stands_at() -> None:
    place = Place("dog/procedure.yaml", 40, 9)
    assert at_question(stop("step grant", 30), "reason", {"reason": place}).place == place
    assert at_question(stop("step grant", 30), "", {"reason": place}) == stop("step grant", 30)


def test_a_long_element_is_cut() -> None:
    long = Seen("label (critical)", "Label it", f'<input class="{"x" * 500}">')
    [line] = told([Finding(stop("start page", 1), "en", 320, long)])
    assert len(line) < 300


def test_pages_that_cannot_be_opened_are_told_each_and_without_a_width() -> None:
    gone = Seen("not open", "the page cannot be opened: 500", "")
    lines = list(told([Finding(stop("start page", 1), "en", 0, gone), Finding(stop("register", 9), "en", 0, gone)]))
    assert [line.endswith("[not open] (en)") for line in lines] == [True, True]
