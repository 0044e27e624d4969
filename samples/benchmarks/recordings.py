#!/usr/bin/env python3
"""Writes the recordings that reading is timed on, made up from seeded random numbers; a file that is there is left.

  recordings.py DIR [--large]       gzip.h5, contiguous.h5, spikes-gzip.nwb, spikes-contiguous.nwb; with --large also
                                    large.nwb of 4 GB
  recordings.py --forget FILE...    let the system drop what it holds of files, so that the next read comes from disk
"""
import argparse
import os

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("folder", nargs="?")
parser.add_argument("--large", action="store_true")
parser.add_argument("--forget", nargs="+", default=[])
arguments = parser.parse_args()

SAMPLES = 2_000_000
BLOCK = 100_000


def noise(f):
    """Voltages of 64 channels, 12 bits or so of Gaussian noise, in h5py's own chunks."""
    import numpy as np
    rng = np.random.default_rng(1)
    x = np.empty((SAMPLES, 64), np.int16)
    for at in range(0, SAMPLES, BLOCK):
        x[at:at + BLOCK] = np.round(20 * rng.standard_normal((BLOCK, 64)))
    f.create_dataset("x", data=x, compression="gzip")


def floats(f):
    import numpy as np
    rng = np.random.default_rng(2)
    x = f.create_dataset("x", (SAMPLES, 16), np.float32)
    for at in range(0, SAMPLES, BLOCK):
        x[at:at + BLOCK] = rng.standard_normal((BLOCK, 16), np.float32)


def nwb(f):
    import numpy as np
    f.attrs["nwb_version"] = "2.6.0"
    f.attrs["neurodata_type"] = "NWBFile"
    f.attrs["namespace"] = "core"
    f["identifier"] = "benchmark"
    f["session_description"] = "made up by a benchmark"
    f["session_start_time"] = "2000-01-01T00:00:00+00:00"
    return np


def typed(item, kind, **attributes):
    namespace = "hdmf-common" if kind in ("ElementIdentifiers", "VectorData", "VectorIndex") else "core"
    item.attrs.update({"namespace": namespace, "neurodata_type": kind, **attributes})
    return item


def units(**options):
    """1000 units of 20,000 spikes each within an hour, to 10 microseconds."""
    def write(f):
        np = nwb(f)
        rng = np.random.default_rng(3)
        times = np.sort(np.round(3600 * rng.random((1000, 20_000)), 5), axis=1).ravel()
        table = typed(f.create_group("units"), "Units", colnames=["spike_times"], description="units")
        typed(table.create_dataset("id", data=np.arange(1000)), "ElementIdentifiers")
        data = typed(table.create_dataset("spike_times", data=times, **options), "VectorData", description="spike times")
        typed(table.create_dataset("spike_times_index", data=20_000 * np.arange(1, 1001)), "VectorIndex",
              description="ends", target=data.ref)
    return write


def large(f):
    """A series of 16,777,216 samples of 128 channels in 16 bits: 4 GiB in chunks."""
    np = nwb(f)
    series = typed(f.create_group("acquisition/series"), "TimeSeries", description="voltages", comments="")
    data = series.create_dataset("data", (1 << 24, 128), np.int16, chunks=(1 << 14, 32))
    data.attrs.update(unit="volts", conversion=1e-6, resolution=-1.0)
    start = series.create_dataset("starting_time", data=0.0)
    start.attrs.update(rate=30000.0, unit="seconds")
    rng = np.random.default_rng(4)
    for at in range(0, 1 << 24, 1 << 17):
        data[at:at + (1 << 17)] = rng.integers(-2000, 2000, (1 << 17, 128), np.int16)


def main():
    for path in arguments.forget:
        with open(path, "rb") as f:
            os.fsync(f.fileno())
            os.posix_fadvise(f.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    if not arguments.folder:
        return
    import h5py
    os.makedirs(arguments.folder, exist_ok=True)
    files = {"gzip.h5": noise, "contiguous.h5": floats, "spikes-gzip.nwb": units(compression="gzip"),
             "spikes-contiguous.nwb": units()}
    if arguments.large:
        files["large.nwb"] = large
    for name, write in files.items():
        path = os.path.join(arguments.folder, name)
        if not os.path.exists(path):
            with h5py.File(path + ".part", "w", libver="earliest") as f:
                write(f)
            os.rename(path + ".part", path)


main()
