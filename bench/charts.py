"""What pictures cost: `python bench/charts.py` prints ms of processor for ours, and for Vega-Lite's bar chart.

The gallery's nine pictures are drawn wide and narrow, as a page does; the reference is one bar chart of the same six
values through vl-convert, first call apart (it loads its JavaScript engine).
"""

import os
import time
from collections.abc import Callable

os.environ.setdefault("HANSE_MODE", "test")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hanse.network.settings")

import django
import vl_convert

from hanse.ui.gallery import samples

VEGA = {
    "data": {"values": [{"what": name, "score": 50 + place} for place, name in enumerate(samples.AXES)]},
    "mark": "bar",
    "encoding": {"y": {"field": "what", "type": "nominal"}, "x": {"field": "score", "type": "quantitative"}},
}


def ours() -> int:
    made = samples.all_charts(rtl=False, base_href="/static/ui/world.svg")
    return sum(len(chart.svg) + len(chart.narrow) for chart in made)


def vega() -> int:
    return len(vl_convert.vegalite_to_svg(VEGA))


def milliseconds(call: Callable[[], int], times: int) -> float:
    """The processor time of the best of `times` calls: what else the machine does counts little."""
    best = float("inf")
    for _ in range(times):
        begin = time.process_time()
        call()
        best = min(best, time.process_time() - begin)
    return best * 1000


def main() -> None:
    django.setup()
    first = milliseconds(vega, 1)
    nine, one = milliseconds(ours, 50), milliseconds(vega, 20)
    print(f"our nine pictures, wide and narrow  {nine:7.2f} ms")
    print(f"Vega-Lite, one bar chart            {one:7.2f} ms  (first call {first:.0f} ms)")
    print(f"one of ours / one of Vega's         {nine / 18 / one:7.3f}")


if __name__ == "__main__":
    main()
