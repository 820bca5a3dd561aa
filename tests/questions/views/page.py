"""A page as a browser without JavaScript sees it: its forms, ready to be filled in and sent."""

from html.parser import HTMLParser
from typing import Any


class _Forms(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.forms: list[dict[str, Any]] = []
        self.area: str | None = None
        self.select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.forms.append({"action": given.get("action"), "fields": {}})
        if not self.forms:
            return
        fields, name = self.forms[-1]["fields"], given.get("name")
        if tag == "textarea" and name:
            self.area = name
            fields[name] = [""]
        if tag == "select" and name:
            self.select = name
        if tag == "option" and self.select and "selected" in given:
            fields[self.select] = [given.get("value") or ""]
        if tag == "input" and name:
            kind = given.get("type", "text")
            if kind in {"radio", "checkbox"}:
                if "checked" in given and "disabled" not in given:
                    fields.setdefault(name, []).append(given.get("value"))
            elif kind != "file":
                fields[name] = [given.get("value") or ""]

    def handle_data(self, data: str) -> None:
        if self.area:
            self.forms[-1]["fields"][self.area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.area = None
        if tag == "select":
            self.select = None


def form_of(response: Any, action: str) -> dict[str, Any]:
    """The fields of the form that is sent to `action`, as they stand on the page."""
    parser = _Forms()
    parser.feed(response.content.decode())
    [form] = [form for form in parser.forms if form["action"] == action]
    return {name: values for name, values in form["fields"].items() if name != "csrfmiddlewaretoken"}
