"""Rows of 16-bit components as unit vectors, and the way in which a peer is asked."""

import sys
import time

import numpy


def unit(path, dimension, first=0, count=-1):
    """Rows of a file as float32 vectors of length 1, made in pieces so that no second copy is held."""
    rows = numpy.memmap(path, dtype=numpy.int16, mode="r").reshape(-1, dimension)
    rows = rows[first:] if count < 0 else rows[first : first + count]
    out = numpy.empty(rows.shape, dtype=numpy.float32)
    for at in range(0, len(rows), 50_000):
        piece = rows[at : at + 50_000].astype(numpy.float32)
        out[at : at + 50_000] = piece / numpy.linalg.norm(piece, axis=1, keepdims=True)
    return out


def answer(commands):
    """Answers each line of the input, a command and its numbers, with one line."""
    print("ready", flush=True)
    for line in sys.stdin:
        name, *numbers = line.split()
        print(commands[name](*[int(n) for n in numbers]), flush=True)


def timed(work):
    began = time.perf_counter()
    work()
    return "%.9f" % (time.perf_counter() - began)


def ids(labels):
    return " ".join(str(i) for i in labels.ravel())
