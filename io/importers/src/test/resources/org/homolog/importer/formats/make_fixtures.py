"""Writes the files beside this script and expected.json, what an importer must deliver of them.

Run with h5py and NumPy: python3 make_fixtures.py. The files follow the layouts of MATLAB 7.3,
netCDF-4 as xarray writes it, SNIRF, rsatoolbox, the Neural Latents Benchmark, and plain HDF5.
"""

import json
import os
import struct

import h5py
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
EXPECTED = []
RANDOM = np.random.default_rng(20240229)


def path(name):
    full = os.path.join(HERE, name)
    if os.path.exists(full):
        os.remove(full)
    return full


def plain(value):
    if isinstance(value, np.ndarray):
        return [plain(v) for v in value.ravel()]
    if isinstance(value, dict):
        return {k: plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, (float, np.floating)):
        return "NaN" if np.isnan(value) else float(value)
    if isinstance(value, (np.integer, np.bool_)):
        return int(value)
    return value


def expect(file, what, **facts):
    EXPECTED.append({"file": file, "what": what, **{k: plain(v) for k, v in facts.items()}})


def array(file, name, values=None, texts=None, shape=None, **more):
    """An array of the recording; values in row-major order of the stated shape."""
    facts = {"name": name, **more}
    if values is not None:
        values = np.asarray(values, dtype=float)
        facts["shape"] = list(values.shape) if shape is None else list(shape)
        facts["numbers"] = values
    if texts is not None:
        facts["shape"] = [len(texts)] if shape is None else list(shape)
        facts["texts"] = list(texts)
    expect(file, "array", **facts)


# ------------------------------------------------------------------ MATLAB 7.3


class Mat:
    """A MATLAB 7.3 file: user block, reversed dimensions, class attributes, references."""

    def __init__(self, name):
        self.name = path(name)
        self.file = h5py.File(self.name, "w", userblock_size=512)
        self.refs = self.file.create_group("#refs#")
        self.count = 0
        self.names, self.classes, self.objects, self.plain, self.saved, self.values = [], [], [], [], [], []

    def mark(self, item, kind, **attributes):
        item.attrs["MATLAB_class"] = np.bytes_(kind)
        for key, value in attributes.items():
            item.attrs["MATLAB_" + key] = np.int32(value)
        return item

    def fresh(self):
        self.count += 1
        return self.refs, "r%d" % self.count

    def numbers(self, group, name, values, kind="double"):
        values = np.atleast_2d(np.asarray(values))
        item = group.create_dataset(name, data=values.T)
        return self.mark(item, kind, **({"int_decode": 1} if kind == "logical" else {}))

    def text(self, group, name, text):
        units = np.frombuffer(text.encode("utf-16-le"), dtype="<u2")
        if len(units) == 0:
            return self.empty(group, name, (0, 0), "char")
        item = group.create_dataset(name, data=units.reshape(-1, 1))
        return self.mark(item, "char", int_decode=2)

    def empty(self, group, name, shape, kind):
        item = group.create_dataset(name, data=np.array(shape, dtype="u8"))
        return self.mark(item, kind, empty=1)

    def put(self, group, name, value):
        """A Python value: text, number, array, list (cell), dict (struct), or a writer."""
        if callable(value):
            return value(group, name)
        if isinstance(value, str):
            return self.text(group, name, value)
        if isinstance(value, dict):
            item = self.mark(group.create_group(name), "struct")
            self.fields(item, list(value))
            for key, field in value.items():
                self.put(item, key, field)
            return item
        if isinstance(value, list):
            return self.cell(group, name, np.array([[0] * len(value)]), value)
        value = np.asarray(value)
        kinds = {"bool": "logical", "float64": "double", "float32": "single"}
        kind = kinds.get(str(value.dtype), str(value.dtype))
        if kind == "logical":
            value = value.astype("u1")
        return self.numbers(group, name, value, kind)

    def fields(self, item, names):
        letters = np.empty(len(names), dtype=object)
        for i, name in enumerate(names):
            letters[i] = np.array([c.encode() for c in name], dtype="S1")
        item.attrs.create("MATLAB_fields", letters, dtype=h5py.special_dtype(vlen=np.dtype("S1")))

    def reference(self, value):
        return self.put(*self.fresh(), value).ref

    def cell(self, group, name, like, values):
        """A cell of the shape of like; values in column-major order."""
        refs = np.empty(len(values), dtype=object)
        for i, value in enumerate(values):
            refs[i] = self.reference(value)
        shape = np.asarray(like).shape
        item = group.create_dataset(
            name, data=refs.reshape(shape[::-1]), dtype=h5py.special_dtype(ref=h5py.Reference))
        return self.mark(item, "cell")

    def struct_array(self, group, name, fields, elements):
        item = self.mark(group.create_group(name), "struct")
        self.fields(item, fields)
        for field in fields:
            refs = np.empty((len(elements), 1), dtype=object)
            for i, element in enumerate(elements):
                refs[i, 0] = self.reference(element[field])
            item.create_dataset(field, data=refs, dtype=h5py.special_dtype(ref=h5py.Reference))

    def sparse(self, group, name, full):
        full = np.asarray(full, dtype=float)
        item = group.create_group(name)
        item.attrs["MATLAB_class"] = np.bytes_("double")
        item.attrs["MATLAB_sparse"] = np.uint64(full.shape[0])
        rows, starts, data = [], [0], []
        for column in full.T:
            kept = np.flatnonzero(column)
            rows += list(kept)
            data += list(column[kept])
            starts.append(len(rows))
        item.create_dataset("jc", data=np.array(starts, dtype="u8"))
        if data:
            item.create_dataset("ir", data=np.array(rows, dtype="u8"))
            item.create_dataset("data", data=np.array(data))

    # objects: the records of /#subsystem#/MCOS

    def word(self, name):
        if name not in self.names:
            self.names.append(name)
        return self.names.index(name) + 1

    def object(self, kind, properties, saved=False):
        """Adds an object; gives the words that stand for it in a variable."""
        package, _, short = kind.rpartition(".")
        key = (self.word(package) if package else 0, self.word(short))
        if key not in self.classes:
            self.classes.append(key)
        block = []
        for name, value in properties.items():
            if isinstance(value, bool):
                block.append((self.word(name), 2, int(value)))
            elif isinstance(value, tuple):
                block.append((self.word(name), 0, self.word(value[0])))
            else:
                self.values.append(self.reference(value))
                block.append((self.word(name), 1, len(self.values) - 1))
        blocks = self.saved if saved else self.plain
        blocks.append(block)
        number = self.classes.index(key) + 1
        self.objects.append(
            (number, 0, 0, len(blocks) if saved else 0, 0 if saved else len(blocks), len(self.objects) + 1))
        return [0xDD000000, 2, 1, 1, len(self.objects), number]

    def stand(self, kind, words):
        """A writer of the dataset that stands for an object, kept as a variable."""

        def write(group, name):
            item = group.create_dataset(name, data=np.array([words], dtype="u4"))
            return self.mark(item, kind, object_decode=3)

        return write

    def inside(self, words):
        """A writer of the same inside a property: an unmarked column of words."""
        return lambda group, name: self.numbers(group, name, np.array(words, "u4").reshape(-1, 1), "uint32")

    def finish(self, defaults=None):
        if self.objects:
            names = b"".join(n.encode() + b"\0" for n in self.names)
            names += b"\0" * (-len(names) % 8)

            def region(blocks):
                out = struct.pack("<2I", 0, 0)
                for block in blocks:
                    words = [len(block)] + [w for triple in block for w in triple]
                    words += [0] * (len(words) % 2)
                    out += struct.pack("<%dI" % len(words), *words)
                return out

            classes = struct.pack("<4I", 0, 0, 0, 0)
            classes += b"".join(struct.pack("<4I", p, n, 0, 0) for p, n in self.classes)
            objects = struct.pack("<6I", *[0] * 6)
            objects += b"".join(struct.pack("<6I", *o) for o in self.objects)
            parts = [classes, region(self.saved) if self.saved else b"", objects, region(self.plain)]
            parts.append(struct.pack("<2I", 0, 0) * (len(self.objects) + 1))
            offsets, at = [], 40 + len(names)
            for part in parts:
                offsets.append(at)
                at += len(part)
            header = struct.pack("<2I", 4, len(self.names))
            header += struct.pack("<8I", *(offsets + [at, 0, 0])[:8])
            records = np.frombuffer(header + names + b"".join(parts), dtype="u1")
            cells = [self.numbers(*self.fresh(), records.reshape(1, -1), "uint8").ref]
            cells.append(self.empty(*self.fresh(), (0, 0), "canonical empty").ref)
            cells += self.values
            cells.append(self.reference(np.zeros((1, len(self.classes) + 1), "i4")))
            group, name = self.fresh()
            kept = [self.empty(*self.fresh(), (1, 0), "struct").ref]
            for key in self.classes:
                default = (defaults or {}).get(self.names[key[1] - 1], None)
                kept.append(
                    self.reference(default) if default
                    else self.empty(*self.fresh(), (1, 0), "struct").ref)
            refs = np.empty((1, len(kept)), dtype=object)
            refs[0, :] = kept
            last = group.create_dataset(name, data=refs, dtype=h5py.special_dtype(ref=h5py.Reference))
            cells.append(self.mark(last, "cell").ref)
            row = np.empty((1, len(cells)), dtype=object)
            row[0, :] = cells
            store = self.file.create_group("#subsystem#").create_dataset(
                "MCOS", data=row, dtype=h5py.special_dtype(ref=h5py.Reference))
            self.mark(store, "FileWrapper__", object_decode=3)
        self.file.close()
        text = "MATLAB 7.3 MAT-file, Platform: GLNXA64, Created on: Thu Feb 29 12:00:00 2024 HDF5 schema 1.00 ."
        block = text.encode().ljust(116) + b"\0" * 8 + struct.pack("<H", 0x0200) + b"IM"
        with open(self.name, "r+b") as out:
            out.write(block)


def matlab_values():
    name = "values.mat"
    mat = Mat(name)
    root = mat.file
    for kind in ("double", "single", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64"):
        dtype = {"double": "f8", "single": "f4"}.get(kind, kind)
        values = np.array([[1, 2, 3], [4, 5, 6]], dtype=dtype)
        mat.numbers(root, "of_" + kind, values, kind)
        array(name, "of_" + kind, values)
    mat.numbers(root, "identifier", np.array([[2 ** 53 + 1]], dtype="i8"), "int64")
    array(name, "identifier", texts=[str(2 ** 53 + 1)], shape=[1, 1])
    cube = np.arange(24.0).reshape(2, 3, 4)
    mat.put(root, "cube", cube)
    array(name, "cube", cube)
    mat.put(root, "flags", np.array([[True, False, True]]))
    array(name, "flags", [[1, 0, 1]])
    mat.put(root, "greek", "αβγ 𝛿")
    array(name, "greek", texts=["αβγ 𝛿"])
    for kind, shape in (("double", (0, 3)), ("char", (0, 0)), ("cell", (0, 2)), ("logical", (0, 0)), ("struct", (1, 0))):
        mat.empty(root, "no_" + kind, shape, kind)
        facts = {"texts": []} if kind in ("char", "cell") else {"values": np.zeros(shape)}
        array(name, "no_" + kind, shape=shape, **facts)
    z = np.array([[1 + 2j, 3 - 4j]])
    item = root.create_dataset(
        "z", data=np.array(list(zip(z.real.ravel(), z.imag.ravel())), dtype=[("real", "f8"), ("imag", "f8")]).reshape(2, 1))
    mat.mark(item, "double")
    array(name, "z.real", z.real)
    array(name, "z.imag", z.imag)
    full = np.array([[0, 1.5, 0, 0], [2, 0, 0, 0], [0, 0, 0, -3]])
    mat.sparse(root, "sparse", full)
    array(name, "sparse", full)
    expect(name, "slice", name="sparse", offset=[1, 1], count=[2, 3], numbers=full[1:3, 1:4])
    mat.sparse(root, "hollow", np.zeros((2, 2)))
    array(name, "hollow", np.zeros((2, 2)))
    mat.put(root, "session", {"rate": np.array([[300.0]]), "animal": {"name": "Ada", "age": np.array([[4.5]])}})
    array(name, "session.rate", [[300.0]])
    array(name, "session.animal.name", texts=["Ada"])
    trials = [{"stimulus": s, "onset": np.array([[o]]), "spikes": np.array([sp]), "note": n}
              for s, o, sp, n in (("left", 0.5, [0.6, 0.7], "ok"), ("right", 1.5, [1.6], ""), ("left", 2.5, [2.6, 2.7, 2.8], "late"))]
    mat.struct_array(root, "trials", ["stimulus", "onset", "spikes", "note"], trials)
    expect(name, "table", name="trials", rows=3, columns={"stimulus": ["left", "right", "left"], "onset": [0.5, 1.5, 2.5], "note": ["ok", "", "late"]})
    array(name, "trials(3).spikes", [[2.6, 2.7, 2.8]])
    mat.put(root, "labels", ["a", "b", ""])
    array(name, "labels", texts=["a", "b", ""], shape=[1, 3])
    mat.put(root, "depths", [np.array([[1.0]]), np.zeros((1, 1)) + 2, lambda g, n: mat.empty(g, n, (0, 0), "double")])
    array(name, "depths", [[1, 2, np.nan]])
    mat.cell(root, "grid", np.zeros((2, 2)), ["a", "b", "c", "d"])
    array(name, "grid", texts=["a", "c", "b", "d"], shape=[2, 2])
    mat.put(root, "parts", ["word", np.array([[1.0, 2.0]]), ["x", np.array([[3.0]])]])
    array(name, "parts{1}", texts=["word"])
    array(name, "parts{2}", [[1, 2]])
    array(name, "parts{3}{2}", [[3]])
    mat.put(root, "spikes", [np.array([[0.1, 0.2]]), np.array([[0.3]]), np.array([[0.4, 0.5, 0.6]])])
    expect(name, "spikes", options={"spikes": {"times": "spikes"}}, columns={"unit": ["1", "2", "3"]},
           trains=[[0.1, 0.2], [0.3], [0.4, 0.5, 0.6]])
    expect(name, "spikes", options={"spikes": {"times": "trials(*).spikes", "scale": 10}}, columns={"unit": ["1", "2", "3"]},
           trains=[[6.0, 7.0], [16.0], [26.0, 27.0, 28.0]])
    handle = mat.mark(root.create_group("handle"), "function_handle", object_decode=1)
    inner = mat.mark(handle.create_group("function_handle"), "struct")
    mat.text(inner, "function", "@(x)x.^2")
    array(name, "handle", texts=["@(x)x.^2"])
    mat.finish()


def strings(texts, shape):
    """The words of a string array: version, dimensions, lengths, characters packed by four."""
    units = [t.encode("utf-16-le") if t is not None else None for t in texts]
    letters = b"".join(u for u in units if u is not None)
    letters += b"\0" * (-len(letters) % 8)
    words = [1, len(shape), *shape] + [2 ** 64 - 1 if u is None else len(u) // 2 for u in units]
    return np.concatenate([np.array(words, "u8"), np.frombuffer(letters, "<u8")]).reshape(1, -1)


def matlab_objects():
    name = "objects.mat"
    mat = Mat(name)
    root = mat.file

    def string(texts, shape):
        return mat.object("string", {"any": strings(texts, shape)}, saved=True)

    mat.stand("string", string(["one", "zwei", None, "\uac00漢字"], (2, 2)))(root, "words")
    array(name, "words", texts=["one", "", "zwei", "\uac00漢字"], shape=[2, 2])
    codes = np.array([[1], [3], [0], [2]], dtype="u1")
    kinds = mat.object("categorical", {"categoryNames": ["low", "mid", "high"], "codes": codes, "isProtected": False, "isOrdinal": True})
    mat.stand("categorical", kinds)(root, "level")
    array(name, "level", texts=["low", "high", "", "mid"], shape=[4, 1], description="low < mid < high")
    moments = np.array([[1709208000123.0, 0.0], [1709208001000.0, 0.0]])

    def clock(group, item):
        data = np.array([(1709208000123.0, 0.25), (1709208001000.0, 0.0)], dtype=[("real", "f8"), ("imag", "f8")])
        return mat.mark(group.create_dataset(item, data=data.reshape(1, 2)), "double")

    when = mat.object("datetime", {"data": clock, "fmt": "yyyy-MM-dd", "tz": "Europe/Berlin"})
    mat.stand("datetime", when)(root, "moment")
    array(name, "moment", [[1709208000.12325], [1709208001.0]], description="Europe/Berlin")
    long = mat.object("duration", {"millis": np.array([[1500.0], [250.0]]), "fmt": "s"})
    mat.stand("duration", long)(root, "wait")
    array(name, "wait", [[1.5], [0.25]])
    table = mat.object("containers.Map", {"serialization": {
        "keys": ["b", "a"], "values": [np.array([[2.0]]), np.array([[1.0]])], "uniformity": np.array([[True]]),
        "keyType": "char", "valueType": "double"}})
    mat.stand("containers.Map", table)(root, "map")
    array(name, "map.keys", texts=["b", "a"], shape=[1, 2])
    array(name, "map.values", [[2, 1]])
    mixed = mat.object("containers.Map", {"serialization": {
        "keys": ["x", "y"], "values": [np.array([[1.0, 2.0]]), "text"], "keyType": "char", "valueType": "any"}})
    mat.stand("containers.Map", mixed)(root, "mixed")
    array(name, "mixed.values{1}", [[1, 2]])
    array(name, "mixed.values{2}", texts=["text"])
    trials = mat.object("table", {
        "data": [np.array([[0.5], [1.5], [2.5]]), mat.inside(string(["a", "b", "a"], (3, 1))),
                 np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]]), mat.inside(kinds),
                 [np.array([[1.0, 2.0]]), np.array([[3.0]]), np.array([[4.0]])]],
        "ndims": np.array([[2.0]]), "nrows": np.array([[3.0]]), "rownames": ["t1", "t2", "t3"], "nvars": np.array([[5.0]]),
        "varnames": ["onset", "stimulus", "gaze", "level", "spikes"],
        "props": {"VariableUnits": ["s", "", "deg", "", ""], "VariableDescriptions": ["when", "", "", "", ""]}})
    mat.stand("table", trials)(root, "trials")
    expect(name, "table", name="trials", rows=3, columns={
        "Row": ["t1", "t2", "t3"], "onset": [0.5, 1.5, 2.5], "stimulus": ["a", "b", "a"], "gaze_1": [1, 3, 5], "gaze_2": [2, 4, 6]},
        units={"onset": "s", "gaze_1": "deg"})
    array(name, "trials.spikes{1}", [[1, 2]])
    array(name, "trials.level", texts=["low", "high", "", "mid"], shape=[4, 1])
    moving = mat.object("timetable", {"any": {
        "data": [np.array([[10.0], [20.0]])], "numDims": np.array([[2.0]]), "dimNames": ["Time", "Variables"],
        "varNames": ["speed"], "numRows": np.array([[2.0]]), "numVars": np.array([[1.0]]), "varUnits": ["cm/s"],
        "rowTimes": mat.inside(long)}}, saved=True)
    mat.stand("timetable", moving)(root, "running")
    expect(name, "table", name="running", rows=2, columns={"Time": [1.5, 0.25], "speed": [10, 20]}, units={"Time": "s", "speed": "cm/s"})
    odd = mat.object("lab.Rig", {"Name": "rig 1", "Gain": np.array([[2.5]]), "Mode": ("Fast",), "On": True})
    mat.stand("lab.Rig", odd)(root, "rig")
    array(name, "rig.Name", texts=["rig 1"])
    array(name, "rig.Gain", [[2.5]])
    array(name, "rig.Mode", texts=["Fast"])
    array(name, "rig.Offset", [[7.0]])
    expect(name, "note", text='rig is an object of class "lab.Rig"')
    two = np.array([[0xDD000000, 2, 2, 1, 1, 999, 1]], "u4")
    mat.mark(root.create_dataset("lost", data=two), "string", object_decode=3)
    expect(name, "note", text="lost is left out")
    mat.put(root, "after", np.array([[1.0]]))
    array(name, "after", [[1.0]])
    mat.finish(defaults={"Rig": {"Offset": np.array([[7.0]]), "Name": "unused"}})


# ------------------------------------------------------------------ netCDF-4


class Netcdf:
    """netCDF-4 as the C library lays it out: dimension scales and references to them."""

    def __init__(self, name):
        self.file = h5py.File(path(name), "w")
        self.file.attrs["_NCProperties"] = np.bytes_("version=2,netcdf=4.9.2,hdf5=1.12.2")
        self.number = 0

    def dimension(self, group, name, length):
        item = group.create_dataset(name, shape=(length,), dtype=">f4")
        item.attrs["CLASS"] = np.bytes_("DIMENSION_SCALE")
        item.attrs["NAME"] = np.bytes_("This is a netCDF dimension but not a netCDF variable.%10d" % length)
        self.numbered(item)

    def numbered(self, item):
        item.attrs["_Netcdf4Dimid"] = np.int32(self.number)
        self.number += 1

    def variable(self, group, name, values, dimensions, **attributes):
        values = np.asarray(values)
        if values.dtype.kind == "U":
            item = group.create_dataset(name, data=values.astype(object), dtype=h5py.string_dtype())
        else:
            item = group.create_dataset(name, data=values, compression="gzip", shuffle=True)
        for key, value in attributes.items():
            item.attrs[key] = np.bytes_(value) if isinstance(value, str) else value
        if list(dimensions) == [name]:
            item.make_scale(name)
            self.numbered(item)
        else:
            for axis, dimension in enumerate(dimensions):
                item.dims[axis].attach_scale(group[dimension] if dimension in group else group.parent[dimension])
        return item


def assembly():
    name = "assembly.nc"
    nc = Netcdf(name)
    root = nc.file
    nc.dimension(root, "presentation", 6)
    nc.dimension(root, "neuroid", 3)
    nc.dimension(root, "time_bin", 2)
    nc.dimension(root, "string4", 4)
    values = RANDOM.normal(size=(6, 3, 2)).round(4)
    stored = values.copy()
    values[5, 2, 1] = np.nan
    stored[5, 2, 1] = -999
    coordinates = "stimulus_id repetition object neuroid_id region time_bin_start time_bin_end correct neuroid_"
    nc.variable(root, "responses", stored, ("presentation", "neuroid", "time_bin"), _FillValue=np.array([-999.0]), coordinates=coordinates, units="Hz")
    stimuli = ["im1", "im2", "im3", "im1", "im2", "im3"]
    nc.variable(root, "stimulus_id", np.array(stimuli), ("presentation",))
    nc.variable(root, "repetition", np.array([0, 0, 0, 1, 1, 1]), ("presentation",))
    nc.variable(root, "correct", np.array([1, 0, 1, 1, 1, 0], "i1"), ("presentation",), dtype="bool")
    nc.variable(root, "object", np.array([list(b"cat\0"), list(b"dog\0"), list(b"bird")] * 2, "u1").view("S1").reshape(6, 4), ("presentation", "string4"))
    nc.variable(root, "neuroid_", np.array(["a/1", "a/2", "b/1"]), ("neuroid",))
    nc.variable(root, "neuroid_id", np.array([11, 12, -1]), ("neuroid",), _FillValue=np.array([-1]))
    nc.variable(root, "region", np.array(["V4", "IT", "IT"]), ("neuroid",))
    nc.variable(root, "time_bin_start", np.array([70, 170]), ("time_bin",))
    nc.variable(root, "time_bin_end", np.array([170, 270]), ("time_bin",))
    nc.variable(root, "packed", np.array([[0, 100], [200, -32768], [5, 5]], "i2"), ("neuroid", "time_bin"),
                scale_factor=np.array([0.5]), add_offset=np.array([1.0]), _FillValue=np.array([-32768], "i2"))
    nc.variable(root, "unwritten", np.array([1.0, 9.969209968386869e36, 2.0]), ("neuroid",))
    array(name, "/responses", values)
    array(name, "/object", texts=["cat", "dog", "bird"] * 2)
    array(name, "/packed", [[1, 51], [101, np.nan], [3.5, 3.5]])
    array(name, "/unwritten", [1, np.nan, 2])
    expect(name, "table", name="presentation", rows=6, columns={
        "stimulus_id": stimuli, "repetition": [0, 0, 0, 1, 1, 1], "correct": [1, 0, 1, 1, 1, 0], "object": ["cat", "dog", "bird"] * 2})
    expect(name, "table", name="neuroid", rows=3, columns={"neuroid": ["a/1", "a/2", "b/1"], "neuroid_id": [11, 12, np.nan], "region": ["V4", "IT", "IT"]})
    expect(name, "note", text="/presentation is a netCDF dimension of length 6")
    good = [0, 1, 2, 3, 4]
    expect(name, "population", mapping={"values": "responses", "select": "presentation < 6", "units": "region == IT"},
           conditions=["1", "2", "3", "4", "5"], columns={"neuroid": ["a/2", "b/1"]},
           entries={"stimulus_id": [stimuli[i] for i in good]}, seconds=[0.12, 0.22],
           values=values[np.ix_(good, [1, 2])].transpose(0, 2, 1))
    expect(name, "population", mapping={"values": "/responses", "axes": [{"condition": "image"}, {"unit": "neuroid"}, {"time": "time_bin"}],
                                        "labels": {"image": "stimulus_id"}, "slice": {"image": [0, 5]}},
           conditions=["im1", "im2", "im3"], entries={"repetition": [0, 0, 0, 1, 1], "image": stimuli[:5]}, seconds=[0.12, 0.22],
           values=values[:5].transpose(0, 2, 1))
    expect(name, "population", mapping={"values": "/responses"}, options={"time-unit": "s"}, seconds=[120.0, 220.0], missing=1,
           values=values.transpose(0, 2, 1))
    behaviour = root.create_group("behaviour")
    nc.variable(behaviour, "trial", np.array([10, 20, 30]), ("trial",))
    nc.variable(behaviour, "go_cue_ms", np.array([500.0, 1500.0, np.nan]), ("trial",), _FillValue=np.array([np.nan]))
    nc.variable(behaviour, "choice", np.array(["left", "right", "left"]), ("trial",))
    nc.variable(behaviour, "pupil", RANDOM.normal(size=(3, 3)).round(3), ("trial", "neuroid"))
    expect(name, "table", name="behaviour/trial", rows=3,
           columns={"trial": [10, 20, 30], "go_cue_ms": [500, 1500, np.nan], "go_cue_s": [0.5, 1.5, np.nan], "choice": ["left", "right", "left"]},
           units={"go_cue_s": "s"})
    expect(name, "population", mapping={"values": "behaviour/pupil"}, conditions=["10", "20", "30"], columns={"neuroid": ["a/1", "a/2", "b/1"]},
           values=root["behaviour/pupil"][()])
    root.close()


def events():
    name = "events.nc"
    nc = Netcdf(name)
    root = nc.file
    nc.dimension(root, "event", 6)
    times = np.array([30.0, 10.0, 20.0, np.nan, 50.0, 40.0])
    nc.variable(root, "data", times, ("event",), _FillValue=np.array([np.nan]), coordinates="neuroid_id region row")
    nc.variable(root, "neuroid_id", np.array(["n2", "n1", "n2", "n1", "n1", "n2"]), ("event",))
    nc.variable(root, "region", np.array(["IT", "V4", "IT", "V4", "V4", "IT"]), ("event",))
    nc.variable(root, "row", np.array([1, 2, 3, 4, 5, 6]), ("event",))
    expect(name, "spikes", columns={"neuroid_id": ["n2", "n1"], "region": ["IT", "V4"]}, absent=["row", "data"],
           trains=[[0.02, 0.03, 0.04], [0.01, 0.05]])
    expect(name, "spikes", options={"time-unit": "s"}, columns={"neuroid_id": ["n2", "n1"]}, trains=[[20, 30, 40], [10, 50]])
    expect(name, "note", text="1 events without a time are left out")
    expect(name, "note", text="taken as milliseconds")
    root.close()


# ------------------------------------------------------------------ SNIRF


def snirf():
    name = "two_blocks.snirf"
    with h5py.File(path(name), "w") as f:
        f["formatVersion"] = "1.1"
        nirs = f.create_group("nirs")
        tags = nirs.create_group("metaDataTags")
        for key, value in (("SubjectID", "sub-1"), ("TimeUnit", "ms"), ("LengthUnit", "mm"), ("FrequencyUnit", "Hz")):
            tags[key] = value
        probe = nirs.create_group("probe")
        probe["wavelengths"] = [760.0, 850.0]
        probe["sourcePos3D"] = [[0.0, 0, 0], [30, 0, 0]]
        probe["detectorPos3D"] = [[15.0, 10, 5]]
        probe["sourceLabels"] = np.array(["Fp1", "Fp2"], dtype=object)
        first = RANDOM.normal(size=(5, 2)).round(4)
        one = nirs.create_group("data1")
        one["dataTimeSeries"] = first
        one["time"] = [100.0, 20.0]
        for i, (source, wave) in enumerate(((1, 1), (2, 2))):
            m = one.create_group("measurementList%d" % (i + 1))
            m["sourceIndex"], m["detectorIndex"], m["wavelengthIndex"] = source, 1, wave
            m["dataType"], m["dataTypeIndex"], m["dataUnit"] = 1, 1, "V"
        expect(name, "series", name="data1", samples=5, rate=50.0, times=[0.1, 0.12, 0.14, 0.16, 0.18], values=first, unit="V",
               channels={"channel": ["Fp1_D1 760", "Fp2_D1 850"], "wavelength": [760, 850], "sourceIndex": [1, 2]})
        second = RANDOM.normal(size=(4, 3)).round(4)
        two = nirs.create_group("data2")
        two["dataTimeSeries"] = second
        two["time"] = [0.0, 10.0, 25.0, 30.0]
        lists = two.create_group("measurementLists")
        lists["sourceIndex"], lists["detectorIndex"], lists["wavelengthIndex"] = [1, 1, 2], [1, 1, 1], [1, 1, 1]
        lists["dataType"] = [99999] * 3
        lists["dataTypeLabel"] = np.array(["HbO", "HbR", "HbO"], dtype=object)
        expect(name, "series", name="data2", samples=4, times=[0, 0.01, 0.025, 0.03], values=second,
               channels={"channel": ["Fp1_D1 HbO", "Fp1_D1 HbR", "Fp2_D1 HbO"], "dataTypeLabel": ["HbO", "HbR", "HbO"]})
        aux = nirs.create_group("aux1")
        aux["name"], aux["dataUnit"], aux["timeOffset"] = "ACCEL_X", "g", [5.0]
        aux["dataTimeSeries"], aux["time"] = [1.0, 2.0, 3.0], [0.0, 10.0, 20.0]
        expect(name, "series", name="aux1 ACCEL_X", samples=3, times=[0.005, 0.015, 0.025], values=[1, 2, 3], unit="g")
        for i, (label, rows) in enumerate((("rest", [[300.0, 50.0, 1.0]]), ("tap", [[200.0, 50.0, 1.0, 7.0], [400.0, 50.0, 0.5, 8.0]]))):
            stim = nirs.create_group("stim%d" % (i + 1))
            stim["name"], stim["data"] = label, rows
        nirs["stim2/dataLabels"] = np.array(["Onset", "Duration", "Amplitude", "Force"], dtype=object)
        expect(name, "table", name="stim", rows=3, units={"onset": "s"}, columns={
            "onset": [0.2, 0.3, 0.4], "duration": [0.05] * 3, "amplitude": [1, 1, 0.5], "Force": [7, np.nan, 8], "condition": ["tap", "rest", "tap"]})
        expect(name, "table", name="sources", rows=2, columns={"source": ["Fp1", "Fp2"], "x": [0, 30]}, units={"x": "mm"})
        expect(name, "table", name="detectors", rows=1, columns={"detector": [1], "y": [10]})
        expect(name, "session", facts={"SubjectID": "sub-1", "LengthUnit": "mm"})


# ------------------------------------------------------------------ rsatoolbox


def rsatoolbox():
    name = "dataset.h5"
    with h5py.File(path(name), "w") as f:
        f.attrs["rsatoolbox_version"], f.attrs["type"] = "0.3.0", "Dataset"
        values = RANDOM.normal(size=(4, 3)).round(4)
        f["measurements"] = values
        f.create_group("descriptors").attrs["subject"] = "s01"
        f["obs_descriptors/conds"] = np.array(["a", "b", "a", "b"]).astype("S")
        f["obs_descriptors/run"] = np.array([1, 1, 2, 2])
        f["channel_descriptors/voxel"] = np.array([7, 8, 9])
    expect(name, "population", mapping={"values": "measurements"}, conditions=["1", "2", "3", "4"], entries={"conds": ["a", "b", "a", "b"]},
           columns={"channel": [7, 8, 9]}, values=values)
    expect(name, "population", mapping={"values": "measurements", "axes": [{"condition": "conds"}, {"unit": "voxel"}], "labels": {"conds": "conds"}},
           conditions=["a", "b"], entries={"run": [1, 1, 2, 2]}, columns={"voxel": [7, 8, 9]}, values=values)
    expect(name, "table", name="observations", rows=4, columns={"conds": ["a", "b", "a", "b"], "run": [1, 1, 2, 2]})
    expect(name, "session", facts={"subject": "s01", "rsatoolbox_version": "0.3.0"})
    name = "temporal.h5"
    with h5py.File(path(name), "w") as f:
        f.attrs["rsatoolbox_version"], f.attrs["type"] = "0.3.0", "TemporalDataset"
        values = RANDOM.normal(size=(2, 3, 4)).round(4)
        f["measurements"] = values
        f.create_group("descriptors")
        f["obs_descriptors/conds"] = np.array(["a", "b"]).astype("S")
        f["channel_descriptors/name"] = np.array(["x", "y", "z"]).astype("S")
        f["time_descriptors/time"] = np.array([-100.0, 0, 100, 200])
    expect(name, "population", mapping={"values": "measurements"}, options={"time-unit": "ms"}, conditions=["a", "b"],
           seconds=[-0.1, 0, 0.1, 0.2], values=values.transpose(0, 2, 1))
    name = "rdms.h5"
    with h5py.File(path(name), "w") as f:
        f.attrs["rsatoolbox_version"], f.attrs["dissimilarity_measure"] = "0.3.0", "correlation"
        values = RANDOM.random(size=(2, 6)).round(4)
        f["dissimilarities"] = values
        f.create_group("descriptors")
        f["rdm_descriptors/subject"] = np.array(["s1", "s2"]).astype("S")
        f["pattern_descriptors/index"] = np.arange(4)
        f["pattern_descriptors/image"] = np.array(["cat", "dog", "car", "cup"]).astype("S")
    expect(name, "dissimilarities", mapping={"values": "dissimilarities", "labels": {"pattern": "image"}}, labels=["cat", "dog", "car", "cup"],
           members=["s1", "s2"], values=values)
    expect(name, "dissimilarities", mapping={"values": "dissimilarities"}, labels=["cat", "dog", "car", "cup"], members=["s1", "s2"], values=values)
    expect(name, "session", facts={"dissimilarity_measure": "correlation"})


# ------------------------------------------------------------------ Neural Latents


def latents():
    name = "latents.h5"
    inside, outside = RANDOM.integers(0, 4, (3, 5, 4)), RANDOM.integers(0, 4, (3, 5, 2))
    ahead, beyond = RANDOM.integers(0, 4, (3, 2, 4)), RANDOM.integers(0, 4, (3, 2, 2))
    with h5py.File(path(name), "w") as f:
        f["train_spikes_heldin"], f["train_spikes_heldout"] = inside, outside
        f["train_spikes_heldin_forward"], f["train_spikes_heldout_forward"] = ahead, beyond
        f["train_behavior"] = RANDOM.normal(size=(3, 5, 2)).round(3)
        f["eval_spikes_heldin"] = inside[:2]
    expect(name, "population", mapping={"values": "train_spikes_heldin"}, options={"bin": 0.02}, conditions=["1", "2", "3"],
           seconds=[0.01, 0.03, 0.05, 0.07, 0.09], columns={"neuron": [1, 2, 3, 4], "held": ["in"] * 4}, values=inside)
    whole = np.concatenate([np.concatenate([inside, outside], 2), np.concatenate([ahead, beyond], 2)], 1)
    expect(name, "population", mapping={"values": "train_spikes"}, seconds=list((np.arange(7) + 0.5) * 0.005),
           columns={"held": ["in"] * 4 + ["out"] * 2}, values=whole)
    expect(name, "population", mapping={"values": "train_spikes", "units": "held == out", "slice": {"time": [4, 6]}},
           seconds=[0.0225, 0.0275], values=whole[:, 4:6, 4:])
    expect(name, "population", mapping={"values": "train_spikes_heldout_forward"}, seconds=[0.0275, 0.0325], values=beyond)
    expect(name, "population", mapping={"values": "eval_spikes_heldin"}, conditions=["1", "2"], values=inside[:2])
    expect(name, "note", text="taken as 0.005 s")
    name = "latents_groups.h5"
    with h5py.File(path(name), "w") as f:
        f["mc_maze_20/eval_spikes_heldout"] = outside
        f["mc_maze_20/psth"] = np.array(inside[:2], float)
    expect(name, "population", mapping={"values": "mc_maze_20/eval_spikes_heldout"}, seconds=[0.01, 0.03, 0.05, 0.07, 0.09], values=outside)
    expect(name, "population", mapping={"values": "mc_maze_20/psth"}, conditions=["1", "2"], values=inside[:2])


# ------------------------------------------------------------------ plain HDF5


def generic():
    name = "generic.h5"
    trains = [[0.1, 0.4], [0.2], [0.3, 0.5, 0.9]]
    psth = RANDOM.normal(size=(12, 2, 3)).round(4)
    with h5py.File(path(name), "w") as f:
        ragged = f.create_dataset("ragged", (3,), dtype=h5py.vlen_dtype(np.dtype("f8")))
        for i, train in enumerate(trains):
            ragged[i] = train
        for i in range(12):
            f["unit_%d/psth" % (i + 1)] = psth[i]
        for i, train in zip((2, 10, 1), trains):
            f["cell_%d/spikes" % i] = train
        pairs = [(t, i + 5) for i, train in enumerate(trains) for t in train]
        f["pairs"] = pairs
        f["turned"] = np.array(pairs)[:, ::-1].T
        f["flat"] = np.concatenate(trains)
        f["starts"] = np.array([0, 2, 3])
        f["events"] = np.array([(0.5, b"go", 3), (1.5, b"stop", 4)], dtype=[("onset", "f8"), ("cue", "S4"), ("code", "i4")])
        f["matrix"] = [[0.5, 1.0, 7.0], [1.5, 2.0, 8.0]]
        f["stimuli/name"] = np.array(["cat", "dog"], dtype=object)
        f["stimuli/size"] = [1.5, 2.5]
        for i in range(2):
            f["channel_%d/trace" % (i + 1)] = np.arange(4.0) + 10 * i
    array(name, "/ragged[3]", trains[2])
    expect(name, "spikes", options={"spikes": {"times": "/ragged"}}, columns={"unit": ["1", "2", "3"]}, trains=trains)
    expect(name, "spikes", options={"spikes": {"times": "/cell_*/spikes"}}, columns={"unit": ["1", "2", "10"]}, trains=[trains[2], trains[0], trains[1]])
    expect(name, "spikes", options={"spikes": {"pairs": "/pairs"}}, columns={"unit": ["5", "6", "7"]}, trains=trains)
    expect(name, "spikes", options={"spikes": {"pairs": "/turned", "order": ["unit", "time"], "scale": 0.5}},
           columns={"unit": ["5", "6", "7"]}, trains=[[t / 2 for t in train] for train in trains])
    expect(name, "spikes", options={"spikes": {"times": "/flat", "starts": "/starts"}}, columns={"unit": ["1", "2", "3"]}, trains=trains)
    expect(name, "table", name="/events", rows=2, columns={"onset": [0.5, 1.5], "cue": ["go", "stop"], "code": [3, 4]})
    expect(name, "table", name="trials", rows=2, options={"tables": {"trials": {"matrix": "/matrix", "columns": ["onset", "offset", "code"]}}},
           columns={"onset": [0.5, 1.5], "offset": [1, 2], "code": [7, 8]})
    expect(name, "table", name="cues", rows=2, options={"tables": {"cues": ["/events.onset", "/events.cue"]}}, columns={"onset": [0.5, 1.5], "cue": ["go", "stop"]})
    expect(name, "table", name="stimuli", rows=2, options={"tables": {"stimuli": "/stimuli"}}, columns={"name": ["cat", "dog"], "size": [1.5, 2.5]})
    expect(name, "population", mapping={"values": "/unit_*/psth", "axes": [{"unit": "unit"}, {"condition": "stimulus"}, {"time": {"name": "time", "rate": 10}}],
                                        "labels": {"stimulus": "/stimuli/name"}},
           conditions=["cat", "dog"], columns={"unit": [str(i + 1) for i in range(12)]}, seconds=[0, 0.1, 0.2], values=psth.transpose(1, 2, 0))
    expect(name, "series", name="lfp", options={"series": {"lfp": {"values": "/channel_*/trace", "rate": 4, "axes": ["channel", "time"]}}},
           samples=4, times=[0, 0.25, 0.5, 0.75], values=[0, 10, 1, 11, 2, 12, 3, 13])


matlab_values()
matlab_objects()
assembly()
events()
snirf()
rsatoolbox()
latents()
generic()
with open(os.path.join(HERE, "expected.json"), "w", encoding="utf-8") as out:
    out.write("[\n" + ",\n".join(json.dumps(e, ensure_ascii=False) for e in EXPECTED) + "\n]\n")
