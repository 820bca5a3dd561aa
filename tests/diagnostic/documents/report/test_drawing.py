"""Pictures for the report: drawn, or painted where the typesetter cannot read the letters aloud."""

import base64
import re
import struct

import pytest
import typst

from hanse.diagnostic.documents.report.drawing import SHARPNESS, picture
from hanse.ui.charts import Bar, bars
from hanse.ui.paper.fonts import book


def drawn(title: str) -> str:
    return picture(bars([Bar(title, 40.0, 2)], title="x", rtl=True), 400)


def test_words_in_latin_letters_stay_a_drawing():
    assert "<text" in drawn("Łódź")


@pytest.mark.parametrize("title", ["المستوى", "تهران", "کراچی"])
def test_words_in_arabic_script_are_painted_at_the_size_of_the_drawing(title):
    made = drawn(title)

    content = re.search(r'href="data:image/png;base64,([^"]+)"', made)
    assert content
    painted = struct.unpack(">II", base64.b64decode(content[1])[16:24])
    size = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', made)
    assert size
    assert painted == pytest.approx([float(one) * SHARPNESS for one in size.groups()], abs=1)
    assert "<text" not in made


def test_what_was_painted_goes_into_a_pdf_that_is_read_aloud():
    source = '#set document(title: "x")\n#image(bytes(sys.inputs.svg), format: "svg", alt: "x")'

    pdf = typst.compile(
        source.encode(),
        format="pdf",
        pdf_standards=["ua-1"],
        font_paths=book(),
        sys_inputs={"svg": drawn("المستوى")},
    )

    assert pdf.startswith(b"%PDF-")
