"""A service's texts in each of its languages, as they are heard."""

from hanse.frame.tools.remarks.wordings import beginning, heard, languages_of, page_texts
from tests.frame.samples import permit
from tests.frame.tools.remarks.speaking import speaking


def test_each_language_has_its_own_words() -> None:
    service = speaking("fr", {"building_permit": "Permis de construire"})
    found = {language: worded(service.title) for language, worded in languages_of(service)}
    assert found == {"en": "Building permit", "fr": "Permis de construire"}


def test_an_ear_hears_no_capitals_and_no_stop() -> None:
    assert heard("Quelle  rue\u00a0?") == heard("quelle rue") != heard("quelle route")


def test_what_is_sent_or_printed_is_on_no_page() -> None:
    service = permit()
    shown = {text.default for _place, _part, text in page_texts(service)}
    sent = {one.body.default for step in service.transitions for one in step.messages}
    assert service.title.default in shown
    assert sent
    assert not shown & sent


def test_a_long_text_is_told_by_its_beginning() -> None:
    assert beginning("short") == "short"
    assert beginning("word " * 30).endswith(" word …")
    assert len(beginning("word " * 30)) <= 51
