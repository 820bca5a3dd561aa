"""The guard of frozen and held sheets, in the database: whoever writes, an answer that was handed in stays as it is."""

import pgtrigger

from hanse.kernel.guards import never_emptied

FROZEN, HELD = "sheet_is_frozen", "sheet_is_held"
"""The names of constraints that the refusals carry."""

# FOR SHARE: a freeze or hold under way is waited for, and one that comes later waits for this write.
_FUNC = """
        SELECT frozen_at, is_held INTO frozen, held FROM questions_sheet
            WHERE id = (CASE WHEN TG_OP = 'DELETE' THEN OLD.sheet_id ELSE NEW.sheet_id END) FOR SHARE;
        IF frozen IS NOT NULL THEN
            RAISE EXCEPTION 'this sheet is frozen'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_frozen';
        END IF;
        IF held THEN
            RAISE EXCEPTION 'this sheet is held'
                USING ERRCODE = 'check_violation', CONSTRAINT = 'sheet_is_held';
        END IF;
        IF TG_OP = 'DELETE' THEN
            RETURN OLD;
        END IF;
        RETURN NEW;
"""


def frozen_guard() -> list[pgtrigger.Trigger]:
    """Triggers for a table with a `sheet_id`: they refuse every write to a frozen or held sheet."""
    guard = pgtrigger.Trigger(
        name="frozen_guard",
        when=pgtrigger.Before,
        operation=pgtrigger.Insert | pgtrigger.Update | pgtrigger.Delete,
        declare=[("frozen", "timestamptz"), ("held", "boolean")],
        func=_FUNC,
    )
    return [guard, never_emptied()]
