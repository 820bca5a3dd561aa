from hanse.kernel.ids import new_id
from hanse.kernel.keepers import keeper_of


def test_a_keeper_is_the_same_for_one_person_and_hers_alone():
    one, other = new_id(), new_id()

    assert keeper_of(one) == keeper_of(one) != keeper_of(other)
    assert str(one) not in keeper_of(one)


def test_a_site_with_another_key_has_other_keepers(settings):
    person = new_id()
    here = keeper_of(person)
    settings.SECRET_KEY = "another site's key, as long as it must be"

    assert keeper_of(person) != here
