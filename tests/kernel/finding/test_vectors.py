import numpy as np
import pytest

from hanse.kernel.finding import vectors
from hanse.kernel.finding.vectors import LENGTH, closeness, load, of_texts


@pytest.fixture(scope="module")
def use():
    return load()


def test_a_vector_is_small_and_as_close_to_itself_as_can_be(use, monkeypatch):
    monkeypatch.setattr(vectors, "_kept", [use])
    made = of_texts([("Building permit", ""), ("Pets", "Dogs and cats")], use)

    assert [len(one) for one in made] == [2 * LENGTH] * 2
    permit, pets = closeness("Building permit", made)
    assert permit == pytest.approx(1, abs=0.1)
    assert pets < 0.2


def test_texts_are_told_apart_whatever_stands_beside_them(use):
    alone, beside = of_texts([("Pets", "Dogs")], use)[0], of_texts([("Roads", "Of stone"), ("Pets", "Dogs")], use)[1]

    assert np.allclose(np.frombuffer(alone, np.float16), np.frombuffer(beside, np.float16), atol=0.01)
