#!/usr/bin/env python3
"""PyTorch's samples a second on the networks of networks.json, for comparison.

    OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=1 python3 bench/torch_step.py THREADS SECONDS NETWORK:BATCH...

(Debian: python3-torch and libopenblas0-pthread; with the reference BLAS, which comes alone, products are
several times slower than they need be, so that is refused.) Without OPENBLAS_NUM_THREADS=1 PyTorch starts more threads than there
are cores and looks two to three times slower than it is. As in the trainer, bytes are gathered
batch by batch, scaled and normalised; loss and hits are summed without waiting for each batch.
"""

import json
import pathlib
import sys
import time

import torch
from torch import nn
from torch.nn import functional

SPEC = json.loads((pathlib.Path(__file__).parent / "networks.json").read_text())
SAMPLES = 8192


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


def samples_per_second(layers, batch, seconds):
    torch.manual_seed(7)
    data = torch.randint(0, 256, (SAMPLES, *SPEC["input"]), dtype=torch.uint8)
    labels = torch.randint(0, SPEC["classes"], (SAMPLES,))
    network, _ = stack(layers, SPEC["input"])
    optimizer = torch.optim.Adam(network.parameters(), lr=0.001)
    loss_sum, hits = torch.zeros(()), torch.zeros((), dtype=torch.long)

    def train(steps):
        order = torch.randperm(SAMPLES)
        for step in range(steps):
            first = step * batch % (SAMPLES - batch + 1)
            chosen = order[first:first + batch]
            x = (data[chosen].float() / 255 - 0.3) / 0.25
            y = labels[chosen]
            logits = network(x)
            loss = functional.cross_entropy(logits, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            loss_sum.add_(loss.detach() * batch)
            hits.add_((logits.argmax(1) == y).sum())

    train(5)
    done, started = 0, time.perf_counter()
    while time.perf_counter() - started < seconds:
        train(10)
        done += 10
    loss_sum.item(), hits.item()
    return done * batch / (time.perf_counter() - started)


def require_fast_products():
    torch.mm(torch.ones(2, 2), torch.ones(2, 2))
    loaded = pathlib.Path("/proc/self/maps").read_text()
    if not any(library in loaded for library in ("openblas", "mkl_", "libblis")):
        sys.exit("PyTorch has only the reference BLAS here: install libopenblas0-pthread")


def main():
    require_fast_products()
    torch.set_num_threads(int(sys.argv[1]))
    for subject in sys.argv[3:]:
        name, batch = subject.rsplit(":", 1)
        speed = samples_per_second(SPEC["networks"][name], int(batch), float(sys.argv[2]))
        print(f"{name}\t{batch}\t{speed:.0f}", flush=True)


if __name__ == "__main__":
    main()
