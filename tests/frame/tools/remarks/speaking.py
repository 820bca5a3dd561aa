"""The sample in a further language: what is given in it, and the English words for all the rest."""

from collections.abc import Mapping
from typing import Any

from hanse.frame.spec.procedure import Procedure
from hanse.frame.spec.texts import texts_of
from hanse.kernel.texts import Translations
from tests.frame.samples import permit


def speaking(language: str, words: Mapping[str, str], **changes: Any) -> Procedure:
    base = permit(**changes)
    texts = [text for _place, _part, text in texts_of(base)] + [one.title for one in base.scenarios]
    own = {text.id: text.default for text in texts}
    return permit(**changes, translations=Translations("en", {language: own | words}))
