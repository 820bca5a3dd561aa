import pytest

from hanse.questions.spec.kinds.registry import kinds, register
from hanse.questions.spec.kinds.single import Single


def test_the_diagnostics_kinds_are_there():
    assert {"single", "multiple", "number", "matrix", "text"} <= set(kinds())


def test_a_kind_is_registered_once():
    with pytest.raises(ValueError, match="'single' is registered already"):
        register(Single())
