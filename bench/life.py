#!/usr/bin/env python3
"""How soon a warm trainer begins, and whether it grows; see life.sh. Prints two Markdown tables."""

import argparse
import pathlib
import statistics
import sys

import markdown
import product

ROOT = pathlib.Path(__file__).parent.parent
BATCH = 64
NETWORKS = ["softmax", "MLP", "small CNN", "ResNet-8"]
LOOKED_AT = [1, 10, 25, 50, 75, 100]  # epochs


def beginnings(site, name, runs):
    """Milliseconds from a run's claim to the news of its first batches, one a run."""
    times = []
    for number in range(runs):
        print(f"{name}: run {number + 1} of {runs}", file=sys.stderr)
        site.await_warm_trainer()
        events = site.run(name, BATCH, 1)
        claimed = next(e for e in events if e["kind"] == "state" and e["state"] == "PREPARING")
        first = next(e for e in events if e["kind"] == "batch")
        times.append((product.time_of(first) - product.time_of(claimed)).total_seconds() * 1000)
    return times


def memory_by_epoch(site, name):
    """What the trainer holds, in bytes, by the number of epochs done; as often as its worker tells."""
    print(f"{name}: {LOOKED_AT[-1]} epochs", file=sys.stderr)
    held = {}

    def look(news):
        device = site.device()
        if device["state"] == "busy" and device["memoryUsedBytes"]:
            held[sum(said["kind"] == "epoch" for said in news)] = device["memoryUsedBytes"]

    site.await_warm_trainer()
    site.run(name, BATCH, LOOKED_AT[-1], look)
    return held


def at_about(held, epoch):
    """Megabytes; a run that is over before its worker has told of any has none."""
    if not held:
        return "–"
    return f"{held[min(held, key=lambda known: abs(known - epoch))] / 1e6:.0f}"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--runs", type=int, default=15)
    options.add_argument("--networks", nargs="+", default=NETWORKS)
    chosen = options.parse_args()
    with product.site(ROOT) as site:
        if not site:
            sys.exit(1)
        site.warm_up()
        begun = {name: beginnings(site, name, chosen.runs) for name in chosen.networks}
        held = {name: memory_by_epoch(site, name) for name in chosen.networks}
    print(markdown.table(
        ["network", "claim to first batches: median", "least to largest"],
        [[name, f"{statistics.median(times):.0f} ms", f"{min(times):.0f} to {max(times):.0f} ms"]
         for name, times in begun.items()]), end="\n\n")
    print(markdown.table(
        ["network", *(f"MB at epoch {epoch}" for epoch in LOOKED_AT)],
        [[name, *(at_about(of, epoch) for epoch in LOOKED_AT)] for name, of in held.items()]))


if __name__ == "__main__":
    main()
