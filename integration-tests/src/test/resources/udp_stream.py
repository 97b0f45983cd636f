"""A counted UDP stream: `udp_stream.py send ADDRESS PORT COUNT RATE` and `udp_stream.py receive PORT SECONDS`.

Each datagram carries its number; the receiver prints how many different ones came, and how many
came twice, once it has heard nothing for SECONDS after the first.
"""

import socket
import struct
import sys
import time


def send(address, port, count, rate):
    out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    start = time.monotonic()
    for number in range(count):
        ahead = start + number / rate - time.monotonic()
        if ahead > 0:
            time.sleep(ahead)
        out.sendto(struct.pack("!I", number).ljust(64, b"\0"), (address, port))
    print(f"sent {count}")


def receive(port, seconds):
    inward = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    inward.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
    inward.bind(("0.0.0.0", port))
    print("ready", flush=True)
    inward.settimeout(60)
    seen, twice = set(), 0
    try:
        while True:
            (number,) = struct.unpack_from("!I", inward.recv(2048))
            inward.settimeout(seconds)
            twice += number in seen
            seen.add(number)
    except TimeoutError:
        print(f"received {len(seen)} twice {twice}", flush=True)


if sys.argv[1] == "send":
    send(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5]))
else:
    receive(int(sys.argv[2]), float(sys.argv[3]))
