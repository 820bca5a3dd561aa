import pytest
from django.test import RequestFactory
from django.urls import NoReverseMatch
from django.utils import translation

from hanse.kernel.texts import Untranslated
from hanse.ui import jinja
from hanse.ui.rendering import active, render_macro


def render(template, **context):
    return active().from_string(template).render(context)


def test_text_is_escaped_and_markup_of_our_own_is_not():
    assert render("{{ text }}", text="<script>") == "&lt;script&gt;"
    assert "&lt;b&gt;" in render_macro("ui/components/status.html", "progress", 1, 2, "<b>")


def test_addresses_take_names_and_arguments():
    assert render('{{ url("gallery:charts") }}') == "/en/gallery/charts/"
    with pytest.raises(NoReverseMatch):
        render('{{ url("nowhere") }}')


def test_a_query_keeps_what_it_is_not_asked_to_change():
    request = RequestFactory().get("/", {"region": "Africa", "page": "3"})
    assert jinja.query(request, {"page": 4}) == "?region=Africa&page=4"
    assert jinja.query(request, {"page": None}) == "?region=Africa"


def test_translations_are_those_of_the_reader_not_of_the_first_visitor():
    template = active().from_string('{{ _("Yes") }}')
    with translation.override("fr"):
        assert template.render() == "Oui"
    with translation.override("es"):
        assert template.render() == "Sí"


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr"), ("zh-hans", "ltr"), ("ko", "ltr")])
def test_direction_follows_the_language(language, direction):
    assert jinja.direction(language) == direction
    with translation.override(language):
        assert jinja.direction() == direction


def test_a_title_holds_words_alone():
    words = Untranslated("R&D <b>", "en")
    page = active().from_string(
        "{% extends 'ui/layouts/base.html' %}{% block title %}{{ words }}{% endblock %}{% block main %}{% endblock %}"
    )

    with translation.override("ar"):
        shown = page.render(words=words, request=RequestFactory().get("/"))

    assert "<title>R&amp;D &lt;b&gt; – " in shown
