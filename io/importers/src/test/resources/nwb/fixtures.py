#!/usr/bin/env python3
"""Writes the small NWB files beside this script, and beside each what must be read from it.

Every file follows the NWB core schema by hand (h5py only, no NWB library), so that old, new and odd
ways of writing can be put into it. FILE.json says what an importer must deliver; its values are
written here as numbers and texts, never read back from the file.

    python3 fixtures.py        needs h5py 3 and numpy
"""
import json
import os
import uuid

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
TEXT = h5py.string_dtype("utf-8")
REF = h5py.ref_dtype
NAN = float("nan")


class Nwb:
    """An NWB file and what must be read from it."""

    def __init__(self, name, version, specifications=None, help_texts=False):
        self.name = name
        self.help_texts = help_texts
        self.count = 0
        self.path = os.path.join(HERE, name + ".nwb")
        self.file = h5py.File(self.path, "w", track_order=False)
        f = self.file
        f.attrs["nwb_version"] = version
        self.typed(f, "NWBFile")
        for group in ("acquisition", "analysis", "processing", "general", "stimulus/presentation",
                      "stimulus/templates"):
            f.create_group(group)
        self.text("/identifier", name)
        self.text("/session_description", "made by hand")
        self.text("/session_start_time", "2024-03-01T09:30:00+01:00")
        self.text("/timestamps_reference_time", "2024-03-01T09:30:00+01:00")
        f.create_dataset("file_create_date", data=["2024-03-02T00:00:00+01:00"], dtype=TEXT)
        if specifications:
            for namespace, versions in specifications.items():
                for one, sources in versions.items():
                    for source, content in sources.items():
                        self.text("/specifications/%s/%s/%s" % (namespace, one, source), content)
            f.attrs[".specloc"] = f["specifications"].ref
        self.expected = {
            "format": "NWB " + version,
            "session": {
                "identifier": name,
                "session_description": "made by hand",
                "session_start_time": "2024-03-01T09:30:00+01:00",
                "file_create_date": "2024-03-02T00:00:00+01:00",
            },
            "names": {"tables": [], "series": [], "ragged": [], "arrays": []},
            "tables": {}, "series": {}, "ragged": {}, "arrays": {}, "notes": [],
        }

    def typed(self, item, kind, namespace="core"):
        self.count += 1
        item.attrs["neurodata_type"] = kind
        item.attrs["namespace"] = namespace
        if self.help_texts:
            item.attrs["help"] = "what a " + kind + " is"
        else:
            identity = uuid.uuid5(uuid.NAMESPACE_URL, self.name + str(self.count))
            item.attrs["object_id"] = str(identity)
        return item

    def text(self, path, value):
        return self.file.create_dataset(path, data=value, dtype=TEXT)

    def group(self, path, kind, namespace="core", **attributes):
        group = self.typed(self.file.require_group(path), kind, namespace)
        for name, value in attributes.items():
            group.attrs[name] = value
        return group

    def table(self, path, ids, columns, kind="DynamicTable", namespace="hdmf-common"):
        group = self.group(path, kind, namespace, description="table " + path.split("/")[-1])
        group.attrs.create("colnames", columns, dtype=TEXT)
        data = group.create_dataset("id", data=np.array(ids, dtype="i8"))
        self.typed(data, "ElementIdentifiers", "hdmf-common")
        return group

    def column(self, table, name, data, description="", dtype=None, kind="VectorData", **attributes):
        column = table.create_dataset(name, data=data, dtype=dtype)
        self.typed(column, kind, "hdmf-common")
        column.attrs["description"] = description
        for key, value in attributes.items():
            column.attrs[key] = value
        return column

    def index(self, table, name, ends, dtype="u1"):
        index = table.create_dataset(name + "_index", data=np.array(ends, dtype=dtype))
        self.typed(index, "VectorIndex", "hdmf-common")
        index.attrs["target"] = table[name].ref
        return index

    def region(self, table, name, rows, target, description=""):
        column = self.column(table, name, np.array(rows, dtype="i8"), description,
                             kind="DynamicTableRegion")
        column.attrs["table"] = target.ref
        return column

    def series(self, path, kind, data, unit, rate=None, start=0.0, timestamps=None, namespace="core",
               description="no description", conversion=1.0, offset=None, dtype=None):
        group = self.group(path, kind, namespace, description=description, comments="no comments")
        if data is not None:
            held = group.create_dataset("data", data=data, dtype=dtype)
            held.attrs["unit"] = unit
            held.attrs["conversion"] = conversion
            held.attrs["resolution"] = -1.0
            if offset is not None:
                held.attrs["offset"] = offset
        if rate is not None:
            starting = group.create_dataset("starting_time", data=start)
            starting.attrs["rate"] = rate
            starting.attrs["unit"] = "seconds"
        if timestamps is not None:
            times = group.create_dataset("timestamps", data=np.array(timestamps, dtype="f8"))
            times.attrs["interval"] = 1
            times.attrs["unit"] = "seconds"
        return group

    def close(self):
        self.file.close()
        with open(os.path.join(HERE, self.name + ".json"), "w") as out:
            json.dump(self.expected, out, indent=1, allow_nan=False,
                      default=lambda value: value.tolist())
            out.write("\n")


def electrodes(nwb, groups=("shank0", "shank0", "shank1", "shank1")):
    """A device, a group per shank and an electrode per entry of groups."""
    f = nwb.file
    device = nwb.group("/general/devices/probe", "Device", description="a silicon probe",
                       manufacturer="Probes Ltd")
    for name in sorted(set(groups)):
        group = nwb.group("/general/extracellular_ephys/" + name, "ElectrodeGroup",
                          description="shank " + name[-1], location="V" + name[-1])
        group["device"] = h5py.SoftLink("/general/devices/probe")
    table = nwb.table("/general/extracellular_ephys/electrodes", range(10, 10 + len(groups)),
                      ["location", "depth", "group", "group_name"])
    nwb.column(table, "location", ["V" + g[-1] for g in groups], "area", TEXT)
    nwb.column(table, "depth", np.arange(len(groups)) * 20.0 + 100, "depth below the surface",
               unit="micrometers")
    nwb.column(table, "group", [f["/general/extracellular_ephys/" + g].ref for g in groups],
               "group of electrodes", REF)
    nwb.column(table, "group_name", list(groups), "its name", TEXT)
    return table, device


def units():
    """Units with every form of column that NWB knows; written as of version 2.8."""
    nwb = Nwb("units", "2.8.0")
    f = nwb.file
    rows, _ = electrodes(nwb)
    t = nwb.table("/units", [100, 101, 102],
                  ["spike_times", "obs_intervals", "electrodes", "electrode_group", "waveform_mean",
                   "waveforms", "quality", "amplitudes", "tags", "good", "cell_type", "place"],
                  "Units", "core")
    nwb.column(t, "spike_times", np.array([0.5, 1.5, 2.5, 0.25, 3.0, 3.25]), "times",
               resolution=3.3333e-05)
    nwb.index(t, "spike_times", [3, 3, 6])
    nwb.column(t, "obs_intervals", np.array([[0, 2.0], [2.25, 4], [0, 4], [1, 4]]), "observed")
    nwb.index(t, "obs_intervals", [2, 3, 4])
    nwb.region(t, "electrodes", [0, 1, 2, 3], rows, "electrodes of the unit")
    nwb.index(t, "electrodes", [2, 3, 4])
    nwb.column(t, "electrode_group",
               [f["/general/extracellular_ephys/" + g].ref for g in ("shank0", "shank1", "shank1")],
               "the unit's group", REF)
    mean = np.arange(30, dtype="f4").reshape(3, 10)
    nwb.column(t, "waveform_mean", mean, "mean waveform", unit="volts", sampling_rate=30000.0)
    # Unit 100 has two electrodes, so each of its 3 spikes has two waveforms; 102 has one electrode.
    waves = np.arange(36, dtype="f4").reshape(9, 4) / 8
    nwb.column(t, "waveforms", waves, "waveforms of each spike", unit="volts")
    nwb.index(t, "waveforms", [2, 4, 6, 7, 8, 9])
    outer = t.create_dataset("waveforms_index_index", data=np.array([3, 3, 6], "u1"))
    nwb.typed(outer, "VectorIndex", "hdmf-common")
    outer.attrs["target"] = t["waveforms_index"].ref
    nwb.column(t, "quality", [0.5, NAN, 0.75], "isolation", unit="a.u.")
    nwb.column(t, "amplitudes", np.array([5, 6, 7, -1, 0, 1], "i2"), "of each spike", unit="microvolts")
    nwb.index(t, "amplitudes", [3, 3, 6], "u8")
    nwb.column(t, "tags", ["a", "b", "c"], "free words", TEXT)
    nwb.index(t, "tags", [0, 2, 3])
    nwb.column(t, "good", np.array([True, False, True]), "kept by hand")
    kinds = t.create_dataset("cell_type_elements", data=["excitatory", "inhibitory"], dtype=TEXT)
    nwb.typed(kinds, "VectorData", "hdmf-common")
    codes = nwb.column(t, "cell_type", np.array([1, 0, 1], "u1"), "type by width", kind="EnumData")
    codes.attrs["elements"] = kinds.ref
    nwb.column(t, "place", np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9.5]]), "x, y, z", unit="mm")
    e = nwb.expected
    e["session"]["units.spike_times.resolution"] = "3.3333E-5"
    e["spikes"] = [[0.5, 1.5, 2.5], [], [0.25, 3.0, 3.25]]
    e["observed"] = [0, 4]
    e["units"] = {
        "rows": 3,
        "columns": {
            "id": [100, 101, 102],
            "electrodes": ["0, 1", "2", "3"],
            "electrode_group": ["shank0", "shank1", "shank1"],
            "quality": [0.5, None, 0.75],
            "amplitudes": ["5, 6, 7", "", "-1, 0, 1"],
            "tags": ["", "a, b", "c"],
            "good": [True, False, True],
            "cell_type": ["inhibitory", "excitatory", "inhibitory"],
            "place_1": [1, 4, 7], "place_2": [2, 5, 8], "place_3": [3, 6, 9.5],
            "location": ["V0", "V1", "V1"],
            "depth": ["100, 120", "140", "160"],
            "group": ["shank0", "shank1", "shank1"],
            "group_name": ["shank0", "shank1", "shank1"],
        },
        "units": {"quality": "a.u.", "place_1": "mm"},
        "descriptions": {"quality": "isolation",
                         "electrodes": "electrodes of the unit; rows of table electrodes"},
    }
    e["tables"] = {
        "electrodes": {
            "rows": 4,
            "columns": {
                "id": [10, 11, 12, 13],
                "location": ["V0", "V0", "V1", "V1"],
                "depth": [100, 120, 140, 160],
                "group": ["shank0", "shank0", "shank1", "shank1"],
                "group_name": ["shank0", "shank0", "shank1", "shank1"],
            },
            "units": {"depth": "micrometers"},
        },
        "units.obs_intervals": {
            "rows": 4,
            "columns": {"unit": [0, 0, 1, 2], "start_time": [0, 2.25, 0, 1],
                        "stop_time": [2, 4, 4, 4]},
            "units": {"start_time": "s", "stop_time": "s"},
        },
        "devices": {
            "rows": 1,
            "columns": {"name": ["probe"], "path": ["/general/devices/probe"], "type": ["Device"],
                        "description": ["a silicon probe"], "manufacturer": ["Probes Ltd"]},
        },
        "electrode_groups": {
            "rows": 2,
            "columns": {"name": ["shank0", "shank1"], "description": ["shank 0", "shank 1"],
                        "location": ["V0", "V1"], "device": ["probe", "probe"]},
        },
        "dynamic_tables": {
            "rows": 2,
            "columns": {"name": ["units", "electrodes"],
                        "description": ["table units", "table electrodes"],
                        "type": ["Units", "DynamicTable"]},
        },
    }
    e["ragged"] = {
        "/units/obs_intervals": {
            "depth": 1, "shape": [2], "lengths": [[2], [1], [1]],
            "rows": [[0, 2, 2.25, 4], [0, 4], [1, 4]]},
        "/units/electrodes": {
            "depth": 1, "shape": [], "lengths": [[2], [1], [1]], "rows": [[0, 1], [2], [3]]},
        "/units/waveforms": {
            "depth": 2, "shape": [4], "unit": "volts", "lengths": [[2, 2, 2], [], [1, 1, 1]],
            "rows": [[i / 8 for i in range(24)], [], [i / 8 for i in range(24, 36)]]},
        "/units/amplitudes": {
            "depth": 1, "shape": [], "unit": "microvolts", "lengths": [[3], [0], [3]],
            "rows": [[5, 6, 7], [], [-1, 0, 1]]},
        "/units/tags": {
            "depth": 1, "shape": [], "lengths": [[0], [2], [1]], "rows": [[], ["a", "b"], ["c"]]},
    }
    e["arrays"] = {"/units/waveform_mean": {"shape": [3, 10], "values": list(range(30))}}
    e["names"] = {
        "tables": ["electrodes", "units.obs_intervals", "devices", "electrode_groups",
                   "dynamic_tables", "objects"],
        "series": [], "ragged": sorted(e["ragged"]), "arrays": ["/units/waveform_mean"]}
    nwb.close()


def intervals():
    """Tables of intervals with references to series, and a region of a table in a module."""
    nwb = Nwb("intervals", "2.7.0")
    f = nwb.file
    eye = nwb.series("/acquisition/eye", "TimeSeries", np.arange(10.0), "degrees", rate=10.0)
    lick = nwb.series("/acquisition/lick", "TimeSeries", np.arange(5.0), "volts", rate=5.0)
    stamp = np.dtype([("idx_start", "i4"), ("count", "i4"), ("timeseries", REF)])
    trials = nwb.table("/intervals/trials", [0, 1, 2],
                       ["start_time", "stop_time", "choice", "tags", "timeseries"],
                       "TimeIntervals", "core")
    nwb.column(trials, "start_time", np.array([0.0, 0.3, 0.6]), "start")
    nwb.column(trials, "stop_time", np.array([0.25, 0.5, 0.9]), "stop")
    nwb.column(trials, "choice", ["left", "right", "left"], "which side", TEXT)
    nwb.column(trials, "tags", ["easy", "hard", "first"], "words", TEXT)
    nwb.index(trials, "tags", [1, 3, 3])
    nwb.column(trials, "timeseries",
               np.array([(0, 3, eye.ref), (0, 2, lick.ref), (6, 3, eye.ref)], stamp), "samples",
               kind="TimeSeriesReferenceVectorData")
    nwb.index(trials, "timeseries", [2, 2, 3])
    blocks = nwb.table("/intervals/blocks", [5, 6],
                       ["start_time", "stop_time", "gaze", "rewards", "forgotten_nowhere"],
                       "TimeIntervals", "core")
    nwb.column(blocks, "start_time", np.array([0.0, 0.5]))
    nwb.column(blocks, "stop_time", np.array([0.5, 1.0]))
    nwb.column(blocks, "gaze", np.array([(5, 5, eye.ref), (-1, -1, eye.ref)], stamp), "gaze",
               kind="TimeSeriesReferenceVectorData")
    nwb.group("/processing/task", "ProcessingModule", description="the task")
    rewards = nwb.table("/processing/task/rewards", [0, 1, 2], ["volume"])
    nwb.column(rewards, "volume", np.array([2.5, 5.0, 7.5]), "volume", unit="microlitres")
    nwb.region(blocks, "rewards", [2, 0], rewards, "the block's reward")
    nwb.column(blocks, "unnamed", np.array([7, 8], "i4"), "colnames forgets this one")
    e = nwb.expected
    e["tables"] = {
        "trials": {
            "rows": 3,
            "columns": {
                "id": [0, 1, 2], "start_time": [0, 0.3, 0.6], "stop_time": [0.25, 0.5, 0.9],
                "choice": ["left", "right", "left"], "tags": ["easy", "hard, first", ""],
                "timeseries": ["eye[0:3], lick[0:2]", "", "eye[6:9]"]},
            "units": {"start_time": "s"}, "descriptions": {"choice": "which side"},
        },
        "trials.timeseries": {
            "rows": 3,
            "columns": {"row": [0, 0, 2], "series": ["eye", "lick", "eye"],
                        "first_sample": [0, 0, 6], "samples": [3, 2, 3]},
        },
        "blocks": {
            "rows": 2,
            "columns": {"id": [5, 6], "gaze": ["eye", ""], "gaze_first_sample": [5, None],
                        "gaze_samples": [5, None], "rewards": [2, 0], "unnamed": [7, 8]},
            "descriptions": {"rewards": "the block's reward; rows of table rewards"},
        },
        "rewards": {"rows": 3, "columns": {"volume": [2.5, 5, 7.5]},
                    "units": {"volume": "microlitres"}},
        "processing_modules": {"rows": 1, "columns": {"name": ["task"], "description": ["the task"]}},
    }
    e["ragged"] = {"/intervals/trials/tags": {
        "depth": 1, "shape": [], "lengths": [[1], [2], [0]],
        "rows": [["easy"], ["hard", "first"], []]}}
    e["series"] = {"eye": {"unit": "degrees", "rate": 10, "values": list(range(10)),
                           "times": [i / 10 for i in range(10)], "channels": {"channel": [1]}}}
    e["names"] = {
        "tables": ["trials", "trials.timeseries", "blocks", "rewards", "processing_modules",
                   "dynamic_tables", "time_series", "objects"],
        "series": ["eye", "lick"], "ragged": ["/intervals/trials/tags"], "arrays": []}
    e["notes"] = ["/intervals/blocks/forgotten_nowhere is left out: the column is named in colnames"
                  " and not in the file"]
    nwb.close()


def series():
    """Series of every kind, with linked data and times, more axes, codes, texts and images."""
    nwb = Nwb("series", "2.8.0")
    f = nwb.file
    rows, _ = electrodes(nwb)
    raw = nwb.series("/acquisition/raw", "ElectricalSeries",
                     np.array([[1, 2], [3, 4], [5, 6]], "i2"), "volts", rate=4.0, start=2.0,
                     conversion=0.5, offset=10.0, description="raw voltage")
    raw.attrs["filtering"] = "0.3 to 7500 Hz"
    raw.create_dataset("channel_conversion", data=np.array([1.0, 100.0])).attrs["axis"] = 1
    nwb.region(raw, "electrodes", [3, 1], rows, "recorded from")
    lfp = nwb.group("/processing/ecephys", "ProcessingModule", description="extracellular")
    nwb.group("/processing/ecephys/LFP", "LFP")
    lfp = nwb.series("/processing/ecephys/LFP/lfp", "ElectricalSeries", np.array([[0.5], [1.5]]),
                     "volts", rate=2.0)
    nwb.region(lfp, "electrodes", [0], rows)
    spectrum = nwb.series("/processing/ecephys/spectrum", "DecompositionSeries",
                          np.arange(12.0).reshape(2, 2, 3), "V^2", rate=1.0)
    nwb.text("/processing/ecephys/spectrum/metric", "power")
    bands = nwb.table("/processing/ecephys/spectrum/bands", [0, 1, 2], ["band_name", "band_limits"])
    nwb.column(bands, "band_name", ["theta", "alpha", "beta"], "name", TEXT)
    nwb.column(bands, "band_limits", np.array([[4.0, 8], [8, 12], [12, 30]]), "limits", unit="Hz")
    events = nwb.series("/processing/ecephys/snippets", "SpikeEventSeries",
                        np.arange(12.0).reshape(2, 1, 6), "volts", timestamps=[0.5, 0.75])
    nwb.region(events, "electrodes", [2], rows)
    events.create_dataset("channel_conversion", data=np.array([0.5])).attrs["axis"] = 1
    # Behaviour.
    nwb.group("/processing/behavior", "ProcessingModule", description="behaviour")
    nwb.group("/processing/behavior/Position", "Position")
    place = nwb.series("/processing/behavior/Position/place", "SpatialSeries",
                       np.array([[0.0, 1], [2, 3], [4, 5]]), "meters", timestamps=[0.0, 0.5, 1.25])
    nwb.text("/processing/behavior/Position/place/reference_frame", "corner of the box")
    nwb.group("/processing/behavior/BehavioralTimeSeries", "BehavioralTimeSeries")
    speed = nwb.series("/processing/behavior/BehavioralTimeSeries/speed", "TimeSeries",
                       np.array([1.0, 2.0, 4.0]), "m/s")
    speed["timestamps"] = h5py.SoftLink("/processing/behavior/Position/place/timestamps")
    hard = nwb.series("/processing/behavior/BehavioralTimeSeries/turn", "TimeSeries",
                      np.array([0.0, -1.0, 1.0]), "rad")
    hard["timestamps"] = place["timestamps"]
    copy = nwb.series("/processing/behavior/BehavioralTimeSeries/copy", "TimeSeries", None, "",
                      rate=10.0)
    copy["data"] = h5py.SoftLink("/acquisition/raw/data")
    nwb.group("/processing/behavior/BehavioralEpochs", "BehavioralEpochs")
    nwb.series("/processing/behavior/BehavioralEpochs/running", "IntervalSeries",
               np.array([1, -1, 2, 1, -2], "i1"), "n/a", timestamps=[0.0, 1.0, 2.0, 3.0, 4.0])
    nwb.group("/processing/behavior/BehavioralEvents", "BehavioralEvents")
    nwb.series("/processing/behavior/BehavioralEvents/licks", "TimeSeries", np.array([7, 8], "i4"),
               "n/a", timestamps=[0.25, 0.75], description="which spout")
    nwb.series("/acquisition/notes", "AnnotationSeries", ["begin", "end"], "n/a",
               timestamps=[0.0, 9.0], dtype=TEXT)
    features = nwb.series("/acquisition/motion", "AbstractFeatureSeries",
                          np.array([[0.0, 2], [90, 4]]), "see feature_units", timestamps=[0.0, 1.0])
    features.create_dataset("features", data=["direction", "speed"], dtype=TEXT)
    features.create_dataset("feature_units", data=["degrees", "deg/s"], dtype=TEXT)
    # Stimuli.
    movie = nwb.series("/stimulus/presentation/movie", "ImageSeries",
                       np.arange(12, dtype="u1").reshape(2, 3, 2), "n/a", rate=30.0)
    nwb.text("/stimulus/presentation/movie/format", "raw")
    film = nwb.series("/stimulus/presentation/film", "ImageSeries", np.zeros((0, 0, 0)), "n/a",
                      timestamps=[1.0, 2.0])
    files = film.create_dataset("external_file", data=["a.avi", "b.avi"], dtype=TEXT)
    files.attrs["starting_frame"] = np.array([0, 1])
    template = nwb.group("/stimulus/templates/pictures", "Images", description="pictures shown")
    for k in (1, 2):
        nwb.typed(template.create_dataset("picture%d" % k, data=np.full((2, 2), k, "u1")),
                  "GrayscaleImage")
    order = template.create_dataset("order_of_images",
                                    data=[template["picture2"].ref, template["picture1"].ref],
                                    dtype=REF)
    nwb.typed(order, "ImageReferences")
    shown = nwb.series("/stimulus/presentation/shown", "IndexSeries", np.array([1, 0, 1], "u4"),
                       "N/A", timestamps=[0.0, 1.0, 2.0])
    shown["indexed_images"] = h5py.SoftLink("/stimulus/templates/pictures")
    nwb.series("/stimulus/templates/noise", "TimeSeries", np.arange(20.0), "volts")
    # What goes wrong.
    nwb.series("/acquisition/uneven", "TimeSeries", np.arange(20.0), "volts", timestamps=[0.0, 1.0])
    f["/acquisition/gone"] = h5py.SoftLink("/acquisition/never_was")
    f["/acquisition/again"] = h5py.SoftLink("/processing/behavior/Position/place")
    # Two of one name.
    nwb.group("/processing/other", "ProcessingModule", description="other")
    nwb.series("/processing/other/speed", "TimeSeries", np.array([9.0]), "m/s", rate=1.0)
    f.create_dataset("/scratch/leftover", data=np.array([1.0, 2.0]))
    e = nwb.expected
    e["series"] = {
        "raw": {"unit": "volts", "rate": 4, "times": [2, 2.25, 2.5], "description": "raw voltage",
                "values": [10.5, 110, 11.5, 210, 12.5, 310],
                "channels": {"channel": [1, 2], "id": [13, 11], "location": ["V1", "V0"],
                             "depth": [160, 120]}},
        "lfp": {"unit": "volts", "rate": 2, "times": [0, 0.5], "values": [0.5, 1.5],
                "channels": {"location": ["V0"]}},
        "spectrum": {"unit": "V^2", "rate": 1, "times": [0, 1], "values": list(range(12)),
                     "channels": {"channel": [1, 2, 3, 4, 5, 6], "source": [1, 1, 1, 2, 2, 2],
                                  "band": [1, 2, 3, 1, 2, 3]}},
        "snippets": {"unit": "volts", "times": [0.5, 0.75], "values": [i / 2 for i in range(12)],
                     "channels": {"electrode": [1] * 6, "sample": [1, 2, 3, 4, 5, 6],
                                  "location": ["V1"] * 6}},
        "place": {"unit": "meters", "times": [0, 0.5, 1.25], "values": list(range(6))},
        "processing/behavior/BehavioralTimeSeries/speed": {
            "unit": "m/s", "times": [0, 0.5, 1.25], "values": [1, 2, 4]},
        "processing/other/speed": {"unit": "m/s", "rate": 1, "times": [0], "values": [9]},
        "turn": {"unit": "rad", "times": [0, 0.5, 1.25], "values": [0, -1, 1]},
        "copy": {"unit": "volts", "rate": 10, "times": [0, 0.1, 0.2],
                 "values": [10.5, 11, 11.5, 12, 12.5, 13]},
        "running": {"unit": "n/a", "times": [0, 1, 2, 3, 4], "values": [1, -1, 2, 1, -2]},
        "licks": {"unit": "n/a", "times": [0.25, 0.75], "values": [7, 8]},
        "motion": {"unit": "see feature_units", "times": [0, 1], "values": [0, 2, 90, 4],
                   "channels": {"features": ["direction", "speed"],
                                "feature_units": ["degrees", "deg/s"]}},
        "movie": {"unit": "n/a", "rate": 30, "times": [0, 1 / 30], "values": list(range(12)),
                  "channels": {"x": [1, 1, 2, 2, 3, 3], "y": [1, 2, 1, 2, 1, 2]}},
        "shown": {"unit": "N/A", "times": [0, 1, 2], "values": [1, 0, 1]},
    }
    e["tables"] = {
        "bands": {"rows": 3, "columns": {"band_name": ["theta", "alpha", "beta"],
                                         "band_limits_1": [4, 8, 12], "band_limits_2": [8, 12, 30]},
                  "units": {"band_limits_1": "Hz"}},
        "running": {"rows": 3, "columns": {"start_time": [0, 2, 3], "stop_time": [1, 4, None],
                                           "value": [1, 2, 1]}},
        "licks": {"rows": 2, "columns": {"time": [0.25, 0.75], "value": [7, 8]},
                  "descriptions": {"value": "which spout"}, "units": {"time": "s"}},
        "notes": {"rows": 2, "columns": {"time": [0, 9], "value": ["begin", "end"]}},
        "shown": {"rows": 3, "columns": {"time": [0, 1, 2], "value": [1, 0, 1]}},
        "film": {"rows": 2, "columns": {"file": ["a.avi", "b.avi"], "starting_frame": [0, 1],
                                        "time": [1, 2]}},
        "images": {"rows": 1, "columns": {"name": ["pictures"], "description": ["pictures shown"]}},
        "time_series": {
            "rows": 18,
            "where": "name",
            "columns": {
                "raw": {"type": "ElectricalSeries", "filtering": "0.3 to 7500 Hz"},
                "place": {"reference_frame": "corner of the box"},
                "spectrum": {"metric": "power"},
                "shown": {"indexed_images": "pictures"},
                "movie": {"format": "raw"},
            },
        },
    }
    e["arrays"] = {
        "/stimulus/templates/pictures/picture1": {"shape": [2, 2], "values": [1, 1, 1, 1]},
        "/stimulus/templates/pictures/picture2": {"shape": [2, 2], "values": [2, 2, 2, 2]},
        "/stimulus/templates/pictures/order_of_images": {
            "shape": [2], "values": ["/stimulus/templates/pictures/picture2",
                                     "/stimulus/templates/pictures/picture1"]},
        "/stimulus/templates/noise/data": {"shape": [20], "values": list(range(20))},
        "/acquisition/uneven/data": {"shape": [20], "values": list(range(20))},
        "/scratch/leftover": {"shape": [2], "values": [1, 2]},
    }
    e["names"] = {
        "tables": ["electrodes", "bands", "running", "licks", "notes", "shown", "film", "devices",
                   "electrode_groups", "processing_modules", "images", "dynamic_tables",
                   "time_series", "objects"],
        "series": sorted(e["series"]), "ragged": [], "arrays": sorted(e["arrays"])}
    e["notes"] = [
        "/acquisition/gone is left out",
        "/acquisition/uneven is no series: 2 timestamps for 20 samples",
        "/stimulus/presentation/film: its images lie in 2 files outside",
    ]
    nwb.close()


def optical():
    """Optical physiology with every kind of mask, and optogenetics."""
    nwb = Nwb("optical", "2.6.0")
    f = nwb.file
    nwb.group("/general/devices/scope", "Device")
    plane = nwb.group("/general/optophysiology/plane", "ImagingPlane")
    nwb.text("/general/optophysiology/plane/indicator", "GCaMP6f")
    nwb.text("/general/optophysiology/plane/location", "V1")
    plane.create_dataset("excitation_lambda", data=920.5)
    spacing = plane.create_dataset("grid_spacing", data=np.array([0.5, 0.25], "f4"))
    spacing.attrs["unit"] = "micrometers"
    plane["device"] = h5py.SoftLink("/general/devices/scope")
    nwb.group("/general/optophysiology/plane/green", "OpticalChannel")
    f["/general/optophysiology/plane/green"].create_dataset("emission_lambda", data=510.0)
    nwb.text("/general/optophysiology/plane/green/description", "green")
    two = nwb.series("/acquisition/frames", "TwoPhotonSeries", np.arange(8, dtype="u2").reshape(2, 2, 2),
                     "n/a", rate=15.0)
    two["imaging_plane"] = h5py.SoftLink("/general/optophysiology/plane")
    two.attrs["pmt_gain"] = np.float32(1.5)
    nwb.group("/processing/ophys", "ProcessingModule", description="optical")
    nwb.group("/processing/ophys/ImageSegmentation", "ImageSegmentation")
    at = "/processing/ophys/ImageSegmentation/cells"
    cells = nwb.table(at, [0, 1, 2], ["image_mask", "pixel_mask", "voxel_mask", "area"],
                      "PlaneSegmentation", "core")
    cells["imaging_plane"] = h5py.SoftLink("/general/optophysiology/plane")
    nwb.column(cells, "image_mask", np.arange(12.0).reshape(3, 2, 2), "masks")
    pixel = np.dtype([("x", "u4"), ("y", "u4"), ("weight", "f4")])
    nwb.column(cells, "pixel_mask", np.array([(0, 0, 1), (0, 1, 0.5), (1, 1, 0.25)], pixel), "pixels")
    nwb.index(cells, "pixel_mask", [1, 3, 3])
    voxel = np.dtype([("x", "u4"), ("y", "u4"), ("z", "u4"), ("weight", "f4")])
    nwb.column(cells, "voxel_mask", np.array([(1, 2, 3, 0.5), (4, 5, 6, 1)], voxel), "voxels")
    nwb.index(cells, "voxel_mask", [0, 1, 2])
    nwb.column(cells, "area", ["V1", "LM", "V1"], "visual area", TEXT)
    for name, kind in (("Fluorescence", "Fluorescence"), ("DfOverF", "DfOverF")):
        nwb.group("/processing/ophys/" + name, kind)
        trace = nwb.series("/processing/ophys/%s/traces" % name, "RoiResponseSeries",
                           np.arange(4.0).reshape(2, 2), "n/a", rate=15.0)
        nwb.region(trace, "rois", [2, 1], cells, "cells with a trace")
    site = nwb.group("/general/optogenetics/left", "OptogeneticStimulusSite")
    nwb.text("/general/optogenetics/left/description", "blue light")
    site.create_dataset("excitation_lambda", data=473.0)
    nwb.text("/general/optogenetics/left/location", "M2")
    site["device"] = h5py.SoftLink("/general/devices/scope")
    light = nwb.series("/stimulus/presentation/light", "OptogeneticSeries", np.array([0.0, 0.002]),
                       "watts", rate=1000.0)
    light["site"] = h5py.SoftLink("/general/optogenetics/left")
    e = nwb.expected
    labels = {"id": [2, 1], "area": ["V1", "LM"]}
    e["series"] = {
        "frames": {"unit": "n/a", "rate": 15, "times": [0, 1 / 15], "values": list(range(8)),
                   "channels": {"x": [1, 1, 2, 2], "y": [1, 2, 1, 2]}},
        "processing/ophys/Fluorescence/traces": {
            "unit": "n/a", "rate": 15, "times": [0, 1 / 15], "values": [0, 1, 2, 3],
            "channels": labels},
        "processing/ophys/DfOverF/traces": {
            "unit": "n/a", "rate": 15, "times": [0, 1 / 15], "values": [0, 1, 2, 3],
            "channels": labels},
        "light": {"unit": "watts", "rate": 1000, "times": [0, 0.001], "values": [0, 0.002]},
    }
    e["tables"] = {
        "cells": {"rows": 3, "columns": {"id": [0, 1, 2], "area": ["V1", "LM", "V1"]}},
        "devices": {"rows": 1, "columns": {"name": ["scope"]}},
        "imaging_planes": {
            "rows": 1,
            "columns": {"name": ["plane"], "indicator": ["GCaMP6f"], "location": ["V1"],
                        "excitation_lambda": [920.5], "grid_spacing": ["0.5, 0.25"],
                        "grid_spacing.unit": ["micrometers"], "device": ["scope"]}},
        "optical_channels": {"rows": 1, "columns": {"name": ["green"], "emission_lambda": [510]}},
        "optogenetic_stimulus_sites": {
            "rows": 1, "columns": {"name": ["left"], "description": ["blue light"],
                                   "excitation_lambda": [473], "location": ["M2"],
                                   "device": ["scope"]}},
        "dynamic_tables": {"rows": 1, "columns": {"name": ["cells"], "imaging_plane": ["plane"]}},
        "time_series": {
            "rows": 4, "where": "name",
            "columns": {"frames": {"imaging_plane": "plane", "pmt_gain": "1.5"},
                        "light": {"site": "left"}}},
    }
    e["ragged"] = {
        at + "/pixel_mask": {"depth": 1, "shape": [3], "members": ["x", "y", "weight"],
                             "lengths": [[1], [2], [0]],
                             "rows": [[0, 0, 1], [0, 1, 0.5, 1, 1, 0.25], []]},
        at + "/voxel_mask": {"depth": 1, "shape": [4], "members": ["x", "y", "z", "weight"],
                             "lengths": [[0], [1], [1]],
                             "rows": [[], [1, 2, 3, 0.5], [4, 5, 6, 1]]},
    }
    e["arrays"] = {at + "/image_mask": {"shape": [3, 2, 2], "values": list(range(12))}}
    e["names"] = {
        "tables": ["cells", "devices", "imaging_planes", "optical_channels", "processing_modules",
                   "optogenetic_stimulus_sites", "dynamic_tables", "time_series", "objects"],
        "series": sorted(e["series"]), "ragged": sorted(e["ragged"]), "arrays": sorted(e["arrays"])}
    nwb.close()


def intracellular():
    """Patch clamp: the sweep table of old and the tables of later versions, side by side."""
    nwb = Nwb("intracellular", "2.5.0")
    f = nwb.file
    nwb.group("/general/devices/amplifier", "Device")
    pipette = nwb.group("/general/intracellular_ephys/pipette", "IntracellularElectrode")
    nwb.text("/general/intracellular_ephys/pipette/description", "patch pipette")
    nwb.text("/general/intracellular_ephys/pipette/resistance", "5 megaohm")
    pipette["device"] = h5py.SoftLink("/general/devices/amplifier")
    pairs = []
    for sweep in (0, 1):
        made = []
        for place, kind, unit, k in (("acquisition", "CurrentClampSeries", "volts", 1.0),
                                     ("stimulus/presentation", "CurrentClampStimulusSeries",
                                      "amperes", 2.0)):
            path = "/%s/%s%d" % (place, "cell" if k == 1.0 else "current", sweep)
            s = nwb.series(path, kind, np.arange(4.0) * k + sweep, unit, rate=100.0)
            s["electrode"] = h5py.SoftLink("/general/intracellular_ephys/pipette")
            s.attrs["sweep_number"] = np.uint32(sweep)
            s.create_dataset("gain", data=k)
            made.append(s)
        made[0].create_dataset("bridge_balance", data=1.5e7)
        pairs.append(made)
    at = "/general/intracellular_ephys/"
    sweeps = nwb.table(at + "sweep_table", [0, 1], ["series", "sweep_number"], "SweepTable", "core")
    nwb.column(sweeps, "series", [s.ref for pair in pairs for s in pair], "series", REF)
    nwb.index(sweeps, "series", [2, 4])
    nwb.column(sweeps, "sweep_number", np.array([0, 1], "u4"), "number")
    stamp = np.dtype([("idx_start", "i4"), ("count", "i4"), ("timeseries", REF)])
    whole = nwb.table(at + "intracellular_recordings", [0, 1], ["protocol"],
                      "IntracellularRecordingsTable", "core")
    whole.attrs.create("categories", ["electrodes", "stimuli", "responses"], dtype=TEXT)
    nwb.column(whole, "protocol", ["step", "ramp"], "protocol", TEXT)
    part = nwb.table(at + "intracellular_recordings/electrodes", [0, 1], ["electrode"],
                     "IntracellularElectrodesTable", "core")
    nwb.column(part, "electrode", [pipette.ref, pipette.ref], "electrode", REF)
    part = nwb.table(at + "intracellular_recordings/stimuli", [0, 1], ["stimulus"],
                     "IntracellularStimuliTable", "core")
    nwb.column(part, "stimulus", np.array([(0, 4, pairs[0][1].ref), (-1, -1, pairs[0][1].ref)], stamp),
               "stimulus", kind="TimeSeriesReferenceVectorData")
    part = nwb.table(at + "intracellular_recordings/responses", [0, 1], ["response"],
                     "IntracellularResponsesTable", "core")
    nwb.column(part, "response", np.array([(0, 4, pairs[0][0].ref), (1, 2, pairs[1][0].ref)], stamp),
               "response", kind="TimeSeriesReferenceVectorData")
    below, name = whole, "recordings"
    for path, kind, column in (
            ("simultaneous_recordings", "SimultaneousRecordingsTable", "recordings"),
            ("sequential_recordings", "SequentialRecordingsTable", "simultaneous_recordings"),
            ("repetitions", "RepetitionsTable", "sequential_recordings"),
            ("experimental_conditions", "ExperimentalConditionsTable", "repetitions")):
        columns = [column] + (["stimulus_type"] if path == "sequential_recordings" else [])
        group = nwb.table(at + path, [0], columns, kind, "core")
        rows = [0, 1] if below is whole else [0]
        nwb.region(group, column, rows, below)
        nwb.index(group, column, [len(rows)])
        if len(columns) > 1:
            nwb.column(group, "stimulus_type", ["square"], "type", TEXT)
        below = group
    e = nwb.expected
    e["series"] = {
        "cell1": {"unit": "volts", "rate": 100, "times": [0, 0.01, 0.02, 0.03],
                  "values": [1, 2, 3, 4]},
        "current1": {"unit": "amperes", "rate": 100, "times": [0, 0.01, 0.02, 0.03],
                     "values": [1, 3, 5, 7]},
    }
    e["tables"] = {
        "sweep_table": {"rows": 2, "columns": {"series": ["cell0, current0", "cell1, current1"],
                                               "sweep_number": [0, 1]}},
        "intracellular_recordings": {
            "rows": 2,
            "columns": {
                "id": [0, 1], "protocol": ["step", "ramp"],
                "electrodes.electrode": ["pipette", "pipette"],
                "stimuli.stimulus": ["current0", ""], "stimuli.stimulus_first_sample": [0, None],
                "stimuli.stimulus_samples": [4, None],
                "responses.response": ["cell0", "cell1"], "responses.response_first_sample": [0, 1],
                "responses.response_samples": [4, 2]}},
        "simultaneous_recordings": {
            "rows": 1, "columns": {"recordings": ["0, 1"]},
            "descriptions": {"recordings": "rows of table intracellular_recordings"}},
        "sequential_recordings": {"rows": 1, "columns": {"simultaneous_recordings": ["0"],
                                                         "stimulus_type": ["square"]}},
        "repetitions": {"rows": 1, "columns": {"sequential_recordings": ["0"]}},
        "experimental_conditions": {"rows": 1, "columns": {"repetitions": ["0"]}},
        "intracellular_electrodes": {
            "rows": 1, "columns": {"name": ["pipette"], "description": ["patch pipette"],
                                   "resistance": ["5 megaohm"], "device": ["amplifier"]}},
        "time_series": {
            "rows": 4, "where": "name",
            "columns": {"cell0": {"electrode": "pipette", "sweep_number": "0", "gain": "1",
                                  "bridge_balance": "15000000"},
                        "current1": {"sweep_number": "1", "gain": "2", "bridge_balance": ""}}},
    }
    names = ["simultaneous_recordings", "sequential_recordings", "repetitions",
             "experimental_conditions"]
    e["names"] = {
        "tables": ["sweep_table", "intracellular_recordings"] + names
        + ["devices", "intracellular_electrodes", "dynamic_tables", "time_series", "objects"],
        "series": ["cell0", "cell1", "current0", "current1"],
        "ragged": sorted([at + "simultaneous_recordings/recordings",
                          at + "sequential_recordings/simultaneous_recordings",
                          at + "repetitions/sequential_recordings",
                          at + "experimental_conditions/repetitions"]),
        "arrays": []}
    nwb.close()


def extension():
    """Types of an extension, read by what the cached specification says they extend."""
    lab = {
        "groups": [
            {"neurodata_type_def": "LabSeries", "neurodata_type_inc": "TimeSeries", "doc": "a series"},
            {"neurodata_type_def": "LabFineSeries", "neurodata_type_inc": "LabSeries",
             "doc": "extends the extension",
             "groups": [{"neurodata_type_def": "LabLens", "neurodata_type_inc": "Device",
                         "doc": "defined where it is used"}]},
            {"neurodata_type_def": "LabMovie", "neurodata_type_inc": "LabFrames", "doc": "frames"},
            {"neurodata_type_def": "LabFrames", "neurodata_type_inc": "ImageSeries", "doc": "frames"},
            {"neurodata_type_def": "LabTable", "neurodata_type_inc": "TimeIntervals", "doc": "table"},
            {"neurodata_type_def": "LabNotes", "neurodata_type_inc": "LabMetaData", "doc": "notes"},
        ]}
    nwb = Nwb("extension", "2.8.0", {
        "ndx-lab": {"0.2.0": {
            "namespace": json.dumps({"namespaces": [{"name": "ndx-lab", "version": "0.2.0"}]}),
            "ndx-lab.extensions": json.dumps(lab)}},
        "ndx-broken": {"0.1.0": {"ndx-broken": "{this is not JSON"}},
    })
    f = nwb.file
    nwb.series("/acquisition/fine", "LabFineSeries", np.array([1.0, 2.0]), "lux", rate=2.0,
               namespace="ndx-lab").attrs["exposure"] = 0.5
    # Neither timestamps nor starting_time: only its type says that it is a series.
    nwb.series("/acquisition/still", "LabSeries", np.arange(20.0), "lux", namespace="ndx-lab")
    nwb.series("/acquisition/frames", "LabMovie", np.arange(8.0).reshape(2, 2, 2), "n/a", rate=1.0,
               namespace="ndx-lab")
    nwb.group("/general/devices/lens", "LabLens", "ndx-lab", focal_length=35.0)
    nwb.group("/general/devices/plain", "Device", model="of old")
    runs = nwb.table("/intervals/runs", [0], ["start_time"], "LabTable", "ndx-lab")
    nwb.column(runs, "start_time", np.array([1.5]))
    nwb.group("/general/lab_notes", "LabNotes", "ndx-lab", protocol="P-7")
    nwb.text("/general/lab_notes/animal_room", "B12")
    f["/general/lab_notes"].create_dataset("weights", data=np.arange(30.0))
    nwb.group("/processing/odd", "Nowhere", "ndx-gone", colour="red")
    e = nwb.expected
    e["series"] = {
        "fine": {"unit": "lux", "rate": 2, "times": [0, 0.5], "values": [1, 2]},
        "frames": {"unit": "n/a", "rate": 1, "times": [0, 1], "values": list(range(8)),
                   "channels": {"x": [1, 1, 2, 2], "y": [1, 2, 1, 2]}},
    }
    e["tables"] = {
        "devices": {"rows": 2, "columns": {"name": ["lens", "plain"], "type": ["LabLens", "Device"],
                                           "focal_length": [35, None], "model": ["", "of old"]}},
        "runs": {"rows": 1, "columns": {"start_time": [1.5]}},
        "lab_meta_data": {"rows": 1, "columns": {"name": ["lab_notes"], "protocol": ["P-7"],
                                                 "animal_room": ["B12"]}},
        "nowheres": {"rows": 1, "columns": {"name": ["odd"], "colour": ["red"]}},
        "time_series": {"rows": 3, "where": "name", "columns": {
            "fine": {"type": "LabFineSeries", "exposure": "0.5"}}},
        "objects": {"rows": 10, "where": "path", "columns": {
            "/acquisition/fine": {"type": "LabFineSeries", "read_as": "TimeSeries",
                                  "namespace": "ndx-lab"},
            "/acquisition/frames": {"read_as": "ImageSeries"},
            "/general/devices/lens": {"read_as": "Device"},
            "/intervals/runs": {"read_as": "TimeIntervals"},
            "/processing/odd": {"read_as": "Nowhere"}}},
    }
    e["arrays"] = {
        "/acquisition/still/data": {"shape": [20], "values": list(range(20))},
        "/general/lab_notes/weights": {"shape": [30], "values": list(range(30))}}
    e["names"] = {
        "tables": ["runs", "devices", "lab_meta_data", "nowheres", "dynamic_tables", "time_series",
                   "objects"],
        "series": ["fine", "frames"], "ragged": [], "arrays": sorted(e["arrays"])}
    e["notes"] = ["the specification /specifications/ndx-broken/0.1.0/ndx-broken is left out",
                  "the type Nowhere of ndx-gone is not defined"]
    nwb.close()


def first():
    """A file as NWB 2.0 wrote them: help texts, no object ids, no cached specifications."""
    nwb = Nwb("first", "2.0.1", help_texts=True)
    f = nwb.file
    for fact, value in (("experimenter", "A. Person"), ("institution", "An Institute"),
                        ("lab", "A Lab"), ("session_id", "s1")):
        nwb.text("/general/" + fact, value)
    f.create_dataset("/general/keywords", data=["one", "two"], dtype=TEXT)
    nwb.group("/general/subject", "Subject")
    nwb.text("/general/subject/subject_id", "M7")
    nwb.text("/general/subject/age", "P90D").attrs["reference"] = "birth"
    nwb.text("/general/subject/weight", "")
    table, _ = electrodes(nwb, ("shank0",))
    t = nwb.table("/units", [0, 1], ["spike_times", "electrodes"], "Units", "core")
    nwb.column(t, "spike_times", np.array([3.0, 1.0, 2.0]))
    nwb.index(t, "spike_times", [3, 3], "i4")
    nwb.region(t, "electrodes", [0, 0], table)
    trials = nwb.table("/intervals/trials", [], ["start_time", "stop_time"], "TimeIntervals", "core")
    nwb.column(trials, "start_time", np.zeros(0))
    nwb.column(trials, "stop_time", np.zeros(0))
    nwb.series("/acquisition/bare", "TimeSeries", np.array([1, 2], "i4"), "n/a", rate=1.0)
    e = nwb.expected
    e["session"].update({
        "experimenter": "A. Person", "institution": "An Institute", "lab": "A Lab",
        "session_id": "s1", "keywords": "one, two", "subject.subject_id": "M7",
        "subject.age": "P90D", "subject.age.reference": "birth"})
    e["spikes"] = [[1, 2, 3], []]
    e["units"] = {"rows": 2, "columns": {"id": [0, 1], "electrodes": [0, 0],
                                         "location": ["V0", "V0"], "depth": [100, 100]}}
    e["tables"] = {"trials": {"rows": 0, "columns": {"start_time": [], "stop_time": []}}}
    e["series"] = {"bare": {"unit": "n/a", "rate": 1, "times": [0, 1], "values": [1, 2]}}
    e["names"] = {"tables": ["electrodes", "trials", "devices", "electrode_groups",
                             "dynamic_tables", "time_series", "objects"],
                  "series": ["bare"], "ragged": [], "arrays": []}
    nwb.close()


def gather():
    """One population spread over many series, one neuron each."""
    nwb = Nwb("gather", "2.8.0")
    nwb.group("/processing/ophys", "ProcessingModule", description="one series per neuron")
    nwb.group("/processing/ophys/V1", "Fluorescence")
    for neuron in (10, 2, 1):
        nwb.series("/processing/ophys/V1/neuron%d" % neuron, "TimeSeries",
                   np.array([0.0, 1.0, 2.0]) + neuron, "dF/F", rate=5.0)
    nwb.series("/processing/ophys/V1/later", "TimeSeries", np.array([0.0, 1.0, 2.0]), "dF/F",
               rate=5.0, start=1.0)
    nwb.series("/processing/ophys/V1/scaled", "TimeSeries", np.array([0.0, 1.0, 2.0]), "percent",
               rate=5.0)
    for cell, times in (("a", [0.5, 0.75]), ("b", [2.0])):
        nwb.series("/acquisition/spikes_" + cell, "TimeSeries", np.ones(len(times)), "n/a",
                   timestamps=times)
    trials = nwb.table("/intervals/trials", [0, 1, 2], ["start_time", "stop_time", "side"],
                       "TimeIntervals", "core")
    nwb.column(trials, "start_time", np.array([0.0, 0.2, 0.0]))
    nwb.column(trials, "stop_time", np.array([0.2, 0.4, 0.2]))
    nwb.column(trials, "side", ["left", "right", "left"], "", TEXT)
    e = nwb.expected
    e["options"] = {"gather": {"population": "/processing/ophys/*/neuron*"},
                    "spikes": "acquisition/spikes_*"}
    e["series"] = {
        "population": {
            "unit": "dF/F", "rate": 5, "times": [0, 0.2, 0.4],
            "values": [1, 2, 10, 2, 3, 11, 3, 4, 12],
            "channels": {"channel": [1, 2, 3], "member": ["V1/1", "V1/2", "V1/10"]}},
        "neuron2": {"unit": "dF/F", "rate": 5, "times": [0, 0.2, 0.4], "values": [2, 3, 4]},
    }
    e["spikes"] = [[0.5, 0.75], [2.0]]
    e["units"] = {"rows": 2, "columns": {"unit": ["a", "b"]}}
    e["names"] = {
        "tables": ["trials", "processing_modules", "dynamic_tables", "time_series", "objects"],
        "series": ["later", "neuron1", "neuron10", "neuron2", "population", "scaled", "spikes_a",
                   "spikes_b"],
        "ragged": [], "arrays": []}
    e["fails"] = [
        {"options": {"gather": {"p": "/processing/ophys/V1/*"}},
         "message": "recording.gather.p: later and neuron1 are not sampled at the same times"},
        {"options": {"gather": {"p": "/processing/ophys/V1/[ns]*"}},
         "message": "recording.gather.p: no series matches /processing/ophys/V1/[ns]*"},
        {"options": {"gather": {"p": "/processing/ophys/V1/*e*"}},
         "message": "are not sampled at the same times"},
        {"options": {"gather": {"p": "/processing/ophys/V1/neuron1"}},
         "message": "recording.gather.p: a pattern of paths needs a *"},
        {"options": {"gathr": {}}, "message": "did you mean \"gather\""},
    ]
    nwb.close()


def sorted_units():
    """No table of units in its place, but two in a module, of which the study names one."""
    nwb = Nwb("sorted_units", "2.8.0")
    nwb.group("/processing/sorting", "ProcessingModule", description="two sorters")
    for name, times in (("kilo", [1.0, 2.0, 3.0]), ("mountain", [4.0, 5.0, 6.0])):
        t = nwb.table("/processing/sorting/" + name, [0, 1], ["spike_times"], "Units", "core")
        nwb.column(t, "spike_times", np.array(times))
        nwb.index(t, "spike_times", [1, 3])
    e = nwb.expected
    e["options"] = {"units": "processing/sorting/mountain"}
    e["spikes"] = [[4], [5, 6]]
    e["units"] = {"rows": 2, "columns": {"id": [0, 1]}}
    e["tables"] = {"kilo": {"rows": 2, "columns": {"id": [0, 1], "spike_times": ["1", "2, 3"]}}}
    e["names"] = {"tables": ["kilo", "processing_modules", "dynamic_tables", "objects"],
                  "series": [], "ragged": ["/processing/sorting/kilo/spike_times"], "arrays": []}
    e["fails"] = [{"options": {"units": "/processing/sorting/kila"},
                   "message": "did you mean \"/processing/sorting/kilo\"?"}]
    nwb.close()


def links():
    """Series and data that lie in another file, and links that cannot be followed."""
    other = Nwb("links_target", "2.8.0")
    other.series("/acquisition/there", "TimeSeries", np.array([1.0, 2.0, 3.0]), "volts", rate=10.0,
                 description="from the other file")
    e = other.expected
    e["series"] = {"there": {"unit": "volts", "rate": 10, "times": [0, 0.1, 0.2], "values": [1, 2, 3]}}
    e["names"] = {"tables": ["time_series", "objects"], "series": ["there"], "ragged": [],
                  "arrays": []}
    other.close()
    nwb = Nwb("links", "2.8.0")
    f = nwb.file
    f["/acquisition/raw"] = h5py.ExternalLink("links_target.nwb", "/acquisition/there")
    mine = nwb.series("/acquisition/mine", "TimeSeries", None, "", rate=1.0)
    mine["data"] = h5py.ExternalLink("links_target.nwb", "/acquisition/there/data")
    f["/acquisition/lost"] = h5py.ExternalLink("no_such_file.nwb", "/acquisition/there")
    f["/processing/all"] = h5py.ExternalLink("links_target.nwb", "/acquisition")
    loop = f.create_group("/scratch/loop")
    loop["back"] = h5py.SoftLink("/scratch/loop")
    loop["self"] = loop
    f["/scratch/around"] = h5py.SoftLink("/scratch/around")
    e = nwb.expected
    e["series"] = {
        "raw": {"unit": "volts", "rate": 10, "times": [0, 0.1, 0.2], "values": [1, 2, 3],
                "description": "from the other file"},
        "mine": {"unit": "volts", "rate": 1, "times": [0, 1, 2], "values": [1, 2, 3]},
    }
    e["names"] = {"tables": ["time_series", "objects"], "series": ["mine", "raw"], "ragged": [],
                  "arrays": []}
    e["notes"] = ["/acquisition/lost is left out", "/processing/all is left out: it lies in another",
                  "/scratch/around is left out"]
    nwb.close()


if __name__ == "__main__":
    for write in (units, intervals, series, optical, intracellular, extension, first, gather,
                  sorted_units, links):
        write()
