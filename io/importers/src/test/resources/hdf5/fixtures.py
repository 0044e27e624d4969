"""Writes the HDF5 fixtures of this folder: one odd feature a file, and beside each what a reader must find in it.

    python3 fixtures.py [name ...]

Needs h5py 3.7 or later, NumPy, and the libraries of zstd and blosc (called through ctypes). Everything in the files is
made here; nothing was recorded.
"""

import ctypes
import ctypes.util
import json
import os
import sys

import h5py
import numpy as np
from h5py import h5d, h5p, h5r, h5s, h5t, h5z

MAKERS = {}
SMALL = 64


def fixture(**given):
    """Registers a maker; what is given is laid over what h5py finds: expectations it cannot state itself."""

    def register(make):
        MAKERS[make.__name__] = (make, given)
        return make

    return register


def ramp(*shape):
    return np.arange(np.prod(shape), dtype="f8").reshape(shape) / 4 - 3


# ---- superblocks, headers, indices -------------------------------------------------------------------------------


def some_of_everything(f):
    f["numbers"] = ramp(4, 3)
    f.create_dataset("chunked", data=ramp(7, 5), chunks=(3, 2), compression="gzip", shuffle=True)
    f["group/texts"] = ["one", "two", ""]
    f["group"].attrs["unit"] = "s"
    f.attrs["n"] = np.int16(7)


@fixture()
def superblock_0(path):
    with h5py.File(path, "w", libver=("earliest", "v108")) as f:
        some_of_everything(f)


@fixture()
def superblock_2(path):
    access = h5p.create(h5p.FILE_ACCESS)
    access.set_libver_bounds(h5py.h5f.LIBVER_V18, h5py.h5f.LIBVER_V18)
    with h5py.File(h5py.h5f.create(path.encode(), h5py.h5f.ACC_TRUNC, fapl=access)) as f:
        some_of_everything(f)


@fixture()
def superblock_3(path):
    with h5py.File(path, "w", libver="latest") as f:
        some_of_everything(f)


@fixture()
def addresses_of_four_bytes(path):
    create = h5p.create(h5p.FILE_CREATE)
    create.set_sizes(4, 4)
    with h5py.File(h5py.h5f.create(path.encode(), h5py.h5f.ACC_TRUNC, fcpl=create)) as f:
        some_of_everything(f)


@fixture()
def user_block(path):
    with h5py.File(path, "w", userblock_size=512) as f:
        some_of_everything(f)
        f["references"] = np.array([f["group"].ref, f["numbers"].ref], dtype=h5py.ref_dtype)
    with open(path, "r+b") as raw:
        raw.write(b"made by the fixtures of homolog")


@fixture()
def user_block_large(path):
    with h5py.File(path, "w", userblock_size=4096, libver="latest") as f:
        some_of_everything(f)
        f["references"] = np.array([f["group"].ref, f["numbers"].ref], dtype=h5py.ref_dtype)


def chunked(f):
    f.create_dataset("one_chunk", data=ramp(3, 4), chunks=(3, 4))
    f.create_dataset("one_chunk_deflate", data=ramp(3, 4), chunks=(3, 4), compression="gzip")
    f.create_dataset("fixed", data=ramp(9, 10), chunks=(2, 3))
    f.create_dataset("fixed_deflate", data=ramp(9, 10), chunks=(2, 3), compression="gzip")
    f.create_dataset("extensible", data=ramp(9, 10), chunks=(2, 3), maxshape=(None, 10))
    f.create_dataset("extensible_deflate", data=ramp(9, 10), chunks=(2, 3), maxshape=(None, 10), compression="gzip")
    f.create_dataset("unlimited", data=ramp(9, 10), chunks=(2, 3), maxshape=(None, None))
    f.create_dataset("unlimited_deflate", data=ramp(9, 10), chunks=(2, 3), maxshape=(None, None), compression="gzip")
    many = f.create_dataset("many_chunks", (4000,), "i2", chunks=(2,), maxshape=(None,))
    many[...] = np.arange(4000)
    early = h5p.create(h5p.DATASET_CREATE)
    early.set_chunk((2, 3))
    early.set_alloc_time(h5d.ALLOC_TIME_EARLY)
    h5d.create(f.id, b"implicit", h5t.IEEE_F64LE, h5s.create_simple((9, 10)), early)
    f["implicit"][...] = ramp(9, 10)
    partly = f.create_dataset("partly_written", (9, 10), "i4", chunks=(2, 3), fillvalue=-7)
    partly[4:6, 3:6] = [[1, 2, 3], [4, 5, 6]]
    f.create_dataset("never_written", (5, 4), "f4", chunks=(2, 2), fillvalue=2.5)
    f.create_dataset("never_written_contiguous", (5,), "f8", fillvalue=np.nan)


@fixture()
def chunks_version_1(path):
    with h5py.File(path, "w") as f:
        chunked(f)


@fixture()
def chunks_version_4(path):
    with h5py.File(path, "w", libver="latest") as f:
        chunked(f)


# ---- filters -----------------------------------------------------------------------------------------------------


def filtered(f, name, data, chunk, set_filters):
    create = h5p.create(h5p.DATASET_CREATE)
    create.set_chunk(chunk)
    set_filters(create)
    data = np.asarray(data)
    kind = h5t.py_create(data.dtype)
    dataset = h5d.create(f.id, name.encode(), kind, h5s.create_simple(data.shape), create)
    h5py.Dataset(dataset)[...] = data


@fixture()
def filters(path):
    rng = np.random.default_rng(1)
    with h5py.File(path, "w") as f:
        whole = rng.integers(-900, 900, (50, 12)).astype("i2")
        real = rng.normal(size=(50, 12))
        for name, data in (("int16", whole), ("float64", real)):
            g = f.create_group(name)
            g.create_dataset("deflate", data=data, chunks=(16, 5), compression="gzip", compression_opts=9)
            g.create_dataset("shuffle", data=data, chunks=(16, 5), shuffle=True)
            g.create_dataset("fletcher32", data=data, chunks=(16, 5), fletcher32=True)
            g.create_dataset("lzf", data=data, chunks=(16, 5), compression="lzf")
            g.create_dataset("all", data=data, chunks=(16, 5), compression="gzip", shuffle=True, fletcher32=True)
            g.create_dataset("lzf_shuffle", data=data, chunks=(16, 5), compression="lzf", shuffle=True)
        repeated = np.tile(np.arange(20, dtype="u4"), 40)
        f.create_dataset("lzf_repeated", data=repeated, chunks=(100,), compression="lzf")
        # A chunk that one filter did not make smaller is stored without it, and says so in its mask.
        f.create_dataset("masked", (8,), "i4", chunks=(4,), compression="gzip")
        f["masked"].id.write_direct_chunk((0,), np.arange(4, dtype="i4").tobytes(), filter_mask=1)


@fixture()
def filter_scale_offset(path):
    rng = np.random.default_rng(2)
    with h5py.File(path, "w") as f:
        f.create_dataset("int32", data=rng.integers(1000, 1900, (30, 4)).astype("i4"), chunks=(8, 3), scaleoffset=0)
        f.create_dataset("float64", data=np.round(rng.normal(size=40), 3), chunks=(16,), scaleoffset=3)


@fixture()
def filter_n_bit(path):
    twelve = h5t.STD_I16LE.copy()
    twelve.set_precision(12)
    with h5py.File(path, "w") as f:
        create = h5p.create(h5p.DATASET_CREATE)
        create.set_chunk((8, 3))
        create.set_filter(h5z.FILTER_NBIT, h5z.FLAG_MANDATORY, ())
        dataset = h5d.create(f.id, b"int12", twelve, h5s.create_simple((20, 4)), create)
        h5py.Dataset(dataset)[...] = np.arange(-40, 40).reshape(20, 4) * 50


@fixture()
def filter_szip(path):
    rng = np.random.default_rng(3)
    with h5py.File(path, "w") as f:
        for kind in ("nn", "ec"):
            f.create_dataset("int16_" + kind, data=rng.integers(0, 90, (64, 4)).astype("i2"), chunks=(32, 4),
                             compression="szip", compression_opts=(kind, 8))
        f.create_dataset("float32", data=np.cumsum(rng.normal(size=256)).astype("f4"), chunks=(64,),
                         compression="szip", compression_opts=("nn", 16))
        f.create_dataset("float64", data=np.cumsum(rng.normal(size=200)), chunks=(64,), compression="szip",
                         compression_opts=("nn", 32))
        f.create_dataset("constant", data=np.full(20_000, 7, "u1"), chunks=(10_000,), compression="szip",
                         compression_opts=("nn", 8))
        steps = np.repeat(rng.integers(-3, 4, 300), 9).astype(">i2")
        f.create_dataset("steps", data=steps, chunks=(1000,), compression="szip", compression_opts=("nn", 16))
        f.create_dataset("noise", data=rng.integers(0, 1 << 16, 1000).astype("u2"), chunks=(300,),
                         compression="szip", compression_opts=("nn", 10))
        f.create_dataset("matrix", data=rng.poisson(2, (33, 37)).astype("i4"), chunks=(10, 37), compression="szip",
                         compression_opts=("ec", 8))
        f.create_dataset("int64", data=np.arange(1000) ** 2, chunks=(128,), compression="szip",
                         compression_opts=("nn", 4))


def zstd(raw):
    library = ctypes.CDLL(ctypes.util.find_library("zstd"))
    library.ZSTD_compress.restype = ctypes.c_size_t
    library.ZSTD_compressBound.restype = ctypes.c_size_t
    room = ctypes.create_string_buffer(library.ZSTD_compressBound(ctypes.c_size_t(len(raw))))
    size = library.ZSTD_compress(room, ctypes.c_size_t(len(room)), raw, ctypes.c_size_t(len(raw)), 3)
    return room.raw[:size]


def blosc(raw, size_of_element):
    library = ctypes.CDLL(ctypes.util.find_library("blosc"))
    room = ctypes.create_string_buffer(len(raw) + 16)
    size = library.blosc_compress_ctx(5, 1, ctypes.c_size_t(size_of_element), ctypes.c_size_t(len(raw)), raw, room,
                                      ctypes.c_size_t(len(room)), b"blosclz", ctypes.c_size_t(0), 1)
    return room.raw[:size]


def foreign(f, name, data, chunk, number, label, values, compress):
    """A dataset of a filter h5py lacks: the chunks are compressed here and written as they are."""
    create = h5p.create(h5p.DATASET_CREATE)
    create.set_chunk((chunk,))
    create.set_filter(number, h5z.FLAG_OPTIONAL, values)
    dataset = h5d.create(f.id, name.encode(), h5t.py_create(data.dtype), h5s.create_simple(data.shape), create)
    for start in range(0, len(data), chunk):
        dataset.write_direct_chunk((start,), compress(data[start:start + chunk].tobytes()))


@fixture(values={"/zstd": np.arange(100).tolist()})
def filter_zstd(path):
    with h5py.File(path, "w") as f:
        foreign(f, "zstd", np.arange(100, dtype="i4"), 25, 32015, b"zstd", (3,), zstd)


@fixture(refused={"/blosc": "blosc"})
def filter_blosc(path):
    with h5py.File(path, "w") as f:
        f["plain"] = np.arange(5)
        foreign(f, "blosc", np.arange(100, dtype="i4"), 25, 32001, b"blosc", (2, 2, 4, 100, 5, 1, 0),
                lambda raw: blosc(raw, 4))


@fixture(refused={"/data": "32099"})
def filter_nobody_knows(path):
    with h5py.File(path, "w") as f:
        f["plain"] = np.arange(5)
        foreign(f, "data", np.arange(100, dtype="i4"), 25, 32099, b"unheard of", (1,), lambda raw: raw)


# ---- types -------------------------------------------------------------------------------------------------------


@fixture()
def numbers(path):
    with h5py.File(path, "w") as f:
        for code in "i1 u1 <i2 <u2 <i4 <u4 <i8 <u8 >i2 >u2 >i4 >u4 >i8 >u8".split():
            kind = np.dtype(code)
            ends = np.iinfo(kind)
            f.create_dataset(code.replace("<", "little_").replace(">", "big_"),
                             data=np.array([ends.min, 0, 1, ends.max], kind))
        for code in "<f2 >f2 <f4 >f4 <f8 >f8".split():
            kind = np.dtype(code)
            ends = np.finfo(kind)
            f.create_dataset(code.replace("<", "little_").replace(">", "big_"), data=np.array(
                [0, -1.5, ends.max, ends.min, ends.tiny, ends.smallest_subnormal, np.inf, -np.inf, np.nan], kind))
        f["booleans"] = np.array([True, False, True])
        f["complex64"] = np.array([1 + 2j, -0.5j], "c8")
        f["complex128"] = np.array([[1 + 2j, np.pi * 1j]], "c16")
        states = h5py.enum_dtype({"awake": 0, "asleep": 1, "dreaming": -3}, basetype="i1")
        f.create_dataset("states", data=np.array([1, -3, 0], "i1"), dtype=states)
        f["opaque"] = np.array([b"\x01\x02\x03", b"\xff\x00\x10"], "V3")
        f["bits"] = np.arange(4, dtype="u1")
        h5d.create(f.id, b"bit_field", h5t.STD_B16LE, h5s.create_simple((3,))).write(
            h5s.ALL, h5s.ALL, np.array([1, 512, 65535], "u2"), mtype=h5t.STD_B16LE)
        f.create_dataset("arrays", (2,), np.dtype(("<i4", (2, 3))), data=None)
        f["arrays"][...] = np.arange(12).reshape(2, 2, 3)
        f.attrs["half"] = np.float16(0.1)
        f.attrs["big"] = np.array([1, 2, 3], ">u8")
        f.attrs["largest"] = np.uint64(2**64 - 1)
        f.attrs["flag"] = True
        f.attrs["none"] = h5py.Empty("f4")
        f.attrs["matrix"] = np.arange(6, dtype="i2").reshape(2, 3)


@fixture()
def numbers_of_odd_widths(path):
    """Integers that use some of their bits, and the long double of x86."""
    with h5py.File(path, "w") as f:
        part = h5t.STD_U16LE.copy()
        part.set_precision(10)
        part.set_offset(3)
        whole = h5d.create(f.id, b"ten_bits", part, h5s.create_simple((3,)))
        h5py.Dataset(whole)[...] = [0, 5, 1023]
        f["long_double"] = np.array([1.5, -2.25], np.longdouble)


@fixture()
def texts(path):
    with h5py.File(path, "w") as f:
        words = ["alpha", "", "a longer word"]
        f.create_dataset("variable_utf8", data=words + ["größer", "神経"], dtype=h5py.string_dtype("utf-8"))
        f.create_dataset("variable_ascii", data=words, dtype=h5py.string_dtype("ascii"))
        f.create_dataset("fixed_ascii", data=[w.encode() for w in words], dtype=h5py.string_dtype("ascii", 13))
        f.create_dataset("fixed_utf8", data=["größer".encode(), b"x"], dtype=h5py.string_dtype("utf-8", 9))
        for name, padding in (("null_terminated", h5t.STR_NULLTERM), ("null_padded", h5t.STR_NULLPAD),
                              ("space_padded", h5t.STR_SPACEPAD)):
            kind = h5t.C_S1.copy()
            kind.set_size(6)
            kind.set_strpad(padding)
            dataset = h5d.create(f.id, name.encode(), kind, h5s.create_simple((2,)))
            dataset.write(h5s.ALL, h5s.ALL, np.array([b"ab", b"cdefg"], "S6"))
        f["scalar"] = "one text"
        f.create_dataset("unwritten", (2,), h5py.string_dtype())
        f.create_dataset("chunked", data=words * 20, chunks=(7,), compression="gzip", dtype=h5py.string_dtype())
        f.create_dataset("matrix", data=[["a", "b"], ["c", "d"]], dtype=h5py.string_dtype())
        f.attrs["fixed"] = np.bytes_("fixed")
        f.attrs["variable"] = "größer"
        f.attrs["list"] = ["x", "yy"]
        f.attrs.create("fixed_list", np.array([b"x", b"yy"], "S2"))
        f.attrs["empty"] = ""


@fixture()
def compounds(path):
    with h5py.File(path, "w") as f:
        f["target"] = np.arange(3)
        f["far/target"] = np.arange(3)
        kind = np.dtype([("idx_start", "<i4"), ("count", ">i2"), ("timeseries", h5py.ref_dtype)])
        f["with_references"] = np.array([(1, 2, f["target"].ref), (3, 4, f["far/target"].ref)], kind)
        kind = np.dtype([("name", "S4"), ("x", "f4"), ("pair", "i4", (2,)), ("inner", [("a", "u1"), ("b", "f8")])])
        f["nested"] = np.array([(b"ab", 1.5, (1, 2), (3, 0.25)), (b"abcd", -1, (-1, -2), (255, np.nan))], kind)
        kind = np.dtype([("text", h5py.string_dtype()), ("n", "i8")])
        f["with_texts"] = np.array([("größer", 1), ("", -1)], kind)
        kind = np.dtype([("list", h5py.vlen_dtype("i4")), ("n", "i8")])
        f.create_dataset("with_lists", (2,), kind)
        f["with_lists"][0] = (np.array([1, 2, 3], "i4"), 5)
        f.create_dataset("chunked", data=np.array([(i, i / 2) for i in range(20)], [("i", "u2"), ("x", "f8")]),
                         chunks=(6,), compression="gzip", shuffle=True)
        f["scalar"] = np.array((1, 2.5), [("i", "i2"), ("x", "f4")])
        f.attrs["compound"] = np.array([(1, 2.5)], [("i", "i2"), ("x", "f4")])
        f.attrs["reference"] = f["far"].ref
        f.attrs["references"] = np.array([f["far"].ref, f["target"].ref], dtype=h5py.ref_dtype)


@fixture()
def lists(path):
    with h5py.File(path, "w") as f:
        numbers = f.create_dataset("numbers", (4,), h5py.vlen_dtype("f8"))
        numbers[0] = [1.5, 2]
        numbers[2] = np.arange(5)
        whole = f.create_dataset("whole", (3,), h5py.vlen_dtype("<i2"), chunks=(2,), compression="gzip")
        whole[1] = [-1, 2, 300]
        f.create_dataset("unwritten", (2,), h5py.vlen_dtype("i4"))
        pointed = f.create_dataset("pointed", (2,), h5py.vlen_dtype(h5py.ref_dtype))
        pointed[0] = np.array([f["numbers"].ref, f["whole"].ref], h5py.ref_dtype)
        cells = np.empty(1, object)
        cells[0] = np.array([1, 2], "i4")
        f.attrs.create("list", cells, dtype=h5py.vlen_dtype("i4"))


class VlenCell(ctypes.Structure):
    _fields_ = [("length", ctypes.c_size_t), ("at", ctypes.c_void_p)]


@fixture(values={"/lists_of_lists": [[[1, 2], [3]], [], [[4, 5, 6]]]})
def lists_of_lists(path):
    """h5py neither writes nor reads these, so the cells are laid out by hand."""
    given = [[[1, 2], [3]], [], [[4, 5, 6]]]
    kept = []

    def cell(items, kind):
        block = (kind * max(1, len(items)))(*items)
        kept.append(block)
        return VlenCell(len(items), ctypes.addressof(block))

    rows = [cell([cell(inner, ctypes.c_int32) for inner in row], VlenCell) for row in given]
    block = (VlenCell * len(rows))(*rows)
    with h5py.File(path, "w") as f:
        kind = h5t.vlen_create(h5t.vlen_create(h5t.STD_I32LE))
        dataset = h5d.create(f.id, b"lists_of_lists", kind, h5s.create_simple((len(rows),)))
        library = ctypes.CDLL(hdf5_library())
        library.H5Dwrite.argtypes = [ctypes.c_int64] * 5 + [ctypes.c_void_p]
        if library.H5Dwrite(dataset.id, kind.id, 0, 0, 0, ctypes.addressof(block)) < 0:
            raise RuntimeError("H5Dwrite failed")
        f["plain"] = np.arange(3)


def hdf5_library():
    """The very library that h5py uses: identifiers are only good in there."""
    for line in open("/proc/self/maps"):
        if "libhdf5_serial.so" in line or "libhdf5.so" in line or "/libhdf5-" in line:
            return line.split()[-1]
    raise RuntimeError("the HDF5 library of h5py was not found")


@fixture()
def named_types(path):
    with h5py.File(path, "w") as f:
        f["types/point"] = np.dtype([("x", "f4"), ("y", "f4")])
        f["types/number"] = np.dtype(">i4")
        f.create_dataset("points", data=np.array([(1, 2), (3, 4)], [("x", "f4"), ("y", "f4")]),
                         dtype=f["types/point"])
        f.create_dataset("numbers", data=[1, -2, 3], dtype=f["types/number"])
        f["numbers"].attrs.create("offset", 5, dtype=f["types/number"])
        f["types/number"].attrs["meaning"] = "a named type"
        f["types/pointer"] = np.dtype([("n", "i4"), ("to", h5py.ref_dtype)])
        f.create_dataset("pointers", (2,), f["types/pointer"])
        f["pointers"][...] = np.array([(1, f["points"].ref), (2, f["numbers"].ref)], f["types/pointer"].dtype)
        f["types/text"] = h5py.string_dtype()
        f.create_dataset("texts", data=["a", "bcd"], dtype=f["types/text"])
        f.create_dataset("chunked", data=np.arange(20), dtype=f["types/number"], chunks=(6,), compression="gzip")


@fixture()
def named_types_latest(path):
    with h5py.File(path, "w", libver="latest") as f:
        f["types/number"] = np.dtype(">i4")
        f.create_dataset("numbers", data=[1, -2, 3], dtype=f["types/number"])
        f["numbers"].attrs.create("offset", 5, dtype=f["types/number"])


@fixture()
def shapes(path):
    with h5py.File(path, "w") as f:
        f["scalar"] = 2.5
        f["null"] = h5py.Empty("f8")
        f["null_text"] = h5py.Empty(h5py.string_dtype())
        f.create_dataset("no_rows", (0, 3), "i4")
        f.create_dataset("no_rows_chunked", (0, 3), "i4", chunks=(2, 3), maxshape=(None, 3))
        f.create_dataset("no_texts", (0,), h5py.string_dtype())
        f.create_dataset("no_rows_of_compounds", (0,), [("a", "i4")])
        f["seven_axes"] = np.arange(2**7, dtype="i2").reshape((2,) * 7)
        f["one_each"] = np.array([[[5]]])
        compact = h5p.create(h5p.DATASET_CREATE)
        compact.set_layout(h5d.COMPACT)
        h5d.create(f.id, b"compact", h5t.STD_I32LE, h5s.create_simple((3,)), compact)
        f["compact"][...] = [1, 2, 3]


# ---- links -------------------------------------------------------------------------------------------------------


def linked(f):
    f["here/data"] = np.arange(4)
    f["here/hard"] = f["here/data"]
    f["soft"] = h5py.SoftLink("/here/data")
    f["here/relative"] = h5py.SoftLink("data")
    f["soft_to_group"] = h5py.SoftLink("/here")
    f["through"] = h5py.SoftLink("/soft_to_group/relative")
    f["dangling"] = h5py.SoftLink("/nowhere/data")
    f["self"] = h5py.SoftLink("/self")
    f["round"] = h5py.SoftLink("/about")
    f["about"] = h5py.SoftLink("/round")
    f["here/up"] = f["/"]
    f["here/again"] = f["here"]


@fixture()
def links(path):
    with h5py.File(path, "w") as f:
        linked(f)


@fixture()
def links_latest(path):
    with h5py.File(path, "w", libver="latest") as f:
        linked(f)


@fixture()
def links_external(path):
    with h5py.File(path, "w") as f:
        f["here"] = np.arange(3)
        f["other"] = h5py.ExternalLink("links.h5", "/here/data")
        f["other_group"] = h5py.ExternalLink("./links.h5", "/here")
        f["other_reference"] = h5py.ExternalLink("user_block.h5", "/references")
        f["no_file"] = h5py.ExternalLink("absent.h5", "/data")
        f["no_object"] = h5py.ExternalLink("links.h5", "/absent")
        f["outside"] = h5py.ExternalLink("../../outside.h5", "/data")
        f["absolute"] = h5py.ExternalLink("/etc/hostname", "/data")
        f["not_hdf5"] = h5py.ExternalLink("fixtures.py", "/data")
        f["back"] = h5py.ExternalLink("links_external.h5", "/back")
        f["self"] = h5py.ExternalLink("links_external.h5", "/here")


@fixture()
def deep(path):
    with h5py.File(path, "w") as f:
        at = f
        for depth in range(300):
            at = at.create_group("g")
        at["data"] = np.arange(3)


@fixture()
def wide(path):
    with h5py.File(path, "w") as f:
        wide_group(f)


@fixture()
def wide_latest(path):
    with h5py.File(path, "w", libver="latest") as f:
        wide_group(f)


def wide_group(f):
    f["data"] = np.arange(2)
    group = f.create_group("group")
    for i in range(10000):
        group["child%05d" % i] = f["data"]


@fixture()
def attributes_dense(path):
    with h5py.File(path, "w", libver="latest") as f:
        f["data"] = np.arange(2)
        for holder in (f, f["data"]):
            for i in range(40):
                holder.attrs["attribute%02d" % i] = i if i % 3 else "text %d" % i
        f["data"].attrs["large"] = np.arange(9000.0)


@fixture()
def attributes_ordered(path):
    with h5py.File(path, "w", libver="latest", track_order=True) as f:
        group = f.create_group("group", track_order=True)
        for name in "zeta alpha mid".split():
            group[name] = np.arange(2)
            group.attrs[name] = name


# ---- what jHDF does not read ---------------------------------------------------------------------------------------


@fixture()
def virtual(path):
    with h5py.File(path, "w", libver="latest") as f:
        f["own"] = np.arange(20, dtype="i4").reshape(4, 5)
        f["own"].attrs["unit"] = "mV"
        layout = h5py.VirtualLayout((6, 5), "<i4", filename=path)
        layout[:4] = h5py.VirtualSource(".", "own", (4, 5))
        layout[5] = h5py.VirtualSource("virtual_source.h5", "row", (5,))
        f.create_virtual_dataset("virtual", layout, fillvalue=-1)
        f["virtual"].attrs["comment"] = "rows from two files"
        f["group/plain"] = np.arange(3)


@fixture()
def virtual_source(path):
    with h5py.File(path, "w") as f:
        f["row"] = np.arange(100, 105, dtype="i4")


@fixture(refused={"/virtual": "absent.h5"})
def virtual_without_source(path):
    with h5py.File(path, "w", libver="latest") as f:
        layout = h5py.VirtualLayout((5,), "<i4")
        layout[...] = h5py.VirtualSource("absent.h5", "row", (5,))
        f.create_virtual_dataset("virtual", layout, fillvalue=-1)
        f["plain"] = np.arange(3)


@fixture(refused={"/virtual": "outside"})
def virtual_from_outside(path):
    with h5py.File(path, "w", libver="latest") as f:
        layout = h5py.VirtualLayout((5,), "<i4")
        layout[...] = h5py.VirtualSource("../../row.h5", "row", (5,))
        f.create_virtual_dataset("virtual", layout, fillvalue=-1)


@fixture()
def regions(path):
    with h5py.File(path, "w") as f:
        data = f.create_dataset("table/data", data=np.arange(30).reshape(6, 5))
        f["table/more"] = np.arange(9)
        kept = [data.regionref[1:3, 2:5], f["table/more"].regionref[4:6]]
        f.create_dataset("regions", data=np.array(kept, dtype=h5py.regionref_dtype), dtype=h5py.regionref_dtype)
        f["plain"] = np.arange(3)
        f["with_attribute"] = np.arange(3)
        f["with_attribute"].attrs["unit"] = "s"
        f["with_attribute"].attrs.create("region", kept[0], dtype=h5py.regionref_dtype)
        group = f.create_group("group")
        group["inside"] = np.arange(2)
        group.attrs.create("region", kept[1], dtype=h5py.regionref_dtype)
        group.attrs["unit"] = "V"


@fixture()
def external_storage(path):
    with h5py.File(path, "w") as f:
        data = np.arange(12, dtype="i4").reshape(3, 4)
        f.create_dataset("data", data=data, external=[("external_storage.bin", 0, data.nbytes)])
        f["data"].attrs["unit"] = "mV"
        f["plain"] = np.arange(3)


@fixture(refused={"/absent": "absent.bin", "/outside": "outside", "/absolute": "outside"})
def external_storage_refused(path):
    with h5py.File(path, "w") as f:
        for name, where in (("absent", "absent.bin"), ("outside", "../../outside.bin"), ("absolute", "/etc/hostname")):
            f.create_dataset(name, (4,), "u1", external=[(where, 0, 4)])
        f["plain"] = np.arange(3)


@fixture(slices={
    "/chunked": [[[2_999_999_988], [12], [-3, -3, *range(10)]], [[2_147_483_647], [3], [-3] * 3]],
    "/unwritten": [[[69_999, 69_997], [1, 3], [1.5] * 3]],
    "/matrix": [[[69_998, 69_997], [2, 3], [0, 0, 0, 0, 8, 9]], [[40_000, 69_999], [2, 1], [0, 0]]],
})
def large(path):
    """More than 2^31 elements, of which one chunk was written."""
    with h5py.File(path, "w") as f:
        d = f.create_dataset("chunked", (3_000_000_000,), "i1", chunks=(1 << 20,), compression="gzip", fillvalue=-3)
        d[2_999_999_990:] = np.arange(10)
        f.create_dataset("unwritten", (70_000, 70_000), "f8", fillvalue=1.5)
        sparse = f.create_dataset("matrix", (70_000, 70_000), "i2", chunks=(1000, 1000), compression="gzip")
        sparse[69_999, 69_998:] = [8, 9]


# ---- what must be found --------------------------------------------------------------------------------------------


def kind_name(t):
    """A type in the words of org.homolog.hdf5.ElementType."""
    group = t.get_class()
    bits = t.get_size() * 8
    if group in (h5t.INTEGER, h5t.FLOAT, h5t.BITFIELD):
        big = t.get_size() > 1 and t.get_order() == h5t.ORDER_BE
        name = {h5t.FLOAT: "float", h5t.BITFIELD: "bits"}.get(group) or (
            "int" if t.get_sign() == h5t.SGN_2 else "uint")
        return name + str(bits) + (":BE" if big else "")
    if group == h5t.ENUM:
        return "enum:" + kind_name(t.get_super())
    if group == h5t.STRING:
        charset = "utf-8" if t.get_cset() == h5t.CSET_UTF8 else "ascii"
        return "string:vlen:" + charset if t.is_variable_str() else "string:fixed%d:%s" % (t.get_size(), charset)
    if group == h5t.REFERENCE:
        return "reference:" + ("object" if t.equal(h5t.STD_REF_OBJ) else "region")
    if group == h5t.COMPOUND:
        members = (t.get_member_name(i).decode() + ":" + kind_name(t.get_member_type(i))
                   for i in range(t.get_nmembers()))
        return "compound{" + ", ".join(members) + "}"
    if group == h5t.VLEN:
        return "vlen:" + kind_name(t.get_super())
    if group == h5t.ARRAY:
        return "array:" + kind_name(t.get_super())
    return "opaque" + str(bits // 8)


def plain(f, value):
    """A value as JSON can hold it."""
    if isinstance(value, h5py.Empty):
        return []
    if isinstance(value, h5py.RegionReference):
        return region(f, value)
    if isinstance(value, h5py.Reference):
        return "ref:" + f[value].name if value else "ref:"
    if isinstance(value, (bytes, np.bytes_)):
        return value.decode("utf-8")
    if isinstance(value, (str, bool)) or value is None:
        return value
    if isinstance(value, np.void) and value.dtype.names:
        return {name: plain(f, value[name]) for name in value.dtype.names}
    if isinstance(value, np.void):
        return value.tobytes().hex()
    if isinstance(value, np.ndarray) or isinstance(value, list):
        return [plain(f, item) for item in value]
    if isinstance(value, (np.bool_, np.integer)):
        return int(value)
    if isinstance(value, (complex, np.complexfloating)):
        return {"r": plain(f, value.real), "i": plain(f, value.imag)}
    number = float(value)
    return number if np.isfinite(number) else {True: "NaN"}.get(number != number, "Infinity" if number > 0 else "-Infinity")


def region(f, value):
    space = h5r.get_region(value, f.id)
    low, high = space.get_select_bounds()
    return {"path": h5r.get_name(value, f.id).decode(), "offset": list(map(int, low)),
            "size": [int(b - a + 1) for a, b in zip(low, high)], "elements": int(space.get_select_npoints())}


def flat(value):
    return [item for part in value for item in flat(part)] if isinstance(value, list) else [value]


def described(f, holder_id, dtype, shape, read):
    # h5py before 3.9 cannot hand out nested lists and some odd types; the maker gives their values.
    facts = {"type": kind_name(dtype), "shape": [] if shape is None else [int(n) for n in shape]}
    if shape is None:
        facts["shape"] = [0]
    try:
        facts["value"] = plain(f, read())
    except (TypeError, NotImplementedError, RuntimeError, OSError, ValueError) as problem:
        facts["unread"] = type(problem).__name__
    return facts


def attributes(f, item):
    found = {}
    for name in item.attrs:
        low = item.attrs.get_id(name)
        shape = None if low.get_space().get_simple_extent_type() == h5s.NULL else low.shape
        found[name] = described(f, low, low.get_type(), shape, lambda: item.attrs[name])
    return found


def of_dataset(f, item):
    low = item.id
    shape = None if low.get_space().get_simple_extent_type() == h5s.NULL else item.shape
    count = 0 if shape is None else int(np.prod(shape, dtype=object))
    read = (lambda: item[()]) if count <= 20_000 else (lambda: [])
    facts = {"kind": "dataset"} | described(f, low, low.get_type(), shape, read)
    if count > 20_000:
        facts.pop("value")
    create = low.get_create_plist()
    layout = create.get_layout()
    facts["layout"] = {h5d.COMPACT: "compact", h5d.CONTIGUOUS: "contiguous", h5d.CHUNKED: "chunked"}.get(
        layout, "virtual")
    if layout == h5d.CHUNKED:
        facts["chunks"] = list(map(int, create.get_chunk()))
    facts["filters"] = [create.get_filter(i)[0] for i in range(create.get_nfilters())]
    return facts


def entry(f, parent, name):
    link = parent.get(name, getlink=True)
    if isinstance(link, h5py.SoftLink):
        return {"kind": "softlink", "target": link.path}
    if isinstance(link, h5py.ExternalLink):
        return {"kind": "externallink", "target": link.filename + ":" + link.path}
    item = parent[name]
    if isinstance(item, h5py.Datatype):
        return {"kind": "type", "attributes": attributes(f, item)}
    facts = of_dataset(f, item) if isinstance(item, h5py.Dataset) else {"kind": "group", "children": len(item)}
    return facts | {"attributes": attributes(f, item)}


def leads_to(parent, name):
    """Where a soft or external link arrives: the file and path of its object, or nothing."""
    try:
        item = parent[name]
    except (KeyError, OSError, RuntimeError, ValueError):
        return None
    return [os.path.basename(item.file.filename), paths(item.file)[h5py.h5o.get_info(item.id).addr]]


def paths(f):
    """The first path that leads by hard links to each object."""
    found, open_groups = {h5py.h5o.get_info(f.id).addr: "/"}, [("", f)]
    while open_groups:
        prefix, group = open_groups.pop(0)
        for name in group:
            if isinstance(group.get(name, getlink=True), h5py.HardLink):
                item = group[name]
                address = h5py.h5o.get_info(item.id).addr
                if address not in found:
                    found[address] = prefix + "/" + name
                    if isinstance(item, h5py.Group):
                        open_groups.append((prefix + "/" + name, item))
    return found


def found_in(path):
    objects = {}
    with h5py.File(path, "r") as f:
        open_groups, seen = [("", f)], {h5py.h5o.get_info(f.id).addr}
        while open_groups:
            prefix, group = open_groups.pop(0)
            if len(group) > 1000:
                continue
            for name in group:
                where = prefix + "/" + name
                objects[where] = entry(f, group, name)
                if objects[where]["kind"].endswith("link"):
                    objects[where]["leads_to"] = leads_to(group, name)
                elif objects[where]["kind"] == "group":
                    address = h5py.h5o.get_info(group[name].id).addr
                    if address in seen:
                        objects[where] = {"kind": "seen"}
                    else:
                        seen.add(address)
                        open_groups.append((where, group[name]))
        return {"user_block": f.userblock_size, "attributes": attributes(f, f["/"]), "objects": objects}


def laid_out(facts):
    """One line an object, so that a difference can be read."""
    one = lambda value: json.dumps(value, ensure_ascii=False, allow_nan=False)
    objects = ",\n".join("  %s: %s" % (one(where), one(item)) for where, item in facts["objects"].items())
    rest = "".join(" %s: %s,\n" % (one(key), one(value)) for key, value in facts.items() if key != "objects")
    return "{\n" + rest + ' "objects": {\n' + objects + "\n }\n}\n"


def main(names):
    here = os.path.dirname(os.path.abspath(__file__))
    os.chdir(here)
    for name in names or MAKERS:
        MAKERS[name][0](name + ".h5")
    for name in names or MAKERS:
        given = MAKERS[name][1]
        facts = found_in(name + ".h5")
        facts["superblock"] = open(name + ".h5", "rb").read()[facts["user_block"] + 8]
        for where, value in given.get("values", {}).items():
            facts["objects"][where].pop("unread", None)
            facts["objects"][where]["value"] = value
        for where, value in given.get("slices", {}).items():
            facts["objects"][where]["slices"] = value
        for where, reason in given.get("refused", {}).items():
            facts["objects"][where]["refused"] = reason
            facts["objects"][where].pop("value", None)
            facts["objects"][where].pop("unread", None)
        unread = [where for where, item in facts["objects"].items() if "unread" in item and "refused" not in item]
        if unread:
            print(name, "could not be read back:", unread)
        with open(name + ".json", "w") as out:
            out.write(laid_out(facts))
        print("%-28s %8d bytes" % (name, os.path.getsize(name + ".h5")))


if __name__ == "__main__":
    main(sys.argv[1:])
