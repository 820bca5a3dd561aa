import re

from django.utils.translation import override

from hanse.diagnostic.documents.masterplan.blocks import Facts, Grid, Heading, Paragraph, Picture
from hanse.diagnostic.documents.masterplan.contents import chapters


def test_every_chapter_is_there_and_every_table_is_whole(plan):
    made = chapters(plan)

    assert [one.title for one in made] == [
        "The plan on one page",
        "Vision",
        "Where the city stands",
        "The roadmap",
        "Expected levels and points",
        "Budget",
        "Own staff",
        "Risks",
        "Measures of success",
        "Who answers for what",
        "How the numbers come about",
    ]
    grids = [block for one in made for block in one.blocks if isinstance(block, Grid)]
    assert all(len(row) == len(grid.columns) == len(grid.shares) for grid in grids for row in grid.rows)
    assert all(block.words for one in made for block in one.blocks if isinstance(block, Picture))


def test_each_solution_says_why_it_is_there_what_it_takes_and_its_steps(plan):
    blocks = chapters(plan)[3].blocks
    titles = [block.text for block in blocks if isinstance(block, Heading) and block.depth == 3]
    facts = [dict(block.rows) for block in blocks if isinstance(block, Facts)]

    assert titles == [one.line.title for one in plan.entries]
    assert all(one["Why it is in the plan"] and one["Own posts meanwhile"] for one in facts)
    steps = [grid for grid in blocks if isinstance(grid, Grid) and "Step" in grid.columns]
    assert [len(grid.rows) for grid in steps] == [len(one.steps) for one in plan.entries]


def test_the_annex_calls_an_estimate_one(plan):
    said = [
        cell for block in chapters(plan)[-1].blocks if isinstance(block, Grid) for row in block.rows for cell in row
    ]

    assert any(cell.startswith("Estimate: ") for cell in said)
    assert any("Published figures beside it:\nWaverley" in cell for cell in said)


def test_a_plan_without_a_vision_says_how_to_write_one(plan, monkeypatch):
    monkeypatch.setattr(plan.roadmap, "vision", "")
    (said,) = chapters(plan)[1].blocks

    assert isinstance(said, Paragraph)
    assert "coordinator" in said.text


def test_arabic_words_stand_in_an_arabic_plan(plans):
    with override("ar"):
        titles = [one.title for one in chapters(plans["ar"])]

    assert titles[1] == "الرؤية"


def test_the_page_for_the_mayor_says_what_it_brings_and_what_it_costs_afterwards(plan):
    (facts,) = [dict(block.rows) for block in chapters(plan)[0].blocks if isinstance(block, Facts)]

    yearly = sum(one.chosen.cost.a_year.middle for one in plan.entries)
    assert facts["Each year after its end"].startswith(plan.purse(yearly))
    assert re.search(r"\(\d+ to \d+\)", facts["What rises most"])
