"""What a page tells from the network's declaration."""

from django.utils import translation

from hanse.site.presenters.telling import Told, dues


def test_what_membership_costs_is_told_in_the_reader_s_language() -> None:
    with translation.override("fr"):
        told = dues("fr")

    assert told[3] == Told("Villes de moins de 500 000 habitants", lines=("1\u202f000,00\xa0$US",))
    assert told[6].lines == ("Sans cotisation",)


def test_a_network_without_dues_tells_none(settings) -> None:
    settings.NETWORK_FILE = "tests/network/alpine/network.toml"

    assert dues("en") == []
