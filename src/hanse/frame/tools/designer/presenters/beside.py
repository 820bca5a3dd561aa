"""What stands beside the outline and beside the form of a part: for the templates in `designer/panels/`."""

from collections.abc import Mapping

from hanse.frame.tools.designer.models import Draft
from hanse.frame.tools.designer.presenters.checking import MOST_BESIDE, checks
from hanse.frame.tools.designer.presenters.previewing import seen_at
from hanse.frame.tools.designer.seeing import seen
from hanse.kernel.yaml.document import Steps


def beside(draft: Draft, steps: Steps = ()) -> Mapping[str, object]:
    """Names for the panels, of the whole draft or of the part at `steps`; without long work."""
    looked = seen(draft)
    return {
        "checks": checks(draft, looked, steps=steps, most=MOST_BESIDE),
        "preview": seen_at(draft, looked, steps),
    }
