#!/usr/bin/env python3
"""Times what homolog's peers take for the tasks of Benchmarks.java: NumPy, SciPy, scikit-learn, h5py and PyTorch, and
rsatoolbox, netrep and FixedPointFinder (its folder on PYTHONPATH) where they are installed, on the same numbers and the same number of threads. "products alone" is
the floor of a task: the time of its matrix products in NumPy.

  peers.py --available                              exit status 0 if every module is there
  peers.py --save DIR                               write the inputs as HDF5, for both sides
  peers.py [--only NAME,...] [--threads N] [--nwb FILE] [--inputs DIR] [--files DIR] [--once]
                                                    a line of JSON per task; --once: its first call, with what it opens
  peers.py --compare OURS PEERS                     the table of both, with the ratio of medians
"""
import argparse
import json
import os
import sys
import time

parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument("--available", action="store_true")
parser.add_argument("--versions", action="store_true")
parser.add_argument("--save")
parser.add_argument("--only", default="")
parser.add_argument("--threads", type=int, default=os.cpu_count())
parser.add_argument("--nwb")
parser.add_argument("--inputs")
parser.add_argument("--files")
parser.add_argument("--once", action="store_true")
parser.add_argument("--compare", nargs=2)
arguments = parser.parse_args()
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[variable] = str(arguments.threads)

ALPHAS = [10.0 ** e for e in range(-2, 8)]
FEW_ALPHAS = [10.0 ** e for e in range(-2, 6)]
TASKS = []


def task(name, peer="scikit-learn"):
    def add(make):
        TASKS.append((name, peer, make))
        return make
    return add


def installed(name):
    import importlib.util
    return importlib.util.find_spec(name) is not None


def saved(file, dataset="x"):
    import h5py
    with h5py.File(os.path.join(arguments.inputs, file + ".h5"), "r") as f:
        return f[dataset][...]


def save(folder):
    import h5py
    import numpy as np
    os.makedirs(folder, exist_ok=True)

    def write(file, **arrays):
        with h5py.File(os.path.join(folder, file + ".h5"), "w", libver="earliest") as f:
            for name, values in arrays.items():
                f.create_dataset(name, data=values)

    rng = np.random.default_rng(1)
    for d, n in ((1000, 1000), (5000, 2000)):
        write(f"rdm-{d}x{n}", x=rng.standard_normal((d, n)))
    latent = rng.standard_normal((2560, 60)) / np.sqrt(1 + np.arange(60))
    write("regression",
          x=latent @ rng.standard_normal((60, 2000)) + 0.5 * rng.standard_normal((2560, 2000)),
          y=latent @ rng.standard_normal((60, 168)) + rng.standard_normal((2560, 168)))
    shared = rng.random(92 * 91 // 2)
    write("bootstrap-rsa", x=shared + rng.random((6, 92 * 91 // 2)))
    latent = rng.standard_normal((34, 5))
    write("bootstrap-ridge", x=latent @ rng.standard_normal((5, 42)) + rng.standard_normal((34, 42)))
    write("crossnobis", x=np.repeat(rng.standard_normal((100, 500)), 10, axis=0) + rng.standard_normal((1000, 500)))
    pairs = 92 * 91 // 2
    write("compare", x=rng.random((1001, pairs)))
    members = rng.random((10, pairs)) + rng.random(pairs)
    write("dual-bootstrap", x=np.vstack([members, rng.random((5, pairs)) + members.mean(0)]))
    for file, systems, shape in (("cka", 2, (5000, 2000)), ("procrustes", 2, (2000, 500)), ("networks", 20, (1000, 200))):
        write(file, **{f"x{i}": rng.standard_normal(shape) for i in range(systems)})
    for units in (64, 256):
        numbers = np.arange(units)
        # Rows of Sylvester's matrix: orthogonal patterns.
        patterns = np.array([[(-1.0) ** bin(row & i).count("1") for i in numbers] for row in (5, 11, 22)])
        stored = 1.5 * patterns.T @ patterns / units
        starts = rng.uniform(-1, 1, (1024, 3)) @ patterns + 0.3 * rng.standard_normal((1024, units))
        write(f"fixed-points-n{units}", w=stored, starts=starts)
        noise = 0.2 * rng.standard_normal((units, units)) / np.sqrt(units)
        write(f"fixed-points-full-rank-n{units}", w=stored + noise, starts=starts)


def rdm(file, measure):
    """Both formulas of rsatoolbox, with one matrix product; the upper triangle as a vector."""
    import numpy as np
    x = saved(file)
    upper = np.triu_indices(len(x), 1)

    def correlation():
        z = x - x.mean(axis=1, keepdims=True)
        z /= np.linalg.norm(z, axis=1, keepdims=True)
        return (1 - z @ z.T)[upper]

    def euclidean():
        products = x @ x.T
        squares = np.diag(products).copy()
        products *= -2
        products += squares
        products += squares[:, None]
        return products[upper] / x.shape[1]

    return correlation if measure == "correlation" else euclidean


def rsatoolbox_rdm(file, measure):
    if not installed("rsatoolbox"):
        return None
    from rsatoolbox.data import Dataset
    from rsatoolbox.rdm import calc_rdm
    data = Dataset(saved(file))
    return lambda: calc_rdm(data, method=measure)


def product(file):
    x = saved(file)
    return lambda: x @ x.T


for _d, _n in ((1000, 1000), (5000, 2000)):
    for _measure in ("correlation", "euclidean"):
        _name, _file = f"rdm-{_measure}-{_d}x{_n}", f"rdm-{_d}x{_n}"
        TASKS.append((_name, "NumPy", lambda file=_file, measure=_measure: rdm(file, measure)))
        TASKS.append((_name, "rsatoolbox", lambda file=_file, measure=_measure: rsatoolbox_rdm(file, measure)))
        TASKS.append((_name, "products alone", lambda file=_file: product(file)))


def crossnobis(unbalanced, noise_given):
    """From repeats to distances, as homolog does, or the distances alone, with a precision that costs nothing."""
    if not installed("rsatoolbox"):
        return None
    import numpy as np
    from rsatoolbox.data import Dataset
    from rsatoolbox.data.noise import prec_from_measurements
    from rsatoolbox.rdm import calc_rdm, calc_rdm_unbalanced
    condition, run = np.repeat(np.arange(100), 10), np.tile(np.arange(10), 100)
    data = Dataset(saved("crossnobis"), obs_descriptors={"condition": condition, "run": run})
    calculate = calc_rdm_unbalanced if unbalanced else calc_rdm

    def precision():
        return prec_from_measurements(data, "condition", method="shrinkage_diag")

    def distances(noise):
        return calculate(data, method="crossnobis", descriptor="condition", cv_descriptor="run", noise=noise)

    if noise_given:
        noise = precision()
        return lambda: distances(noise)
    return lambda: distances(precision())


for _name, _unbalanced in (("crossnobis-average-100x10x500", False), ("crossnobis-pairs-100x10x500", True)):
    for _peer, _given in (("rsatoolbox", False), ("rsatoolbox, noise given", True)):
        TASKS.append((_name, _peer, lambda unbalanced=_unbalanced, given=_given: crossnobis(unbalanced, given)))


def rdms(values):
    from rsatoolbox.rdm import RDMs
    return RDMs(values)


def comparisons(method):
    if not installed("rsatoolbox"):
        return None
    from rsatoolbox.rdm import compare as compare_rdms
    values = saved("compare")
    many, one = rdms(values[:1000]), rdms(values[1000:])
    return lambda: compare_rdms(many, one, method=method)


for _comparator, _method in (("spearman", "spearman"), ("kendall-tau-a", "tau-a"), ("kendall-tau-b", "kendall"),
                             ("rho-a", "rho-a"), ("whitened-cosine", "cosine_cov")):
    TASKS.append((f"compare-{_comparator}-1000", "rsatoolbox", lambda method=_method: comparisons(method)))


def dual_bootstrap(method):
    if not installed("rsatoolbox"):
        return None
    from rsatoolbox.inference import eval_dual_bootstrap
    from rsatoolbox.model import ModelFixed
    values = saved("dual-bootstrap")
    data, models = rdms(values[:10]), [ModelFixed(f"model {i}", rdms(values[i:i + 1])) for i in range(10, 15)]
    return lambda: eval_dual_bootstrap(models, data, method=method, N=1000, verbose=-1)


for _method in ("cosine", "spearman"):
    TASKS.append((f"dual-bootstrap-{_method}", "rsatoolbox", lambda method=_method: dual_bootstrap(method)))


@task("cka-linear-5000x2000", "NumPy")
def alignment():
    """In the space of units, which is the smaller one here."""
    import numpy as np
    x, y = saved("cka", "x0"), saved("cka", "x1")

    def work():
        a, b = x - x.mean(0), y - y.mean(0)
        return np.linalg.norm(a.T @ b) ** 2 / (np.linalg.norm(a.T @ a) * np.linalg.norm(b.T @ b))

    return work


@task("cka-linear-5000x2000", "products alone")
def alignment_products():
    x, y = saved("cka", "x0"), saved("cka", "x1")
    return lambda: (x.T @ y, x.T @ x, y.T @ y)


@task("procrustes-2000x500", "netrep")
def rotation():
    if not installed("netrep"):
        return None
    from netrep.metrics import LinearMetric
    x, y = saved("procrustes", "x0"), saved("procrustes", "x1")
    return lambda: LinearMetric(alpha=1.0).fit_score(x, y)


@task("shape-metric-20x1000x200", "netrep")
def shapes():
    if not installed("netrep"):
        return None
    from netrep.metrics import LinearMetric
    networks = [saved("networks", f"x{i}") for i in range(20)]
    metric = LinearMetric(alpha=1.0)
    return lambda: metric.pairwise_distances(networks, processes=arguments.threads, verbose=False)


def bootstrap(comparator):
    """Copies of a condition make pairs of copies, which are left out."""
    import numpy as np
    from scipy.stats import rankdata
    vectors = saved("bootstrap-rsa")
    upper = np.triu_indices(92, 1)
    squares = np.zeros((len(vectors), 92, 92))
    squares[:, upper[0], upper[1]] = vectors
    squares += squares.transpose(0, 2, 1)

    def work():
        rng = np.random.default_rng(1)
        scores = np.empty((1000, len(vectors) - 1))
        for draw in range(1000):
            rows = rng.integers(0, 92, 92)
            first, second = rows[upper[0]], rows[upper[1]]
            kept = first != second
            pairs = squares[:, first[kept], second[kept]]
            if comparator == "spearman":
                pairs = rankdata(pairs, axis=1)
                pairs -= pairs.mean(axis=1, keepdims=True)
            pairs /= np.linalg.norm(pairs, axis=1, keepdims=True)
            scores[draw] = pairs[1:] @ pairs[0]
        return np.percentile(scores, [2.5, 97.5], axis=0)

    return work


TASKS.append(("bootstrap-rsa-cosine", "NumPy", lambda: bootstrap("cosine")))
TASKS.append(("bootstrap-rsa-spearman", "SciPy", lambda: bootstrap("spearman")))


def correlations(a, b):
    import numpy as np
    a, b = a - a.mean(0), b - b.mean(0)
    return (a * b).sum(0) / np.sqrt((a ** 2).sum(0) * (b ** 2).sum(0))


@task("ridge-1split")
def ridge_once():
    from sklearn.linear_model import RidgeCV
    x, y = saved("regression", "x"), saved("regression", "y")
    return lambda: RidgeCV(alphas=ALPHAS).fit(x[:2304], y[:2304]).predict(x[2304:])


def cross_validated(model, x, y):
    import numpy as np
    from sklearn.model_selection import KFold

    def work():
        medians = []
        for training, held in KFold(10, shuffle=True, random_state=1).split(x):
            predicted = model().fit(x[training], y[training]).predict(x[held])
            medians.append(np.median(correlations(predicted, y[held])))
        return np.mean(medians)

    return work


@task("ridge-10splits")
def ridge():
    from sklearn.linear_model import RidgeCV
    return cross_validated(lambda: RidgeCV(alphas=ALPHAS), saved("regression", "x"), saved("regression", "y"))


@task("pls25-10splits")
def pls():
    from sklearn.cross_decomposition import PLSRegression
    return cross_validated(lambda: PLSRegression(25, scale=False), saved("regression", "x"), saved("regression", "y"))


@task("bootstrap-ridge-34x21")
def ridge_bootstrap():
    """Copies of a condition stay in one fold."""
    import numpy as np
    from sklearn.linear_model import RidgeCV
    both = saved("bootstrap-ridge")
    y, x = both[:, :21], both[:, 21:]
    fold_of = np.random.default_rng(1).permutation(34) % 10

    def work():
        rng = np.random.default_rng(1)
        scores = []
        for _ in range(1000):
            rows = rng.integers(0, 34, 34)
            folds = fold_of[rows]
            medians = []
            for fold in np.unique(folds):
                training, held = rows[folds != fold], rows[folds == fold]
                predicted = RidgeCV(alphas=FEW_ALPHAS).fit(x[training], y[training]).predict(x[held])
                medians.append(np.nanmedian(correlations(predicted, y[held])))
            scores.append(np.nanmean(medians))
        return np.percentile(scores, [2.5, 97.5])

    return work


def fixed_point_finder(file):
    """With its defaults; its result includes eigenvalues at the points it calls unique."""
    if not installed("FixedPointFinderTorch"):
        return None
    import contextlib
    import io
    import numpy as np
    import torch
    from FixedPointFinderTorch import FixedPointFinderTorch
    torch.set_num_threads(arguments.threads)
    starts = saved(file, "starts").astype(np.float32)

    class Network(torch.nn.Module):
        batch_first = True

        def __init__(self):
            super().__init__()
            self.weights = torch.nn.Parameter(torch.tensor(saved(file, "w"), dtype=torch.float32))

        def forward(self, inputs, state):
            after = torch.tanh(state[0] @ self.weights.T)
            return after[:, None], after[None]

    def work():
        with contextlib.redirect_stdout(io.StringIO()):
            FixedPointFinderTorch(Network(), verbose=False).find_fixed_points(starts, np.zeros((1, 1), np.float32))

    return work


for _name in ("fixed-points-n64", "fixed-points-full-rank-n64", "fixed-points-n256", "fixed-points-full-rank-n256"):
    TASKS.append((_name, "FixedPointFinder", lambda file=_name: fixed_point_finder(file)))
TASKS.append(("fixed-points-modes-n64", "FixedPointFinder", lambda: fixed_point_finder("fixed-points-n64")))


@task("nwb-open", "h5py")
def recording():
    """Every object of the file with its attributes, which is where NWB keeps names and descriptions."""
    import h5py
    if not arguments.nwb:
        return None

    def work():
        found = {}
        with h5py.File(arguments.nwb, "r") as f:
            f.visititems(lambda name, item: found.update({name: dict(item.attrs)}))
        return found

    return work


@task("nwb-spikes", "h5py")
def spikes():
    """Unit by unit, as a reader of NWB that leaves data in the file until it is asked for."""
    import h5py
    if not arguments.nwb:
        return None
    f = h5py.File(arguments.nwb, "r")
    times, ends = f["units/spike_times"], f["units/spike_times_index"][...]
    starts = [0, *ends[:-1]]
    return lambda: [times[a:b] for a, b in zip(starts, ends)]


def samples(file, channels, part):
    """Repetitions take other rows and channels, as homolog's do."""
    import itertools
    import h5py
    if not arguments.files:
        return None
    x = h5py.File(os.path.join(arguments.files, file + ".h5"), "r")["x"]
    turns = itertools.count()

    def rows():
        start = 61_003 * next(turns) % (len(x) - 60_000)
        return x[start:start + 60_000]

    return {"whole": lambda: x[...], "channel": lambda: x[:, (17 + 5 * next(turns)) % channels], "rows": rows}[part]


def all_spikes(layout):
    import h5py
    if not arguments.files:
        return None
    f = h5py.File(os.path.join(arguments.files, f"spikes-{layout}.nwb"), "r")
    times, ends = f["units/spike_times"], f["units/spike_times_index"][...]
    return lambda: [times[a:b] for a, b in zip([0, *ends[:-1]], ends)]


def rows_into():
    import itertools

    import h5py
    import numpy as np
    if not arguments.files:
        return None
    x = h5py.File(os.path.join(arguments.files, "contiguous.h5"), "r")["x"]
    rows, turns = np.empty((60_000, 16), np.float32), itertools.count()

    def read():
        start = 61_003 * next(turns) % (len(x) - 60_000)
        x.read_direct(rows, np.s_[start:start + 60_000])
    return read


# h5py reads on one thread: its time stands beside homolog's on one and on two.
for _suffix in ("", "-2threads"):
    for _part in ("whole", "channel", "rows"):
        TASKS.append((f"read-gzip{_suffix}-{_part}", "h5py", lambda part=_part: samples("gzip", 64, part)))
for _part in ("whole", "channel", "rows"):
    TASKS.append((f"read-contiguous-{_part}", "h5py", lambda part=_part: samples("contiguous", 16, part)))
TASKS.append(("read-contiguous-rows-into", "h5py", rows_into))
for _layout, _suffix in (("gzip", ""), ("gzip", "-2threads"), ("contiguous", "")):
    TASKS.append((f"read-spikes-{_layout}{_suffix}", "h5py", lambda layout=_layout: all_spikes(layout)))


def training_step(units, batch, steps):
    import torch
    from torch import nn

    class Recurrent(nn.Module):
        def __init__(self):
            super().__init__()
            self.given, self.recurrent = nn.Linear(3, units), nn.Linear(units, units, bias=False)
            self.readout, self.alpha = nn.Linear(units, 3), 0.2

        def forward(self, x):
            rates, state = [], torch.zeros(x.shape[1], units)
            given = self.given(x)
            for t in range(len(x)):
                state = torch.relu((1 - self.alpha) * state + self.alpha * (given[t] + self.recurrent(state)))
                rates.append(state)
            return self.readout(torch.stack(rates))

    torch.manual_seed(1)
    network = Recurrent()
    optimiser = torch.optim.Adam(network.parameters(), lr=1e-3)
    x, y = torch.randn(steps, batch, 3), torch.randint(0, 3, (steps * batch,))

    def work():
        loss = nn.functional.cross_entropy(network(x).reshape(-1, 3), y)
        optimiser.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
        optimiser.step()
        return float(loss)

    # So small a step is often faster on one thread than on several: the peer has its better side.
    trials = {}
    for threads in sorted({1, arguments.threads}):
        torch.set_num_threads(threads)
        work()
        trials[threads] = min(timed_once(work) for _ in range(5))
    torch.set_num_threads(min(trials, key=trials.get))
    return work


TASKS.append(("ctrnn-step-n64-b16-t200", "PyTorch", lambda: training_step(64, 16, 200)))
TASKS.append(("ctrnn-step-n256-b64-t100", "PyTorch", lambda: training_step(256, 64, 100)))


@task("random-dots-to-0.9")
def random_dots():
    """The Primer's companion: PyTorch on windows of neurogym's trials, another seed each time."""
    try:
        from neurogym.envs.native.perceptualdecisionmaking import PerceptualDecisionMaking
        from neurogym.utils.data import Dataset
    except ImportError:
        return None
    import numpy as np
    import torch
    from torch import nn

    torch.set_num_threads(1)

    class Recurrent(nn.Module):
        def __init__(self):
            super().__init__()
            self.given, self.recurrent, self.readout = nn.Linear(3, 64), nn.Linear(64, 64), nn.Linear(64, 3)

        def forward(self, x):
            rates, state = [], torch.zeros(x.shape[1], 64)
            for t in range(len(x)):
                state = torch.relu(self.given(x[t]) + self.recurrent(state))
                rates.append(state)
            return self.readout(torch.stack(rates))

    seeds = [0]

    def work():
        seed = seeds[0] % 5
        seeds[0] += 1
        torch.manual_seed(seed)
        np.random.seed(seed)
        data = Dataset(PerceptualDecisionMaking(dt=100), batch_size=16, seq_len=100)
        data.seed(seed)
        test = PerceptualDecisionMaking(dt=100)
        test.seed(1000 + seed)
        shown, right = [], []
        for trial in range(800):
            test.new_trial(coh=[6.4, 12.8, 25.6, 51.2][trial % 4])
            shown.append(test.ob)
            right.append(test.gt[-1])
        shown = torch.tensor(np.array(shown).transpose(1, 0, 2), dtype=torch.float32)
        network = Recurrent()
        optimiser = torch.optim.Adam(network.parameters(), lr=0.01)
        for step in range(2000):
            x, y = data()
            output = network(torch.from_numpy(x).float())
            loss = nn.functional.cross_entropy(output.reshape(-1, 3), torch.from_numpy(y.flatten()).long())
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
            if step % 10 == 9:
                with torch.no_grad():
                    answers = network(shown)[-1].argmax(-1).numpy()
                if (answers == np.array(right)).mean() >= 0.9:
                    break
        else:
            print(f"random-dots-to-0.9: seed {seed} has not learned in 2000 steps", file=sys.stderr)
        return step

    return work


kept = None


def timed_once(work):
    """The last result stays until the next is there, as in homolog's timings of reading."""
    global kept
    start = time.perf_counter()
    kept = work()
    return time.perf_counter() - start


def timed(work):
    """A warm-up, then repetitions; something that takes long is its own warm-up."""
    first = timed_once(work)
    if first > 5:
        return [first]
    seconds = []
    while len(seconds) < 3 or len(seconds) < 15 and sum(seconds) < 2:
        seconds.append(timed_once(work))
    return seconds


def compare(ours, peers):
    import statistics

    def read(path):
        found = {}
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                by_peer = found.setdefault(entry["task"], {})
                by_peer.setdefault(entry.get("peer", ""), []).extend(entry["seconds"])
        return found

    ours, peers = read(ours), read(peers)
    print("| task | homolog: median (min to max) s | peer | its median (min to max) s | homolog / peer |")
    print("|---|---|---|---|---|")
    for name, mine in ours.items():
        mine = mine[""]

        def text(seconds):
            return f"{statistics.median(seconds):.4g} ({min(seconds):.4g} to {max(seconds):.4g}; {len(seconds)})"
        for peer, other in peers.get(name, {"": []}).items():
            ratio = f"{statistics.median(mine) / statistics.median(other):.2f}" if other else ""
            print(f"| {name} | {text(mine)} | {peer} | {text(other) if other else ''} | {ratio} |")


def main():
    if arguments.available or arguments.versions:
        import h5py
        import numpy
        import scipy
        import sklearn
        import torch
        if arguments.versions:
            print("Python", sys.version.split()[0], *(f"{m.__name__} {m.__version__}" for m in (numpy, scipy, sklearn, torch, h5py)))
        return
    if arguments.save:
        save(arguments.save)
        return
    if arguments.compare:
        compare(*arguments.compare)
        return
    import warnings
    warnings.filterwarnings("ignore")
    if arguments.once:
        import h5py  # What a program loads once is no part of its first call.
    wanted = arguments.only.split(",")
    for name, peer, make in TASKS:
        if any(name.startswith(begin) for begin in wanted):
            start = time.perf_counter()
            work = make()
            if work:
                if arguments.once:
                    work()
                    seconds = [time.perf_counter() - start]
                else:
                    seconds = timed(work)
                print(json.dumps({"task": name, "peer": peer, "seconds": [round(s, 6) for s in seconds]}), flush=True)


main()
