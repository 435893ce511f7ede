"""FAISS: `flat|sq8 REFERENCES DIMENSION PROBES K` loads the references and answers."""

import ctypes
import sys

import faiss

from vectors import answer, ids, timed, unit


def about():
    """The library of linear algebra that was loaded, and the processor that it thinks it runs on."""
    with open("/proc/self/maps") as maps:
        loaded = sorted({line.split()[-1] for line in maps if "blas" in line})
    core = "unknown"
    for path in loaded:
        try:
            name = ctypes.CDLL(path).openblas_get_corename
            name.restype = ctypes.c_char_p
            core = name().decode()
        except AttributeError:
            pass
    return f"faiss {faiss.__version__} ({faiss.get_compile_options().strip()}), core type {core}, {' '.join(loaded)}"


def main(kind, references, dimension, probes, k):
    index = (
        faiss.IndexFlatIP(dimension)
        if kind == "flat"
        else faiss.IndexScalarQuantizer(dimension, faiss.ScalarQuantizer.QT_8bit, faiss.METRIC_INNER_PRODUCT)
    )
    data = unit(references, dimension)
    index.train(data)
    for at in range(0, len(data), 50_000):
        index.add(data[at : at + 50_000])
    del data
    asked = unit(probes, dimension)

    def single(first, count, threads):
        faiss.omp_set_num_threads(threads)
        return timed(lambda: [index.search(asked[i : i + 1], k) for i in range(first, first + count)])

    def batch(threads):
        faiss.omp_set_num_threads(threads)
        return timed(lambda: index.search(asked, k))

    def answers():
        return ids(index.search(asked, k)[1])

    answer({"single": single, "batch": batch, "answers": answers, "about": about})


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4], int(sys.argv[5]))
