"""The product as a student meets it: a server with its worker, a run submitted over HTTP."""

import contextlib
import datetime
import http.cookiejar
import json
import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import typing
import urllib.request

import line

SAMPLES = 10_000
SECONDS = 6  # events are written four times a second, so that is how exactly they tell the time
MOST_EPOCHS = 500


class Turn(typing.NamedTuple):
    speed: float  # samples a second
    seconds: float


class Site:
    def __init__(self, port, kind):
        self.port = port
        self.kind = kind  # of the device to train on: cpu or gpu
        self.root = f"http://127.0.0.1:{port}"
        self.cookies = http.cookiejar.CookieJar()
        self.browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.cookies))
        self.epochs = {}  # that take about as long as they should

    def call(self, path, body=None):
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            self.root + path, data, {"Content-Type": "application/json"})
        with self.browser.open(request, timeout=30) as answer:
            return json.loads(answer.read() or "null")

    def sign_up(self):
        self.call("/api/accounts", {
            "name": "Bench", "email": "bench@example.org", "password": "a long bench password"})

    def warm_up(self):
        """A site that has been up for some minutes has compiled what it runs."""
        self.await_warm_trainer()
        for _ in range(4):
            self.run("MLP", 64, 300 if self.kind == "cpu" else 50)

    def train(self, name, batch):
        """A turn from the end of the first epoch to that of the last.

        All that happens in between counts: reports, looks at the layers, checkpoints. What comes after a
        run does not disturb others: it is over when the trainer for the next one is ready.
        """
        epochs = self.epochs.get((name, batch), 2)
        while True:
            done = ends_of_epochs(self.run(name, batch, epochs))
            self.await_warm_trainer()
            spent = (done[-1] - done[0]).total_seconds()
            if spent >= 0.8 * SECONDS or epochs >= MOST_EPOCHS:
                return Turn((epochs - 1) * SAMPLES / spent, spent)
            epochs = min(MOST_EPOCHS, int((epochs - 1) * 1.1 * SECONDS / max(spent, 0.05)) + 2)
            self.epochs[(name, batch)] = epochs

    def device(self):
        """What trains, as the devices' page has it; None until it has become known."""
        devices = (device for device in self.call("/api/devices") if device["kind"] == self.kind)
        return next(devices, None)

    def await_warm_trainer(self):
        for _ in range(600):
            device = self.device()
            if device and device["state"] == "idle":
                return
            time.sleep(0.1)
        raise RuntimeError(f"The trainer did not become ready within a minute: {self.device()}")

    def run(self, name, batch, epochs, looked=lambda news: None):
        """Trains to the end while a page looks on; gives the run's events.

        Whoever wants to is told, with each piece of news, of all so far.
        """
        spec = json.loads((pathlib.Path(__file__).parent / "networks.json").read_text())
        run = self.call("/api/runs", {
            "dataset": spec["dataset"],
            "network": {"layers": spec["networks"][name]},
            "training": {"batchSize": batch, "epochs": epochs, "validation": 0, "device": self.kind}})
        news = []
        for said in line.messages(self.port, f"/api/runs/{run['id']}/live?after=0", self.cookie()):
            news.append(said)
            looked(news)
            if said["kind"] == "ended":
                break
        events = self.call(f"/api/runs/{run['id']}/events?after=0")["events"]
        ended = events[-1]
        if ended["kind"] != "ended" or ended["state"] != "COMPLETED":
            raise RuntimeError(f"{name} at batch {batch}: {ended}")
        return events

    def cookie(self):
        return "; ".join(f"{cookie.name}={cookie.value}" for cookie in self.cookies)


def time_of(event):
    return datetime.datetime.fromisoformat(event["at"].replace("Z", "+00:00"))


def ends_of_epochs(events):
    return [time_of(event) for event in events if event["kind"] == "epoch"]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextlib.contextmanager
def site(root, kind="cpu"):
    """Starts the packaged site with a data folder of its own; gives None where it is not built."""
    jar = root / "target/quarkus-app/quarkus-run.jar"
    if not jar.exists():
        print("The product is not packaged: mvn package -DskipTests. Left out.", file=sys.stderr)
        yield None
        return
    folder = pathlib.Path(tempfile.mkdtemp(prefix="layerwise-bench-"))
    port = free_port()
    env = dict(os.environ, QUARKUS_HTTP_PORT=str(port), LAYERWISE_DATA=str(folder / "data"),
               QUARKUS_HTTP_HOST="127.0.0.1")
    with open(folder / "server.log", "w", encoding="utf-8") as log:
        command = ["java", f"@{root}/src/main/jvm/site.options", "-jar", str(jar)]
        server = subprocess.Popen(command, env=env, stdout=log, stderr=log)
    try:
        made = Site(port, kind)
        await_ready(made, server, folder)
        made.sign_up()
        yield made
    finally:
        server.terminate()
        server.wait(60)
        shutil.rmtree(folder, ignore_errors=True)


def await_ready(made, server, folder):
    for _ in range(600):
        if server.poll() is not None:
            raise RuntimeError((folder / "server.log").read_text()[-2000:])
        with contextlib.suppress(OSError):
            made.call("/q/health/ready")
            return
        time.sleep(0.2)
    raise RuntimeError("The site did not become ready within two minutes")
