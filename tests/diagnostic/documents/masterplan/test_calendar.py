from datetime import date

from icalendar import Calendar

from hanse.diagnostic.documents.masterplan.calendar import plan_ics


def events(plan):
    return {str(one["uid"]): one for one in Calendar.from_ical(plan_ics(plan)).walk("VEVENT")}


def test_each_solution_has_its_start_its_steps_and_its_end(plan):
    found = events(plan)
    head = f"{plan.roadmap.id}-basic_protection-"

    assert len(found) == sum(len(one.steps) + 2 for one in plan.entries)
    assert found[f"{head}begins@hanse"].start == date(2027, 3, 1)
    assert found[f"{head}ends@hanse"].start == date(2027, 8, 31)
    assert "=The IT office" in str(found[f"{head}ends@hanse"]["description"])


def test_a_newer_file_takes_the_place_of_an_older_one(plan, monkeypatch):
    older = events(plan)
    monkeypatch.setattr(plan.roadmap, "version", plan.roadmap.version + 1)
    newer = events(plan)

    assert older.keys() == newer.keys()
    assert all(newer[uid]["sequence"] == one["sequence"] + 1 for uid, one in older.items())


def test_no_line_is_longer_than_other_programs_take(plan):
    assert all(len(line) <= 75 for line in plan_ics(plan).split(b"\r\n"))
