"""A command speaks the service's languages, and the interface's words in them."""

import pytest

from hanse.frame.spec.file.reading import read_procedure
from hanse.frame.tools.carried import templates
from hanse.frame.tools.handbook import words
from hanse.frame.tools.reader import reader_of
from hanse.kernel.texts import Text

PERMIT = read_procedure(templates()["building_permit"])


def test_the_services_own_language_is_the_first() -> None:
    reader = reader_of(PERMIT)
    assert (reader.language, reader(PERMIT.title), reader.interface(words.STEPS)) == ("en", "Building permit", "Steps")


def test_another_brings_the_interface_with_it() -> None:
    reader = reader_of(PERMIT, "fr")
    assert reader(PERMIT.title) == PERMIT.translations.languages["fr"]["title"]
    own = [one for one in vars(words).values() if isinstance(one, Text)]
    assert len(own) > 30
    alike = {one.id for one in own if reader.interface(one) == one.default}
    assert alike == {"frame.handbook.version", "frame.handbook.booked_at"}, "all others are said in French"


def test_one_that_it_does_not_speak_is_refused() -> None:
    with pytest.raises(ValueError, match="does not speak “xx”; it speaks: en, fr"):
        reader_of(PERMIT, "xx")
