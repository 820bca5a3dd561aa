"""Tables of units × indicators with gaps, for properties that hold of every one."""

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays


def tables(
    *, low: float = -1000.0, high: float = 1000.0, units: tuple[int, int] = (1, 12), gaps: bool = True
) -> st.SearchStrategy[np.ndarray]:
    """Numbers of three decimals, so that ties are common and differences are no rounding noise."""
    cells = st.integers(round(low * 1000), round(high * 1000)).map(lambda thousandths: thousandths / 1000)
    shapes = st.tuples(st.integers(*units), st.integers(1, 6))
    return shapes.flatmap(lambda shape: arrays(np.float64, shape, elements=st.just(np.nan) | cells if gaps else cells))


def weights(size: int) -> st.SearchStrategy[np.ndarray]:
    return arrays(np.float64, (size,), elements=st.integers(1, 40).map(lambda tenths: tenths / 10))
