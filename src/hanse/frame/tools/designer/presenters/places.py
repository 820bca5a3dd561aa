"""Where the parts of a draft, and its files as text, are on the site."""

from django.urls import reverse
from django.utils.http import urlencode

from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.ways import way_of
from hanse.kernel.yaml.document import Steps


def part_href(draft: Draft, steps: Steps, field: str = "") -> str:
    """The form of a part, at one of its lines where it has that one."""
    anchor = f"#id_{field}" if field else ""
    return reverse("designer:part", args=[draft.id, way_of(steps)]) + anchor


def text_href(draft: Draft, file: str) -> str:
    """A file as text."""
    return f"{reverse('designer:source', args=[draft.id])}?{urlencode({'file': file})}"
