"""A second version of the small framework of `versions`, in which every question becomes something else."""

from tests.diagnostic.versions import FIRST

_HEAD, _, _ASKED = FIRST.partition("questions:\n")
SECOND = (
    _HEAD.replace('version: "1.0"', 'version: "2.0"').replace(
        "gates: {3: plan_status >= 3}", "gates: {3: plan_adopted >= 2}"
    )
    + """questions:
  - key: plan_adopted
    indicator: plan
    kind: single
    text: Is there an adopted plan?
    options:
      - {value: 1, text: No}
      - {value: 2, text: Yes}
  - key: plan_money
    indicator: plan
    kind: single
    text: Does the plan have money?
    options:
      - {value: 1, text: No}
      - {value: 2, text: Yes}
      - {value: 3, text: "Yes, and it is reviewed"}
  - key: plan_holds
    indicator: plan
    kind: multiple
    text: What does the plan hold?
    options:
      - {value: aims, text: Aims}
      - {value: budget, text: A budget}
      - {value: none, text: None of these, exclusive: true}
  - key: online_share
    indicator: reach
    kind: number
    text: Which share of requests arrives online?
    unit: "%"
    minimum: 0
    maximum: 100
    decimals: 1
    not_applicable: {allowed: true, hint: No requests are counted}
    score: {goalposts: [0, 80]}
  - key: queue
    indicator: reach
    kind: single
    text: How long do people wait?
    options:
      - {value: 1, text: Hours}
      - {value: 2, text: Minutes}
  - key: remarks
    indicator: reach
    kind: text
    text: Anything else?
    optional: true
"""
)

MAPPING = """
format: 1
from: sample@1.0
to: sample@2.0
source: Made for tests
rest: kept
split:
  - from: plan_status
    to:
      plan_adopted: {1: 1, 2: 1, 3: 2, 4: 2, 5: 2}
      plan_money: {1: 1, 2: 1, 3: 1, 4: 2, 5: 3}
kept:
  - {from: plan_parts, to: plan_holds, options: {goals: aims, budget: budget, people: null, none: none}}
dropped:
  - {question: channels, because: Everybody has them by now}
new: [queue]
"""
