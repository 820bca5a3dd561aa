"""An assessment held for a change: nobody else changes it in the meantime."""

from hanse.diagnostic.models import Assessment


def held_assessment(assessment: Assessment) -> Assessment:
    """The assessment with its city, round and sheet, locked until the transaction ends."""
    rows = Assessment.objects.select_for_update(of=("self",)).select_related("city", "round", "sheet")
    # One that got another sheet while this waited no longer fits the sheet it was read with: it is read again.
    return rows.filter(id=assessment.id).first() or rows.get(id=assessment.id)
