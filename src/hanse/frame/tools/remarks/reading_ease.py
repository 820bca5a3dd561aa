"""How hard a text is to read, by LIX (Björnsson 1968), which counts letters and so does for English as for French.

LIX = words ÷ sentences + 100 × long words ÷ words, where a long word has more than 6 letters. Newspapers lie about 45;
above 60 it is the language of laws.
"""

import re

HARD = 60
MOST_WORDS = 28
"""Of a sentence. French takes a fifth more words than English for the same; this suits both."""
ENOUGH = 12
"""Words from which a text can be judged: a short label of long words is no hard text."""
LONG = 6

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_END = re.compile(r"[.!?…:;]+(?:\s|$)|\n+")
_BRACES = re.compile(r"{[^{}]*}")


def words_in(text: str) -> list[str]:
    """Words as they are read; what stands in braces is filled in later and counts as one."""
    return _WORD.findall(_BRACES.sub("x", text))


def longest_sentence(text: str) -> int:
    return max((len(words_in(one)) for one in _END.split(text)), default=0)


def lix(text: str) -> int:
    words = words_in(text)
    sentences = sum(bool(words_in(one)) for one in _END.split(text))
    if not words:
        return 0
    return round(len(words) / sentences + 100 * sum(len(one) > LONG for one in words) / len(words))


def trouble(text: str) -> str:
    """What makes a text hard, in words; empty for one that reads well."""
    if (count := longest_sentence(text)) > MOST_WORDS:
        return f"a sentence of {count} words is hard to follow; make two of it"
    if len(words_in(text)) >= ENOUGH and (found := lix(text)) > HARD:
        return f"is hard to read (LIX {found}, above {HARD}); use shorter words and sentences"
    return ""
