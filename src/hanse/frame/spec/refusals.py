"""Why an act is refused, as a value: the reason's key, and what it names."""

from enum import StrEnum


class Why(StrEnum):
    NOT_YOURS = "not_yours"
    NOT_FROM_HERE = "not_from_here"
    CONDITION = "condition"
    OPINIONS_MISSING = "opinions_missing"
    ANSWERS = "answers"
    BROKEN_RULES = "broken_rules"
    NOT_ELIGIBLE = "not_eligible"
    OVER = "over"
    NOT_ENDED = "not_ended"
    ALREADY = "already"
    OWN_CASE = "own_case"
    NOT_PAID = "not_paid"
    SAME_PERSON = "same_person"
    NOT_OWN_CASE = "not_own_case"
    NOT_OFFERED = "not_offered"
    TAKEN = "taken"
    RULE = "rule"


class ActRefused(Exception):
    """Raised by `decide`; nothing has happened. `names` are the questions, offices or states that it is about."""

    def __init__(self, why: Why, *names: str, words: str = "") -> None:
        super().__init__(": ".join(filter(None, [why, ", ".join(names), words])))
        self.why, self.names, self.words = why, names, words
