#!/usr/bin/env python3
"""PyTorch's samples a second on the networks of networks.json, for comparison.

    OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=1 python3 bench/torch_step.py THREADS NETWORK:BATCH DEVICE

It trains for so many seconds as a line of its input says, and answers with the speed.

Debian: python3-torch and libopenblas0-pthread; with the reference BLAS, which comes alone, products are
several times slower than they need be, so that is refused. Without OPENBLAS_NUM_THREADS=1 PyTorch starts
more threads than there are cores and looks two to three times slower than it is. As in the trainer, the
samples lie ready as normalised floats, and loss and hits are summed without waiting for each batch.
On a GPU, cuda:0 and on, all of it lies there.
"""

import gzip
import json
import pathlib
import sys
import time

import torch
from torch import nn
from torch.nn import functional

SPEC = json.loads((pathlib.Path(__file__).parent / "networks.json").read_text())
DATASET = pathlib.Path(__file__).parent.parent / "src/main/resources/datasets" / SPEC["dataset"]
SAMPLES = 10_000


class Residual(nn.Module):
    def __init__(self, inside, shape, after):
        super().__init__()
        self.inside = inside
        self.shortcut = nn.Identity() if shape == after else nn.Conv2d(
            shape[0], after[0], 1, stride=-(-shape[1] // after[1]))

    def forward(self, x):
        return self.shortcut(x) + self.inside(x)


def stack(layers, shape):
    parts = []
    for layer in layers:
        part, shape = LAYERS[layer["kind"]](layer, shape)
        parts += part
    return nn.Sequential(*parts), shape


def conv(layer, shape):
    kernel, stride = layer["kernel"], layer.get("stride", 1)
    made = nn.Conv2d(shape[0], layer["filters"], kernel, stride, padding=kernel // 2)
    side = [(s - 1) // stride + 1 for s in shape[1:]]
    return [made] + relu(layer), [layer["filters"], *side]


def dense(layer, shape):
    return [nn.Linear(shape[0], layer["units"])] + relu(layer), [layer["units"]]


def residual(layer, shape):
    inside, after = stack(layer["layers"], shape)
    return [Residual(inside, shape, after)], after


def relu(layer):
    return [nn.ReLU()] if layer.get("activation") == "relu" else []


LAYERS = {
    "flatten": lambda l, s: ([nn.Flatten()], [torch.Size(s).numel()]),
    "dense": dense,
    "output": lambda l, s: ([nn.Linear(s[0], SPEC["classes"])], [SPEC["classes"]]),
    "conv2d": conv,
    "maxPool2d": lambda l, s: ([nn.MaxPool2d(l["size"])], [s[0]] + [x // l["size"] for x in s[1:]]),
    "batchNorm": lambda l, s: ([nn.BatchNorm2d(s[0])], s),
    "activation": lambda l, s: ([nn.ReLU()], s),
    "residual": residual,
    "globalAvgPool2d": lambda l, s: ([nn.AdaptiveAvgPool2d(1), nn.Flatten()], [s[0]]),
}


def shipped(kind, dtype, shape):
    """What the first samples of the product's data set have of this."""
    with gzip.open(DATASET / f"{kind}.bin.gz") as packed:
        stored = torch.frombuffer(bytearray(packed.read()), dtype=dtype)
    return stored.reshape(-1, *shape)[:SAMPLES].to(torch.zeros(()).device)


class Training:
    def __init__(self, layers, batch):
        """Everything is made on the default device."""
        torch.manual_seed(7)
        self.batch = batch
        self.data = (shipped("data", torch.uint8, SPEC["input"]).float() / 255 - 0.3) / 0.25
        self.labels = shipped("labels", torch.int32, []).long()
        self.network, _ = stack(layers, SPEC["input"])
        self.optimizer = torch.optim.Adam(self.network.parameters(), lr=0.001)
        self.loss_sum, self.hits = torch.zeros(()), torch.zeros((), dtype=torch.long)
        self.batches = self.in_random_order()

    def samples_per_second(self, seconds):
        done, started = 0, time.perf_counter()
        while time.perf_counter() - started < seconds:
            done += self.train(10)
        self.loss_sum.item(), self.hits.item()
        return done / (time.perf_counter() - started)

    def in_random_order(self):
        """The samples of one batch after another, each time through all in a new order."""
        while True:
            yield from torch.randperm(SAMPLES).split(self.batch)

    def train(self, steps):
        """How many samples these steps had: the last batch is small."""
        done = 0
        for _ in range(steps):
            chosen = next(self.batches)
            logits, y = self.network(self.data[chosen]), self.labels[chosen]
            loss = functional.cross_entropy(logits, y)
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
            self.loss_sum.add_(loss.detach() * len(chosen))
            self.hits.add_((logits.argmax(1) == y).sum())
            done += len(chosen)
        return done


def require_fast_products():
    torch.mm(torch.ones(2, 2), torch.ones(2, 2))
    loaded = pathlib.Path("/proc/self/maps").read_text()
    if not any(library in loaded for library in ("openblas", "mkl_", "libblis")):
        sys.exit("PyTorch has only the reference BLAS here: install libopenblas0-pthread")


def main():
    if sys.argv[3] == "cpu":
        require_fast_products()
    else:
        torch.set_default_device(sys.argv[3])
    torch.set_num_threads(int(sys.argv[1]))
    name, batch = sys.argv[2].rsplit(":", 1)
    training = Training(SPEC["networks"][name], int(batch))
    for seconds in sys.stdin:
        print(f"{training.samples_per_second(float(seconds)):.0f}", flush=True)


if __name__ == "__main__":
    main()
