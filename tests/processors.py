"""OpenBLAS adds in another order in each of its kernels: the kernels that this processor can run."""

from pathlib import Path

NEEDED = {"Prescott": "pni", "Haswell": "avx2", "SkylakeX": "avx512f"}
"""Kernels, and what the processor must know for them."""


def _flags() -> frozenset[str]:
    """What the processor says it knows; nothing where it cannot be asked."""
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return frozenset()
    return frozenset(next((line for line in lines if line.startswith("flags")), "").split())


KERNELS = tuple(kernel for kernel, needed in NEEDED.items() if needed in _flags())


def settings_of(kernel: str, threads: int) -> dict[str, str]:
    """The variables of a process that takes this kernel and so many threads."""
    return {
        "OPENBLAS_CORETYPE": kernel,
        "OPENBLAS_NUM_THREADS": str(threads),
        "OMP_NUM_THREADS": str(threads),
    }
