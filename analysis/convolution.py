"""A convolution of width 3 along rows, with half of its multiplications.

Four rows of the result hang on six rows of what is convolved. Winograd's way multiplies six sums of those with six sums
of the three kernels, and makes the four rows of the products; plainly there would be twelve products for four rows.
Winograd, Arithmetic complexity of computations (1980); the three matrices are F(4, 3) of Lavin and Gray, Fast
algorithms for convolutional neural networks (2016).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[Any]

ROWS = 4
"""Rows of the result that are made of one piece of what is convolved."""

OF_ROWS = np.array(
    [
        [4, 0, -5, 0, 1, 0],
        [0, -4, -4, 1, 1, 0],
        [0, 4, -4, -1, 1, 0],
        [0, -2, -1, 2, 1, 0],
        [0, 2, -1, -2, 1, 0],
        [0, 4, 0, -5, 0, 1],
    ]
)
OF_KERNELS = np.array([[6, 0, 0], [-4, -4, -4], [-4, 4, -4], [1, 2, 4], [1, -2, 4], [0, 0, 24]]) / 24
OF_PRODUCTS = np.array([[1, 1, 1, 1, 1, 0], [0, 1, -1, 2, -2, 0], [0, 1, 1, 4, 4, 0], [0, 1, -1, 8, -8, 1]])


def ready(kernels: Floats) -> Floats:
    """What `convolved` asks for, (6, channels in, channels out), of what the row before, a row itself and the row after
    are multiplied with, (3, channels in, channels out)."""
    found: Floats = np.tensordot(OF_KERNELS, kernels, 1).astype(kernels.dtype)
    return found


def convolved(rows: Floats, kernels: Floats) -> Floats:
    """The convolution of `rows` (rows, channels in) with kernels that are `ready`: (rows, channels out). The first and
    the last row, which have no two neighbours, are zero.

    >>> kernels = np.array([1.0, 10.0, 100.0]).reshape(3, 1, 1)
    >>> convolved(np.array([[1.0], [2.0], [3.0], [4.0]]), ready(kernels)).round(9).ravel().tolist()
    [0.0, 321.0, 432.0, 0.0]
    """
    count, sums = -(-max(len(rows) - 2, 0) // ROWS), len(OF_ROWS)
    pieces = np.empty((sums, count, rows.shape[1]), rows.dtype)
    for at, piece in enumerate(pieces):
        known = rows[at::ROWS][:count]
        piece[: len(known)], piece[len(known) :] = known, 0
    of_rows, of_products = OF_ROWS.astype(rows.dtype), OF_PRODUCTS.astype(rows.dtype)
    products = (of_rows @ pieces.reshape(sums, -1)).reshape(pieces.shape) @ kernels
    found = np.empty((count * ROWS + 2, products.shape[2]), rows.dtype)
    for at, every_fourth in enumerate((of_products @ products.reshape(sums, -1)).reshape(ROWS, count, -1), 1):
        found[at : at + count * ROWS : ROWS] = every_fourth
    found[0], found[len(rows) - 1 :] = 0, 0
    return found[: len(rows)]
