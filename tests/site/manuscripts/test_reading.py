import pytest

from hanse.site.manuscripts.manuscript import ManuscriptError, Part
from hanse.site.manuscripts.reading import read_content, read_manuscript
from tests.site.pages import ALPINE

KINDS = {"home": 0, "page": 0, "news_index": 0, "news": 0, "calls_index": 0, "call": 0, "contact": 0}
HOME = '[[pages]]\naddress = ""\nkind = "home"\n'
PAGE = '+++\ntitle = "Home"\n+++\n'


def folder(place, tree=HOME, **files):
    (place / "pages.toml").write_text(tree)
    for name, text in files.items():
        language, _, page = name.partition("_")
        (place / language).mkdir(exist_ok=True)
        (place / language / f"{page}.md").write_text(text)
    return place


def test_a_file_is_a_title_a_summary_and_parts(tmp_path):
    file = (
        folder(
            tmp_path,
            en_home=(
                '+++\ntitle = "T"\nsummary = "S"\nday = 2026-01-02\n+++\nOne.\n\n### Small\n\n## Great\n\n- a\n\n'
                '```facts\n[[facts]]\nfigure = "4"\ntext = "towns"\n```\n\n```link\ntext = "Go"\naddress = "x/"\n```\n'
            ),
        )
        / "en"
        / "home.md"
    )

    read = read_manuscript(file)

    assert (read.title, read.summary, str(read.said["day"])) == ("T", "S", "2026-01-02")
    assert list(read.parts) == [
        Part("text", "<p>One.</p>\n<h3>Small</h3>\n"),
        Part("heading", "Great"),
        Part("text", "<ul>\n<li>a</li>\n</ul>\n"),
        Part("facts", [{"figure": "4", "text": "towns"}]),
        Part("link", {"text": "Go", "address": "x/"}),
    ]


def test_markup_in_a_file_stays_words(tmp_path):
    file = folder(tmp_path, en_home=PAGE + "<script>x</script>") / "en" / "home.md"

    assert read_manuscript(file).parts[0].value == "<p>&lt;script&gt;x&lt;/script&gt;</p>\n"


def test_a_folder_is_a_tree_with_its_languages():
    places = {one.address: one for one in read_content(ALPINE / "content", KINDS)}

    assert set(places["about"].manuscripts) == {"en", "fr"}
    assert set(places["about/towns"].manuscripts) == {"en"}
    assert (places["about/towns"].above, places["about/towns"].slug) == ("about", "towns")
    assert places["about"].menu
    assert not places["contact"].menu


@pytest.mark.parametrize(
    ("tree", "files", "fault"),
    [
        ("", {}, "names no page"),
        ("[[pages", {}, "is no TOML"),
        (HOME, {}, "no language has home.md"),
        (HOME, {"en_home": "no head"}, "must begin with TOML"),
        (HOME, {"en_home": "+++\nsummary = 's'\n+++\n"}, "has no title"),
        (HOME, {"en_home": "+++\ntitle =\n+++\n"}, "is no TOML"),
        (HOME, {"en_home": PAGE + "```facts\n[[\n```\n"}, "is no TOML"),
        (HOME + HOME, {"en_home": PAGE}, "is there twice"),
        (HOME.replace("home", "shop"), {"en_home": PAGE}, "is no kind of page"),
        (HOME + '[[pages]]\naddress = "a/b"\n', {"en_home": PAGE}, "no language has a/b.md"),
    ],
)
def test_what_cannot_be_used_is_told_with_its_place(tmp_path, tree, files, fault):
    with pytest.raises(ManuscriptError, match=fault) as told:
        read_content(folder(tmp_path, tree, **files), KINDS)

    assert str(tmp_path) in str(told.value)


def test_a_page_comes_after_the_one_above_it(tmp_path):
    place = folder(tmp_path, HOME + '[[pages]]\naddress = "a/b"\n', en_home=PAGE)
    (place / "en" / "a").mkdir()
    (place / "en" / "a" / "b.md").write_text(PAGE)

    with pytest.raises(ManuscriptError, match="stands before the page above it"):
        read_content(place, KINDS)
