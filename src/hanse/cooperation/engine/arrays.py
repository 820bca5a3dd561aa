"""The types of arrays in this package."""

from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

Floats = NDArray[np.float32]
Whole = NDArray[np.int64]
Bits = NDArray[np.bool_]
Matrix = sparse.csr_array[Any, tuple[int, int]]
"""Of n × n cities, most of it empty."""
