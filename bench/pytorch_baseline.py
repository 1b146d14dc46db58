#!/usr/bin/env python3
"""Samples a second of PyTorch on the two networks of TrainerBenchmark, for comparison.

Run it as   OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=1 python3 bench/pytorch_baseline.py
(Debian: python3-torch). Without OPENBLAS_NUM_THREADS=1 PyTorch starts more threads than
there are cores and looks two to three times slower than it is.

As in the trainer, bytes are gathered batch by batch, scaled and normalised; loss and hits
are summed without waiting for each batch; the second of two epochs counts.
"""

import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional

BATCH = 64


def mlp():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10))


def cnn():
    return nn.Sequential(
        nn.Conv2d(3, 32, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(32, 64, 3, padding=1), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(64 * 8 * 8, 128), nn.ReLU(), nn.Linear(128, 10),
    )


def samples_per_second(build, shape, batches):
    torch.manual_seed(7)
    data = torch.randint(0, 256, (batches * BATCH, *shape), dtype=torch.uint8)
    labels = torch.randint(0, 10, (batches * BATCH,))
    network = build()
    optimizer = torch.optim.Adam(network.parameters(), lr=0.001)
    speed = 0.0
    for _ in range(2):
        started = time.perf_counter()
        order = torch.randperm(len(data))
        loss_sum, hits = torch.zeros(()), torch.zeros((), dtype=torch.long)
        for first in range(0, len(data), BATCH):
            chosen = order[first:first + BATCH]
            x = (data[chosen].float() / 255 - 0.3) / 0.25
            y = labels[chosen]
            logits = network(x)
            loss = functional.cross_entropy(logits, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss_sum += loss.detach() * len(y)
            hits += (logits.argmax(1) == y).sum()
        loss_sum.item(), hits.item()
        speed = len(data) / (time.perf_counter() - started)
    return speed


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"PyTorch {torch.__version__}, {torch.get_num_threads()} threads, batch {BATCH}")
    for name, build, shape, batches in (
        ("MLP 784-128-10", mlp, (1, 28, 28), 300),
        ("CNN 3x32x32", cnn, (3, 32, 32), 40),
    ):
        speeds = [samples_per_second(build, shape, batches) for _ in range(rounds + 1)][1:]
        print(f"{name:<16} {statistics.median(speeds):8.0f}/s")


if __name__ == "__main__":
    main()
