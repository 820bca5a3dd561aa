from hanse.kernel.ids import new_id
from hanse.kernel.links import id_in, is_genuine, token_of


def test_a_token_is_genuine_for_its_row_and_nonce_alone():
    row = new_id()
    token = token_of(row, "nonce")

    assert id_in(token) == row
    assert is_genuine(token, "nonce")
    assert not is_genuine(token, "another")
    assert not is_genuine(token.replace(row.hex, new_id().hex), "nonce")


def test_what_is_no_token_names_nothing():
    assert id_in("nothing.of.the.kind") is None
    assert not is_genuine("", "nonce")
