import pytest

from hanse.feel.dmn import xml
from hanse.feel.dmn.errors import DmnReadError

LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>', "document type|no XML"),
        ('<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a>&f;</a>', "document type"),
        ('<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>', "document type"),
        ("<a>" * 5000 + "</a>" * 5000, "no XML|deep"),
        ("<a", "no XML"),
    ],
)
def test_hostile_xml_is_refused(data, message):
    with pytest.raises(DmnReadError, match=message):
        xml.root_of(data.encode())


def test_a_file_may_not_be_huge(monkeypatch):
    monkeypatch.setattr(xml, "MOST_BYTES", 10)
    with pytest.raises(DmnReadError, match="the file has 12 bytes; 10 are read at most"):
        xml.root_of(b"<a>hallo</a>")


def test_comments_are_no_text():
    root = xml.root_of(b"<a><b>1<!-- no -->2</b></a>")
    assert xml.text_in(root, "b") == "12"
    assert xml.text_in(root, "c") == ""
