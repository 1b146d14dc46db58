#!/usr/bin/python3
"""Makes the data sets that Layerwise ships, under src/main/resources/datasets/<id>/.

    apt-get install -y python3-numpy dataset-fashion-mnist python3-sklearn r-cran-palmerpenguins
    src/data/make-datasets.py [--root DIR]

--root names a folder that holds those packages unpacked (dpkg -x) instead of installed.

Each data set becomes three files:
  data.bin.gz    its samples, training samples first: bytes (N,C,H,W) or little-endian float32 rows
  labels.bin.gz  one little-endian int32 a sample
  version        SHA-256 of data.bin followed by labels.bin, both uncompressed
Everything else about them (names, classes, licence, words) is in datasets/catalogue.json.

Choices made here, so that nobody has to guess them from the numbers:
  fashion-mnist  1,000 training and 200 test images of each class, drawn from the official training
                 and test files, kept in the files' order
  digits         8x8 images of 0..16 ink levels, scaled to bytes by v * 255 / 16
  penguins       the 11 rows with a missing value are dropped; the year is left out; sex is 0 for
                 female and 1 for male; the island is three columns of which one is 1
  digits, iris, wine, penguins: one fifth of each class, drawn at random, is the test split
Random choices use fixed seeds: the script makes the same bytes every time.
"""
import argparse
import csv
import gzip
import hashlib
import os
import random

import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, "..", "main", "resources", "datasets")
SKLEARN = "usr/lib/python3/dist-packages/sklearn/datasets/data"
FASHION = "usr/share/datasets/fashion-mnist"
PENGUINS = "usr/lib/R/site-library/palmerpenguins/extdata/penguins.csv"
ISLANDS = ["Biscoe", "Dream", "Torgersen"]
SPECIES = ["Adelie", "Chinstrap", "Gentoo"]


def main():
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--root", default="/")
    root = arguments.parse_args().root
    write("fashion-mnist", *fashion(os.path.join(root, FASHION)))
    write("digits", *stratified(*digits(os.path.join(root, SKLEARN, "digits.csv.gz"))))
    write("iris", *stratified(*table(os.path.join(root, SKLEARN, "iris.csv"))))
    write("wine", *stratified(*table(os.path.join(root, SKLEARN, "wine_data.csv"))))
    write("penguins", *stratified(*penguins(os.path.join(root, PENGUINS))))


def fashion(folder):
    def split(prefix, each):
        images = idx(os.path.join(folder, prefix + "-images-idx3-ubyte.gz"), 16).reshape(-1, 1, 28, 28)
        labels = idx(os.path.join(folder, prefix + "-labels-idx1-ubyte.gz"), 8)
        chosen = []
        for label in range(10):
            chosen += random.Random(label).sample(np.flatnonzero(labels == label).tolist(), each)
        chosen.sort()
        return images[chosen], labels[chosen]

    return split("train", 1000), split("t10k", 200)


def idx(path, header):
    with gzip.open(path) as file:
        return np.frombuffer(file.read(), np.uint8, offset=header)


def digits(path):
    with gzip.open(path, "rt") as file:
        rows = np.loadtxt(file, delimiter=",")
    images = np.rint(rows[:, :-1] * 255 / 16).astype(np.uint8).reshape(-1, 1, 8, 8)
    return images, rows[:, -1]


def table(path):
    """A csv of scikit-learn: one heading line, the features, the class last."""
    rows = np.loadtxt(path, delimiter=",", skiprows=1)
    return rows[:, :-1].astype("<f4"), rows[:, -1]


def penguins(path):
    with open(path, newline="") as file:
        complete = [row for row in csv.DictReader(file) if "NA" not in row.values()]
    numbers = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
    features = [
        [float(row[name]) for name in numbers]
        + [1.0 if row["sex"] == "male" else 0.0]
        + [1.0 if row["island"] == island else 0.0 for island in ISLANDS]
        for row in complete]
    return np.array(features, "<f4"), [SPECIES.index(row["species"]) for row in complete]


def stratified(samples, labels):
    """((training samples, labels), (test samples, labels)): a fifth of each class is for the test."""
    labels = np.asarray(labels, int)
    train, test = [], []
    for label in sorted(set(labels.tolist())):
        members = np.flatnonzero(labels == label).tolist()
        random.Random(label).shuffle(members)
        held_out = round(len(members) / 5)
        test += members[:held_out]
        train += members[held_out:]
    for split in (train, test):
        random.Random(0).shuffle(split)
    return (samples[train], labels[train]), (samples[test], labels[test])


def write(name, train, test):
    data = train[0].tobytes() + test[0].tobytes()
    labels = np.concatenate([train[1], test[1]]).astype("<i4").tobytes()
    folder = os.path.join(OUT, name)
    os.makedirs(folder, exist_ok=True)
    for file, content in (("data.bin", data), ("labels.bin", labels)):
        with open(os.path.join(folder, file + ".gz"), "wb") as out:
            out.write(gzip.compress(content, 9, mtime=0))
    with open(os.path.join(folder, "version"), "w") as out:
        out.write(hashlib.sha256(data + labels).hexdigest() + "\n")
    print(f"{name}: {len(train[1])} training and {len(test[1])} test samples, {len(data)} bytes")


main()
