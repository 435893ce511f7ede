"""hnswlib: `build REFERENCES DIMENSION INDEX THREADS` makes the index and goes on where it stopped;
`serve REFERENCES DIMENSION INDEX PROBES K` answers from it."""

import os
import sys
import time

import hnswlib

from vectors import answer, ids, timed, unit

M = 16
EF_CONSTRUCTION = 200
PIECE = 100_000


def build(references, dimension, path, threads):
    size = os.path.getsize(references) // (2 * dimension)
    index = hnswlib.Index(space="ip", dim=dimension)
    parts = path + ".draft"
    seconds = 0.0
    if os.path.exists(parts):
        index.load_index(parts, max_elements=size)
        with open(path + ".seconds") as kept:
            seconds = float(kept.read())
    else:
        index.init_index(max_elements=size, M=M, ef_construction=EF_CONSTRUCTION, random_seed=1)
    first = index.get_current_count()
    while first < size:
        data = unit(references, dimension, first, PIECE)
        began = time.process_time()
        index.add_items(data, list(range(first, first + len(data))), num_threads=threads)
        seconds += time.process_time() - began
        first += len(data)
        print(f"hnswlib: {first} of {size} added, {seconds:.0f} s of CPU", flush=True)
        index.save_index(parts + ".next")
        with open(path + ".seconds.next", "w") as kept:
            kept.write(f"{seconds:.1f}\n")
        os.replace(parts + ".next", parts)
        os.replace(path + ".seconds.next", path + ".seconds")
    os.replace(parts, path)


def serve(references, dimension, path, probes, k):
    index = hnswlib.Index(space="ip", dim=dimension)
    index.load_index(path)
    asked = unit(probes, dimension)

    def single(first, count, ef):
        index.set_ef(ef)
        return timed(lambda: [index.knn_query(asked[i : i + 1], k=k, num_threads=1) for i in range(first, first + count)])

    def batch(threads, ef):
        index.set_ef(ef)
        return timed(lambda: index.knn_query(asked, k=k, num_threads=threads))

    def answers(ef):
        index.set_ef(ef)
        return ids(index.knn_query(asked, k=k, num_threads=2)[0])

    def about():
        return "hnswlib 0.6.2 of Debian, M %d, ef_construction %d" % (index.M, index.ef_construction)

    answer({"about": about, "single": single, "batch": batch, "answers": answers})


if __name__ == "__main__":
    if sys.argv[1] == "build":
        build(sys.argv[2], int(sys.argv[3]), sys.argv[4], int(sys.argv[5]))
    else:
        serve(sys.argv[2], int(sys.argv[3]), sys.argv[4], sys.argv[5], int(sys.argv[6]))
