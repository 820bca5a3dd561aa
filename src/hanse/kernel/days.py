"""Days as a form or an address carries them: written by anybody."""

from datetime import date


def day_typed(words: str) -> date | None:
    """The day that “2026-03-02” means; None for anything else."""
    try:
        return date.fromisoformat(words)
    except ValueError:
        return None
