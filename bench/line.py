"""The line on which a page hears a run's news: a WebSocket (RFC 6455), as far as the site makes use of it."""

import base64
import json
import os
import socket

TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
PATIENCE = 120  # seconds; the site says something every ten


def messages(port, path, cookie):
    """What the site says, until it hangs up."""
    with socket.create_connection(("127.0.0.1", port), PATIENCE) as line, line.makefile("rb") as heard:
        line.sendall(handshake(port, path, cookie))
        status = heard.readline().decode()
        while heard.readline() not in (b"\r\n", b""):
            pass
        if " 101 " not in status:
            raise RuntimeError(f"No line to {path}: {status.strip()}")
        text = b""
        while True:
            last, kind, payload = frame(heard)
            if kind == CLOSE:
                return
            if kind == PING:
                line.sendall(bytes([0x80 | PONG, 0x80 | len(payload), 0, 0, 0, 0]) + payload)
            elif kind != PONG:
                text += payload
                if last:
                    yield json.loads(text)
                    text = b""


def handshake(port, path, cookie):
    return "\r\n".join([
        f"GET {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", f"Cookie: {cookie}",
        "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
        f"Sec-WebSocket-Key: {base64.b64encode(os.urandom(16)).decode()}", "", ""]).encode()


def frame(heard):
    """Whether it is a message's last, its kind, what is in it."""
    first, length = exactly(heard, 2)
    if length >= 126:
        length = int.from_bytes(exactly(heard, 2 if length == 126 else 8), "big")
    return bool(first & 0x80), first & 0x0F, exactly(heard, length)


def exactly(heard, count):
    data = heard.read(count)
    if len(data) < count:
        raise RuntimeError("The site hung up without a word")
    return data
