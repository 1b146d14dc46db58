#!/usr/bin/env python3
"""Compares training speeds in alternating rounds; see trainer.sh, which prepares the ground.

Prints a Markdown table of medians and writes docs/training-speed.svg in a full run.
"""

import argparse
import collections
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

import plot
import product

HERE = pathlib.Path(__file__).parent
ROOT = HERE.parent
SPEC = json.loads((HERE / "networks.json").read_text())
THREADS = os.environ.get("OMP_NUM_THREADS", "2")
MAIN = "dev.layerwise.trainer.StepBenchmark"
IN_JAVASCRIPT = [(name, 64) for name in ("softmax", "MLP", "small CNN")]  # others take minutes


def java(way, subjects, seconds):
    """The step alone, on batches that lie ready, in the environment of a trainer."""
    env = dict(
        os.environ, DJL_CACHE_DIR=os.environ.get("DJL_CACHE_DIR", str(ROOT / "target/djl")),
        OMP_WAIT_POLICY="PASSIVE", GOMP_SPINCOUNT="10000", MXNET_ENGINE_TYPE="NaiveEngine", OPENBLAS_NUM_THREADS="1",
        MALLOC_TRIM_THRESHOLD_="2147483647", MALLOC_MMAP_THRESHOLD_="1073741824",
        MALLOC_TOP_PAD_="67108864")
    dependencies = (ROOT / "target/trainer.classpath").read_text().strip()
    return ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m",
            "-Dai.djl.offline=true", "-cp", f"target/test-classes:target/classes:{dependencies}",
            MAIN, way, str(HERE / "networks.json"), str(seconds), *subjects], env


def torch(subjects, seconds):
    env = dict(os.environ, OPENBLAS_NUM_THREADS="1")
    return [os.environ.get("PYTHON", "/usr/bin/python3"), str(HERE / "torch_step.py"), THREADS,
            str(seconds), *subjects], env


def tfjs(subjects, seconds):
    return ["node", str(HERE / "tfjs/step.js"), str(seconds), *subjects], os.environ


def run(command, env, patience=600):
    """Speeds from lines of network, batch, speed: all that were written before an error."""
    with tempfile.TemporaryFile("w+") as said:
        try:
            done = subprocess.run(command, env=env, cwd=ROOT, stdout=said, timeout=patience,
                                  stderr=subprocess.PIPE, text=True)
            if done.returncode:
                print(f"skipped: {done.stderr.strip().splitlines()[-1:]}", file=sys.stderr)
        except (OSError, subprocess.TimeoutExpired) as failure:
            print(f"skipped: {failure}", file=sys.stderr)
        said.seek(0)
        lines = [line.split("\t") for line in said if line.count("\t") == 2]
    return {(name, int(batch)): float(speed) for name, batch, speed in lines}


def measure(subjects, rounds, seconds, site):
    """Speeds by participant and subject, a list of one a round."""
    names = [f"{name}:{batch}" for name, batch in subjects]
    speeds = collections.defaultdict(lambda: collections.defaultdict(list))
    for turn in range(rounds):
        takes = {
            "product": lambda: site.speeds(subjects, seconds) if site else {},
            "bare step": lambda: run(*java("GRAPH", names, seconds)),
            "DJL blocks": lambda: run(*java("BLOCKS", names, seconds)),
            "PyTorch": lambda: run(*torch(names, seconds)),
        }
        if turn == 0:
            in_javascript = [f"{name}:{batch}" for name, batch in IN_JAVASCRIPT]
            takes["TensorFlow.js"] = lambda: run(*tfjs(in_javascript, seconds), patience=90)
        for who, take in takes.items():
            print(f"round {turn + 1} of {rounds}: {who}", file=sys.stderr)
            for subject, speed in take().items():
                speeds[who][subject].append(speed)
    return {who: {s: statistics.median(v) for s, v in of.items()} for who, of in speeds.items()}


def table(subjects, medians):
    whos = ["product", "bare step", "DJL blocks", "PyTorch", "TensorFlow.js"]
    pairs = [("product", "bare step"), ("product", "PyTorch")]
    head = ["network", "batch", *whos, *(f"{a} ÷ {b}" for a, b in pairs)]
    rows = []
    for subject in subjects:
        of = {who: medians.get(who, {}).get(subject) for who in whos}
        cells = [f"{of[who]:,.0f}" if of[who] else "–" for who in whos]
        ratios = [f"{of[a] / of[b]:.2f}" if of[a] and of[b] else "–" for a, b in pairs]
        rows.append([subject[0], str(subject[1]), *cells, *ratios])
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("mode", choices=["short", "full"], nargs="?", default="short")
    options.add_argument("--rounds", type=int)
    options.add_argument("--seconds", type=float)
    chosen = options.parse_args()
    full = chosen.mode == "full"
    batches = [16, 64, 256, 512] if full else [64]
    subjects = [(name, batch) for name in SPEC["networks"] for batch in batches]
    rounds = chosen.rounds or (5 if full else 3)
    seconds = chosen.seconds or (2.0 if full else 1.5)
    load = os.getloadavg()[0]
    with product.site(ROOT) as site:
        if site:
            site.warm_up()
        medians = measure(subjects, rounds, seconds, site)
    print(f"\nSamples a second, median of {rounds} rounds, {THREADS} threads, load {load:.1f} before\n")
    print(table(subjects, medians))
    if full:
        plot.write(ROOT / "docs/training-speed.svg", SPEC["networks"], batches, medians)


if __name__ == "__main__":
    main()
