from hanse.feel.values.zones import zone_of_offset, zone_of_place


def test_a_place_s_zone_is_known_by_its_name():
    assert zone_of_place("Europe/Paris").name == "Europe/Paris"
    assert zone_of_place("Moon/Base") is None
    assert zone_of_place("../../etc/passwd") is None


def test_offsets_are_of_this_world():
    assert str(zone_of_offset(3600)) == "+01:00"
    assert str(zone_of_offset(-34200)) == "-09:30"
    assert zone_of_offset(19 * 3600) is None
