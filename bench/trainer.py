#!/usr/bin/env python3
"""Compares training speeds, turn by turn; see trainer.sh, which prepares the ground.

All who take part in a comparison take turns, so that a host that is slow for a while is slow for all. Turns are as
long as one of the product's, which trains whole epochs, begin warm, and have a process each, as a run has. A ratio is
the median of those of each round. Prints a Markdown table, and writes docs/training-speed.svg in a full run.
"""

import argparse
import collections
import contextlib
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

import markdown
import plot
import product

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent
SPEC = json.loads((HERE / "networks.json").read_text())
THREADS = os.environ.get("OMP_NUM_THREADS", "2")
STEP_BENCHMARK = "dev.layerwise.trainer.StepBenchmark"
WHO = ["product", "bare step", "DJL blocks", "PyTorch", "TensorFlow.js"]
PAIRS = [("product", "bare step"), ("product", "PyTorch")]
OPENBLAS_KERNELS = [None, "", "Haswell", "SkylakeX"]
WITHOUT_PRODUCT = 2  # seconds of a turn
WARM_UP = 3  # seconds before a turn; the product has its trainer's own warm-up and an epoch
IN_JAVASCRIPT = [(name, 64) for name in ("softmax", "MLP", "small CNN")]  # others take minutes


class Turns:
    """A process that trains for a while each time it is asked to."""

    def __init__(self, command, env):
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen(command, env=env, cwd=ROOT, text=True, stderr=self.errors,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def speed(self, seconds):
        """Samples a second; None when it has failed."""
        try:
            self.process.stdin.write(f"{seconds}\n")
            self.process.stdin.flush()
            return float(self.process.stdout.readline())
        except (OSError, ValueError):
            return None

    def close(self):
        with contextlib.suppress(OSError):
            self.process.stdin.close()
        if self.process.wait(60):
            self.errors.seek(0)
            print(f"failed: {self.errors.read().strip().splitlines()[-1:]}", file=sys.stderr)


def java(way, subject, device, *settings):
    """The step alone, on samples that lie ready, in a process that is started as a trainer is.

    Settings are environment variables, NAME=VALUE, instead of those that a trainer gets.
    """
    dependencies = (ROOT / "target/trainer.classpath").read_text().strip()
    classes = f"target/test-classes:target/classes:{dependencies}"
    return Turns(["java", "-cp", classes, STEP_BENCHMARK, way, str(HERE / "networks.json"), subject, device, *settings],
                 dict(os.environ, OMP_NUM_THREADS=THREADS))


def torch(subject, device, kernels=None):
    env = dict(os.environ, OMP_NUM_THREADS=THREADS, OPENBLAS_NUM_THREADS="1")
    if kernels is not None:
        env["OPENBLAS_CORETYPE"] = kernels
    return Turns([os.environ.get("PYTHON", "/usr/bin/python3"), str(HERE / "torch_step.py"), THREADS, subject, device],
                 env)


def fastest_kernels():
    """OpenBLAS falls back to kernels of 2004 on a processor that it does not know; PyTorch gets its best."""
    speeds = {}
    for kernels in OPENBLAS_KERNELS:
        turns = torch("MLP:64", "cpu", kernels)
        speeds[kernels] = max(turns.speed(0.7) or 0 for _ in range(3))
        turns.close()
    best = max(OPENBLAS_KERNELS, key=lambda kernels: speeds[kernels])
    print(f"PyTorch with OPENBLAS_CORETYPE={'(unset)' if best is None else best!r}: {speeds}", file=sys.stderr)
    return best


def turn(start, seconds):
    """Speed in a process that this starts, once it is warm."""
    with contextlib.closing(start()) as process:
        process.speed(WARM_UP)
        return process.speed(seconds)


def compare(others, subject, rounds, seconds, site):
    """Speeds by participant, one a round; None where somebody failed.

    Others are what starts their processes. Without a number of seconds turns are as long as the product's first, or
    two seconds.
    """
    if site and not seconds:
        seconds = site.train(*subject).seconds
    seconds = seconds or WITHOUT_PRODUCT
    print(f"{subject[0]}:{subject[1]}: turns of {seconds:.1f} s", file=sys.stderr)
    turns = {who: lambda start=start: turn(start, seconds) for who, start in others.items()}
    if site:
        turns["product"] = lambda: site.train(*subject).speed
    speeds = collections.defaultdict(list)
    for number in range(rounds):
        print(f"{subject[0]}:{subject[1]}: round {number + 1} of {rounds}", file=sys.stderr)
        for who in sorted(turns, reverse=number % 2 == 1):
            speeds[who].append(turns[who]())
    return speeds


def frameworks(subject, device, kernels):
    """Only MXNet has two ways of computing a step, and on a GPU the engine is PyTorch."""
    if device != "cpu":
        return {"bare step": lambda: java("AUTO", subject, device),
                "PyTorch": lambda: torch(subject, device.replace("gpu", "cuda:"))}
    return {"bare step": lambda: java("GRAPH", subject, device), "DJL blocks": lambda: java("BLOCKS", subject, device),
            "PyTorch": lambda: torch(subject, device, kernels)}


def environments(subject, settings):
    """The bare step as it is, and with one setting changed each time."""
    return {"bare step": lambda: java("GRAPH", subject, "cpu"),
            **{setting: lambda setting=setting: java("GRAPH", subject, "cpu", setting) for setting in settings}}


def in_javascript(seconds):
    if os.environ.get("SKIP_TFJS"):
        return {}
    command = ["node", str(HERE / "tfjs/step.js"), str(seconds), *(f"{n}:{b}" for n, b in IN_JAVASCRIPT)]
    try:
        said = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300).stdout
    except (OSError, subprocess.TimeoutExpired) as failure:
        said = failure.stdout or b"" if isinstance(failure, subprocess.TimeoutExpired) else ""
        said = said.decode() if isinstance(said, bytes) else said
    lines = [line.split("\t") for line in said.splitlines() if line.count("\t") == 2]
    return {(name, int(batch)): [float(speed)] for name, batch, speed in lines}


def median(values):
    known = [value for value in values if value]
    return statistics.median(known) if known else None


def ratio(of, a, b):
    """Of the median round, with the least and the largest."""
    ratios = sorted(x / y for x, y in zip(of[a], of[b]) if x and y)
    if not ratios:
        return "–"
    return f"{statistics.median(ratios):.2f} ({ratios[0]:.2f}–{ratios[-1]:.2f})"


def table(speeds, whos, pairs):
    head = ["network", "batch", *whos, *(f"{a} ÷ {b}" for a, b in pairs)]
    rows = []
    for (name, batch), of in speeds.items():
        medians = [median(of[who]) for who in whos]
        cells = [f"{speed:,.0f}" if speed else "–" for speed in medians]
        rows.append([name, str(batch), *cells, *(ratio(of, a, b) for a, b in pairs)])
    return markdown.table(head, rows)


def by_participant(speeds):
    medians = collections.defaultdict(dict)
    for subject, of in speeds.items():
        for who, values in of.items():
            if median(values):
                medians[who][subject] = median(values)
    return medians


def compare_frameworks(subjects, rounds, seconds, device):
    kernels = fastest_kernels() if device == "cpu" else None
    speeds = {}
    with product.site(ROOT, device.rstrip("0123456789")) as site:
        if site:
            site.warm_up()
        for name, batch in subjects:
            others = frameworks(f"{name}:{batch}", device, kernels)
            speeds[(name, batch)] = compare(others, (name, batch), rounds, seconds, site)
    if device == "cpu":
        for subject, values in in_javascript(seconds or WITHOUT_PRODUCT).items():
            if subject in speeds:
                speeds[subject]["TensorFlow.js"] = values
    print(table(speeds, WHO, PAIRS))
    return speeds


def compare_environments(subjects, rounds, seconds, settings):
    speeds = {
        (name, batch): compare(
            environments(f"{name}:{batch}", settings), (name, batch), rounds, seconds, None)
        for name, batch in subjects}
    print(table(speeds, ["bare step", *settings], [("bare step", setting) for setting in settings]))


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("mode", choices=["short", "full"], nargs="?", default="short")
    options.add_argument("--rounds", type=int)
    options.add_argument("--seconds", type=float, help="of the turns of all but the product")
    options.add_argument("--networks", nargs="+", default=list(SPEC["networks"]))
    options.add_argument("--batches", type=int, nargs="+")
    options.add_argument("--device", default="cpu", help="cpu, or gpu0 and on with a build for GPUs")
    options.add_argument("--settings", nargs="+", metavar="NAME=VALUE",
                         help="compare the bare step with itself under other environment variables instead")
    chosen = options.parse_args()
    full = chosen.mode == "full"
    batches = chosen.batches or ([16, 64, 256, 512] if full else [64])
    rounds = chosen.rounds or (3 if full else 7)
    subjects = [(name, batch) for name in chosen.networks for batch in batches]
    print(f"Samples a second, medians of {rounds} rounds; a ratio's median, least and largest. "
          f"{THREADS} threads, load {os.getloadavg()[0]:.1f} before.\n")
    if chosen.settings:
        compare_environments(subjects, rounds, chosen.seconds, chosen.settings)
        return
    speeds = compare_frameworks(subjects, rounds, chosen.seconds, chosen.device)
    if full and chosen.device == "cpu":
        plot.write(ROOT / "docs/training-speed.svg", chosen.networks, batches, by_participant(speeds))


if __name__ == "__main__":
    main()
