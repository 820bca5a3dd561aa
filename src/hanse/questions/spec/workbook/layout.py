"""Where things stand in the workbook. Rows are found by the hidden columns, never by position."""

from enum import IntEnum

from hanse.kernel.texts import Text

FORMAT = "hanse-workbook-2"
"""Stands in the first row of the column of keys: by it the sheet with the questions is found."""
FORMAT_1 = "hanse-workbook-1"
"""The same without the values of the options; such files are still about, and are read."""
FORMATS = frozenset({FORMAT, FORMAT_1})

LISTS = "hanse_lists"
"""The hidden sheet of the drop-downs: in each row the drop-down's number, words, and the value they stand for."""


class Column(IntEnum):
    """Columns from 0; those from KEY on are hidden."""

    NUMBER = 0
    QUESTION = 1
    ANSWER = 2
    NOT_APPLICABLE = 3
    ASK = 4
    COMMENT = 5
    GUIDANCE = 6
    KEY = 7
    PART = 8
    VERSION = 9
    DIGEST = 10
    LIST = 11
    """Number of the drop-down of the answer."""


HEAD = 0
"""First row: the title, and in the hidden columns format, questionnaire, its version and the language."""
INSTRUCTION = 1
ANSWERING = 2
HEADINGS = 3
FIRST = 4
"""First row of questions."""

TITLES = {
    Column.NUMBER: Text("questions.workbook.number", "No."),
    Column.QUESTION: Text("questions.workbook.question", "Question"),
    Column.ANSWER: Text("questions.workbook.answer", "Answer"),
    Column.NOT_APPLICABLE: Text("questions.workbook.not_applicable", "Does not apply, because …"),
    Column.ASK: Text("questions.workbook.ask", "I don't know, ask …"),
    Column.COMMENT: Text("questions.workbook.comment", "Comment for colleagues"),
    Column.GUIDANCE: Text("questions.workbook.guidance", "Guidance"),
}
WIDTHS = {
    Column.NUMBER: 6,
    Column.QUESTION: 56,
    Column.ANSWER: 42,
    Column.NOT_APPLICABLE: 28,
    Column.ASK: 22,
    Column.COMMENT: 32,
    Column.GUIDANCE: 70,
}

HOW_TO = Text(
    "questions.workbook.how_to",
    "Fill in the light cells: choose from the list or type. Leave empty what you do not answer now. Save the file and "
    "upload it: you see every change before anything is stored.",
)
DONT_KNOW = Text("questions.workbook.dont_know", "I don't know")
WHOM_TO_ASK = Text("questions.workbook.whom_to_ask", "Write who may know, or choose from the list.")
SHEET_NAME = Text("questions.workbook.sheet_name", "Questions", note="at most 31 characters, none of [ ] : * ? / \\")
WHY = Text("questions.workbook.why", "Why we ask: {text}")
HOW = Text("questions.workbook.how", "How to answer: {text}")
EVIDENCE = Text("questions.workbook.evidence", "Evidence: {text}")
OPTIONS = Text("questions.workbook.options", "Options:")
UNIT = Text("questions.workbook.unit", "Write a number in {unit}.")
FROM_TO = Text("questions.workbook.from_to", "Write a number from {minimum} to {maximum}.")
AT_LEAST = Text("questions.workbook.at_least", "Write a number of {minimum} or more.")
AT_MOST = Text("questions.workbook.at_most", "Write a number of {maximum} or less.")
FROM_LIST = Text("questions.workbook.from_list", "Choose one of the answers in the list.")
ON_ITS_PAGE = Text("questions.workbook.on_its_page", "Answer this on the page of the question: a cell cannot take it.")
LONGEST_TEXT = Text("questions.workbook.longest", "Write at most {longest} characters.")


def letter(column: int) -> str:
    """A: 0, B: 1 … Z: 25 (more are not needed)."""
    return chr(ord("A") + column)
