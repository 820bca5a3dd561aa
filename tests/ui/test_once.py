import pytest
from django.utils import translation
from markupsafe import Markup

from hanse.ui import once as module
from hanse.ui.once import once
from hanse.ui.rendering import active


@pytest.fixture(autouse=True)
def _nothing_kept(monkeypatch):
    monkeypatch.setattr(module, "_kept", module._Kept())


def counted(drawn: list[str], text: str) -> Markup:
    drawn.append(text)
    return Markup(text)


def test_a_part_is_drawn_once_for_its_values():
    drawn: list[str] = []

    shown = [once(("part", value), lambda value=value: counted(drawn, value)) for value in ("a", "b", "a")]

    assert shown == ["a", "b", "a"]
    assert drawn == ["a", "b"]


def test_each_language_has_its_own():
    template = active().from_string('{% once %}{{ _("Yes") }}{% endonce %}')
    for language, word in (("fr", "Oui"), ("es", "Sí"), ("fr", "Oui")):
        with translation.override(language):
            assert template.render() == word


def test_what_is_escaped_and_what_is_not_are_kept_apart():
    template = active().from_string("{% once text %}{{ text }}{% endonce %}")

    assert template.render(text=Markup("<b>")) == "<b>"
    assert template.render(text="<b>") == "&lt;b&gt;"


def test_a_part_within_another_and_beside_another_is_its_own():
    template = active().from_string(
        "{% once a %}{{ a }}{% once %}x{% endonce %}{% endonce %}{% once a %}y{% endonce %}"
    )
    assert [template.render(a=1), template.render(a=2), template.render(a=1)] == ["1xy", "2xy", "1xy"]


def test_another_template_with_the_same_words_around_is_another():
    first, second = (active().from_string(f"{{% once %}}{word}{{% endonce %}}") for word in ("one", "two"))
    assert first.render() + second.render() == "onetwo"


def test_what_is_kept_has_an_end(monkeypatch):
    monkeypatch.setattr(module, "MOST", 10)
    drawn: list[str] = []
    for text in ("12345", "67890", "x", "12345"):
        assert once((text,), lambda text=text: counted(drawn, text)) == text

    assert drawn == ["12345", "67890", "x", "12345"]
    assert module._kept.size <= module.MOST
