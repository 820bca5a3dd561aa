"""Guards in the database, for tables of which something must stay, whoever writes."""

import pgtrigger


def append_only() -> list[pgtrigger.Trigger]:
    """Rows come and stay as they are."""
    return [
        pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        never_emptied(),
    ]


def never_emptied() -> pgtrigger.Trigger:
    """No TRUNCATE, of which the guards of rows hear nothing. Test databases leave it out: they are emptied so."""
    return pgtrigger.Trigger(
        name="never_emptied",
        level=pgtrigger.Statement,
        when=pgtrigger.Before,
        operation=pgtrigger.Truncate,
        func="RAISE EXCEPTION 'Cannot truncate %', TG_TABLE_NAME;",
    )
