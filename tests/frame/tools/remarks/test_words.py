"""Words that only some can follow are found in every language that is known, and their innocent neighbours are not."""

import pytest

from hanse.frame.spec.steps import Message
from hanse.frame.tools.remarks.words import bare_addresses, followed_by_some_only, in_capitals
from hanse.kernel.texts import Text
from tests.frame.samples import permit, t
from tests.frame.tools.remarks.speaking import speaking


def saying(words: str, language: str = "en"):
    """A service whose summary says this, in its own language or in another."""
    if language == "en":
        return permit(summary=t(words))
    return speaking(language, {"summary": words}, summary=Text("summary", "Ask."))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "For the form click here."),
        ("en", "Choose in the box on the right."),
        ("en", "Press the green button."),
        ("en", "What you must fill in is marked in red."),
        ("fr", "Pour le formulaire, cliquez ici."),
        ("fr", "Remplissez le formulaire ci-contre."),
        ("fr", "Choisissez dans la liste à droite."),
        ("fr", "Les champs indiqués en rouge sont obligatoires."),
        ("fr", "Remplissez les cases vertes."),
        ("es", "Haga clic aquí."),
        ("es", "Pulse el botón rojo."),
        ("ru", "Нажмите здесь."),
        ("ru", "Нажмите красную кнопку."),
        ("ko", "여기를 클릭하세요."),
        ("zh-hans", "请点击此处。"),
        ("zh-hans", "请点击右侧的按钮。"),
        ("ar", "اضغط هنا."),
        ("ar", "اضغط على الزر الأحمر."),
    ],
)
def test_what_only_some_can_follow_is_noticed(language: str, words: str) -> None:
    [found] = followed_by_some_only(saying(words, language))
    assert found.part == "summary"
    assert f"({language})" in found.message
    assert found.place.line


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "Is the lamp on the right side of the street, or to the left of the gate?"),
        ("en", "You have a right to the leftover sum. Paint the fence green."),
        ("fr", "Le portail est à droite de l’église, ou à gauche du pont."),
        ("fr", "Vous avez droit à une aide. Le mur est peint en rouge."),
        ("es", "La farola está a la derecha de la puerta."),
        ("ar", "الباب الأحمر على يمين المدرسة."),
    ],
)
def test_places_and_colours_of_the_world_are_not(language: str, words: str) -> None:
    assert list(followed_by_some_only(saying(words, language))) == []


@pytest.mark.parametrize("words", ["IMPORTANT: read this.", "Please READ ALL CAREFULLY NOW.", "ПРОЧИТАЙТЕ, please"])
def test_capitals_are_noticed(words: str) -> None:
    [found] = in_capitals(saying(words))
    assert "is in capitals" in found.message


@pytest.mark.parametrize(
    "words", ["Your IBAN, SIRET or UNESCO number (PDF)", "Plot AB 123 of {IMPORTANT_THINGS}", "An ÉTÉ", "重要な通知"]
)
def test_initials_are_no_capitals(words: str) -> None:
    assert list(in_capitals(saying(words))) == []


def test_an_address_is_noticed_on_a_page_and_not_in_a_message() -> None:
    [found] = bare_addresses(saying("See https://city.example/plans first."))
    assert found.part == "summary"
    assert "“https://city.example/plans”" in found.message
    sent = Message(subject=t("We have it"), body=t("See https://city.example/plans"))
    assert list(bare_addresses(permit(received=sent))) == []
