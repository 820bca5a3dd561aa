"""Setting the report: nothing in a text runs, no character stops it, the mayor's page stays one page."""

import json

import pytest
import typst
from django.utils.translation import override

from hanse.diagnostic.documents.report.data import report_data
from hanse.diagnostic.documents.report.typesetting import TEMPLATE, pictures, typeset
from hanse.diagnostic.documents.report.values import Report
from hanse.diagnostic.engine.answers import Units
from hanse.diagnostic.engine.gather import gathered
from hanse.diagnostic.engine.scoring import score
from hanse.diagnostic.method.building.questionnaire import questionnaire
from hanse.diagnostic.method.registry import load_framework
from hanse.diagnostic.presenters.outcome import outcome_of
from hanse.diagnostic.presenters.speaker import Speaker
from hanse.kernel.clock import today
from hanse.questions.spec.answer import Answer
from hanse.ui.paper.fonts import book, families

NAMES = (
    "Zürich Łódź Đà Nẵng",
    "Αθήνα",
    "Київ",
    "القاهرة",
    "تهران",
    "תל אביב",
    "北京 臺北 東京",
    "서울특별시",
    "मुंबई",
    "กรุงเทพมหานคร",
    "Երևան",
    "თბილისი",
    "አዲስ አበባ",
    "ঢাকা",
    "સુરત",
    "ਅੰਮ੍ਰਿਤਸਰ",
    "ಬೆಂಗಳೂರು",
    "ភ្នំពេញ",
    "ວຽງຈັນ",
    "കൊച്ചി",
    "ရန်ကုန်",
    "କଟକ",
    "කොළඹ",
    "சென்னை",
    "హైదరాబాద్",
)


def data_for(city, language="en"):
    scheme = load_framework("ceds")
    given = {
        one.key: Answer.answered(one.key, one.options[1].value) for one in scheme.questions if one.kind == "single"
    }
    result = score(scheme, gathered(scheme.questions, Units(("city",), ((city,),), (city,)), [given]))
    speak = Speaker(scheme, language)
    with override(language):
        report = Report(
            city=city,
            on=today(),
            framework=scheme,
            asked=questionnaire(scheme),
            given=given,
            outcome=outcome_of(result, {}, {}, speak),
        )
        return report_data(report, speak)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("weight", [400, 700])
def test_a_name_in_every_script_has_its_glyphs(name, weight):
    fonts = ", ".join(f'"{one}"' for one in families("en"))
    source = f'#set document(title: "x")\n#set text(font: ({fonts}), weight: {weight}, fallback: false)\n= {name}'

    pdf = typst.compile(source.encode(), format="pdf", pdf_standards=["ua-1"], font_paths=book())

    assert pdf.startswith(b"%PDF-")


def test_every_family_that_is_named_is_carried():
    assert set(families("ja")) | set(families("en", "TW")) | set(families("ko")) <= set(book().families())


def test_a_character_that_no_font_has_does_not_stop_the_report():
    assert typeset(data_for("City of \U00013000 and \ua98f")).startswith(b"%PDF-")


def test_a_control_character_does_not_stop_the_report():
    assert typeset(data_for("City\x08 of\x0b \x7f \\b \\u0008 C:\\files")).startswith(b"%PDF-")


def test_texts_are_never_read_as_markup():
    assert typeset(data_for('#panic("run") $x$ *b* <label> @ref')).startswith(b"%PDF-")


def test_the_report_on_an_arabic_page_is_accessible_too():
    data = data_for("القاهرة", "ar")

    assert data["rtl"]
    assert typeset(data).startswith(b"%PDF-")


@pytest.mark.parametrize("language", ["en", "ar"])
def test_typst_has_nothing_to_complain_of(language):
    words = json.dumps(data_for(" · ".join(NAMES), language), ensure_ascii=False)

    _pdf, warnings = typst.compile_with_warnings(
        str(TEMPLATE), format="pdf", sys_inputs={"data": words}, pdf_standards=["ua-1"], font_paths=book()
    )

    assert warnings == []


@pytest.mark.parametrize(("left", "page"), [(20, 2), (60, 1)])
def test_a_heading_does_not_stand_alone_at_the_foot_of_a_page(left, page):
    look = {"fonts": families("en"), "language": "en", "rtl": False, "flag": "", "footer": ""}
    look["words"] = {"page": "", "pages": ""}
    source = f"""
        #import "look.typ": *
        #show: look.with(json(bytes(sys.inputs.data)))
        #block(height: {297 - 38 - left}mm, spacing: 0pt)
        == Governance
        #context [#metadata(here().page()) <at>]
    """

    found = typst.query(
        source.encode(),
        "<at>",
        field="value",
        one=True,
        root=str(TEMPLATE.parent),
        sys_inputs={"data": json.dumps(look)},
        font_paths=book(),
    )

    assert json.loads(found) == page


def test_the_summary_stays_on_one_page_however_much_it_says():
    data = data_for("Lyon")
    long = data | {"first_actions": [[2 * one for one in row] for row in data["first_actions"]]}

    assert len(pictures(long, ppi=20)) == len(pictures(data, ppi=20))
