"""Typed words, made fit for storing without changing what a person meant."""

import re

_UNSTORABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def cleaned(words: str) -> str:
    """Words without outer space, and without what neither PostgreSQL nor a workbook can hold.

    That is: control characters and lone surrogates. Line ends become line feeds. Composition and script stay: names
    are kept as they were typed.
    """
    return _UNSTORABLE.sub("", words.replace("\r\n", "\n").replace("\r", "\n")).strip()
