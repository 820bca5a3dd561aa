"""What a colleague has saved stands in words, for the fields alone in which something else was typed."""

from hanse.ui.forms import CheckField, ChoicesField, Form, HiddenVersionField, TextField, saved_otherwise


class Page(Form):
    title = TextField(label="Title")
    topics = ChoicesField(label="Topics", choices=[("a", "Water"), ("b", "Roads")], required=False)
    shown = CheckField(label="Shown", required=False)
    version = HiddenVersionField(required=False)


def test_only_what_differs_is_told_in_words() -> None:
    saved = {"title": "Mine", "topics": ["a", "b"], "shown": True, "version": 2}
    assert saved_otherwise(Page({"title": "Mine", "topics": ["b"], "version": "1"}, initial=saved)) == [
        ("Topics", "Water and Roads"),
        ("Shown", "Yes"),
    ]
    lines = saved_otherwise(Page({"title": "Mine", "topics": ["a"]}, initial={"title": "Yours", "topics": []}))
    assert lines == [("Title", "Yours"), ("Topics", "–")]
