import pytest

from hanse.feel.dmn.elements import Decision, DecisionService, ItemDefinition
from hanse.feel.dmn.errors import DmnReadError
from hanse.feel.dmn.reading import read_dmn
from tests.feel.dmn.own import FOLDER, MODEL


def test_elements_keep_the_order_and_the_words_of_the_file():
    fee = read_dmn((FOLDER / "fee.dmn").read_bytes())

    assert list(fee.by_id) == ["person", "zone", "reduced", "basis", "final", "service"]
    basis, service = fee.by_id["basis"], fee.by_id["service"]
    assert isinstance(basis, Decision)
    assert isinstance(service, DecisionService)
    assert basis.question == "What does it cost before reductions?"
    assert [one.reference for one in basis.requires] == ["person", "zone"]
    assert service.encapsulated == ("basis",)
    assert fee.items[1] == ItemDefinition("tZone", "string", allowed='"centre", "outskirts"')


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "this is no XML"),
        (b"<a/>", "this is no DMN"),
        (b"<definitions/>", "this is no DMN"),
        (MODEL.format("<decision>").encode(), "line 1: this is no XML"),
    ],
)
def test_what_is_no_dmn_is_refused(data, message):
    with pytest.raises(DmnReadError, match=message):
        read_dmn(data)
