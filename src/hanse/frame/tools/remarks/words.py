"""Words that only some people can follow: of who sees, of who sees colours, of who uses a mouse. Language by language.

A pattern is narrow on purpose: “on the right” of a building is a place, “the box on the right” is none to who listens.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

import regex

from hanse.frame.spec.faults import Fault
from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.texts import texts_of
from hanse.frame.tools.remarks.wordings import beginning, languages_of, page_texts, plain


class Habit(NamedTuple):
    """What some write, and why not; `finds` has a pattern for each language that it is known in."""

    finds: Mapping[str, re.Pattern[str]]
    why: str


def _each(**patterns: str) -> Mapping[str, re.Pattern[str]]:
    return {language.replace("_", "-"): re.compile(one, re.IGNORECASE) for language, one in patterns.items()}


HABITS = (
    Habit(
        _each(
            en=r"\b(?:click|tap|press) (?:on )?(?:here|this link)\b",
            fr=r"\b(?:cliqu|appuy)\w+ (?:ici|là\b|sur ce lien)",
            es=r"\b(?:clic|clique|pulse|pulsa) (?:aquí|en este enlace)",
            ru=r"\b(?:нажмите|щ[её]лкните|кликните) (?:здесь|сюда|тут)",
            ko=r"여기를?\s?(?:클릭|누르|눌러)",
            zh_hans=r"点击(?:此处|这里)",
            ar=r"(?:اضغط|انقر)\w* (?:هنا|على هذا الرابط)",
        ),
        "says nothing to who hears links one by one, or has no mouse. Say where it leads",
    ),
    Habit(
        _each(
            en=r"\b(?:on|to|at) the (?:right|left)\b(?!-| (?:hand|side|bank|of)\b)",
            fr=r"\bci-contre\b|\b(?:à|sur la) (?:droite|gauche)\b(?! (?:de|du|des)\b| d[’'])",
            es=r"\ba la (?:derecha|izquierda)\b(?! del?\b)",
            ru=r"\b(?:кнопк|пол[еяю]|рамк|спис(?:ок|к))\w* (?:справа|слева)\b",
            ko=r"(?:오른쪽|왼쪽)에?\s?(?:있는\s)?(?:버튼|상자|목록|칸)",
            zh_hans=r"[左右](?:侧|边|方)的?(?:按钮|方框|框|列表|地图)",
            ar=r"(?:الزر|الخانة|المربع|القائمة|الحقل) (?:على|إلى) (?:اليمين|اليسار)",
        ),
        "is no place for who listens, nor on a telephone, where all stands in one column. Call the thing by its name",
    ),
    Habit(
        _each(
            en=r"\b(?:red|green|blue|yellow|orange|gr[ea]y|round|square) "
            r"(?:button|box|field|star|asterisk|text|letter)(?:e?s)?\b"
            r"|\b(?:marked|shown|written|printed|highlighted) in (?:red|green|blue|yellow|orange|gr[ea]y)\b",
            fr=r"\b(?:bouton|case|cadre|encadré|champ|astérisque|texte)s? "
            r"(?:rouge|verte?|bleue?|jaune|orange|grise?|ronde?)s?\b"
            r"|\b(?:marqu|indiqu|affich|signal|surlign|imprim)ée?s? en (?:rouge|vert|bleu|jaune|orange|gris)\b",
            es=r"\b(?:botón|casilla|recuadro|campo|asterisco|texto)(?:e?s)? "
            r"(?:roj[oa]|verde|azul|amarill[oa]|gris|redond[oa])(?:e?s)?\b"
            r"|\b(?:marcad|indicad|señalad)[oa]s? en (?:rojo|verde|azul|amarillo)\b",
            ru=r"\b(?:красн|зел[её]н|син|ж[её]лт|сер)\w+ (?:кнопк|пол[еяю]|рамк|зв[её]здочк)\w*",
            ko=r"(?:빨간|초록|파란|노란)색?\s?(?:버튼|상자|글자|칸)",
            zh_hans=r"[红绿蓝黄]色的?(?:按钮|方框|框|文字|星号)",
            ar=r"(?:الزر|المربع|الحقل|الخانة|النص) (?:الأحمر|الأخضر|الأزرق|الأصفر|الحمراء|الخضراء|الزرقاء|الصفراء)",
        ),
        "is nothing to who does not see colours or shapes. Call the thing by its name",
    ),
)

CAPITALS = regex.compile(r"\b\p{Lu}{2,}(?:[ \u00a0’'-]\p{Lu}+)*\b")
SHORTENED, LONGEST_WORD = 12, 6
"""So many letters of a name in capitals may be initials (UNESCO, SIRET): one word of 6 at most, or several of 12."""
ADDRESS = re.compile(r"\bhttps?://\S+|\bwww\.\S+", re.IGNORECASE)
BRACES = re.compile(r"{[^{}]*}")


def followed_by_some_only(procedure: Procedure) -> Iterator[Fault]:
    for language, worded in languages_of(procedure):
        for place, part, text in texts_of(procedure):
            words = plain(worded(text))
            for habit in HABITS:
                pattern = habit.finds.get(language)
                if pattern and (found := pattern.search(words)):
                    yield Fault(place, part, f"“{found[0]}” {habit.why} ({language})")


def in_capitals(procedure: Procedure) -> Iterator[Fault]:
    for language, worded in languages_of(procedure):
        for place, part, text in texts_of(procedure):
            if shouted := _shouted(BRACES.sub(" ", plain(worded(text)))):
                why = "is in capitals: hard to read, and some voices spell it letter by letter. Write it as a sentence"
                yield Fault(place, part, f"“{beginning(shouted)}” {why} ({language})")


def _shouted(words: str) -> str:
    for run in CAPITALS.finditer(words):
        if sum(one.isalpha() for one in run[0]) > (LONGEST_WORD if run[0].isalpha() else SHORTENED):
            return str(run[0])
    return ""


def bare_addresses(procedure: Procedure) -> Iterator[Fault]:
    """On pages, where they are no links either; a message has them, as mail programs make links of them."""
    for language, worded in languages_of(procedure):
        for place, part, text in page_texts(procedure):
            if found := ADDRESS.search(worded(text)):
                why = "is read out letter by letter, and is no link here. Say in words where it is found, or send it in"
                yield Fault(place, part, f"“{beginning(found[0])}” {why} a message ({language})")
