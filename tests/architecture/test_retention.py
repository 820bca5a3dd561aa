"""The page on what is deleted names every table, and the days that the code keeps to."""

from pathlib import Path

from django.apps import apps

from hanse.diagnostic.public import SCANS_KEPT_FOR
from hanse.frame.public import APPLICATIONS_KEPT_FOR
from hanse.frame.tools.designer.actions.trying import KEPT_FOR as TRIALS
from hanse.kernel import queue
from hanse.kernel.notices.keeping import KEPT_FOR, WORDS_KEPT_FOR

PAGE = (Path(__file__).parents[2] / "doc" / "operate" / "retention.md").read_text()


def test_every_table_of_ours_stands_on_the_page():
    """Whoever adds one says how long it is kept, and by which job it goes."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("hanse.")]
    assert [model._meta.db_table for model in ours if f"`{model._meta.db_table}`" not in PAGE] == []


def test_the_page_says_the_days_that_the_code_keeps_to():
    for days in (SCANS_KEPT_FOR, TRIALS, APPLICATIONS_KEPT_FOR, KEPT_FOR, WORDS_KEPT_FOR, queue.KEPT_FOR):
        assert f"{days.days} days" in PAGE
