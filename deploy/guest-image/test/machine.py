"""Virtual machines under test: QEMU processes, what they say on their console, and what they cost."""

import json
import os
import re
import socket
import subprocess
import time

TICKS = os.sysconf("SC_CLK_TCK")


class Failure(Exception):
    """What was expected did not come true."""


def expect(condition, text):
    if not condition:
        raise Failure(text)


def await_that(what, condition, seconds):
    """Waits until the condition gives something true, and answers that."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(0.05)
    raise Failure(f"not within {seconds} s: {what}")


class Qmp:
    """The control socket of a QEMU process."""

    def __init__(self, path):
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(60)
        self.socket.connect(path)
        self.lines = self.socket.makefile("r")
        self.lines.readline()
        self.call("qmp_capabilities")

    def call(self, command, **arguments):
        arguments = {name.replace("_", "-"): value for name, value in arguments.items()}
        self.socket.sendall(json.dumps({"execute": command, "arguments": arguments}).encode())
        while True:
            answer = json.loads(self.lines.readline())
            if "error" in answer:
                raise Failure(f"QEMU refuses {command}: {answer['error']['desc']}")
            if "return" in answer:
                return answer["return"]

    def close(self):
        self.lines.close()
        self.socket.close()


class Machine:
    """A QEMU process and the file that its console is written to."""

    def __init__(self, pid, console, begin=0):
        self.pid, self.console, self.begin = pid, console, begin

    def cpu_seconds(self):
        with open(f"/proc/{self.pid}/stat", encoding="ascii") as stat:
            fields = stat.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def runs(self):
        try:
            with open(f"/proc/{self.pid}/stat", encoding="ascii") as stat:
                return stat.read().rsplit(")", 1)[1].split()[0] not in "ZX"
        except FileNotFoundError:
            return False

    def text(self):
        with open(self.console, encoding="utf-8", errors="replace") as console:
            console.seek(self.begin)
            return console.read()

    def says(self, pattern):
        return re.search(pattern, self.text())

    def await_saying(self, pattern, seconds):
        await_that(f"the console says {pattern}, or the machine ends", lambda: self.says(pattern) or not self.runs(), seconds)
        expect(self.says(pattern), f"the machine ended before it said {pattern}")

    def qmp(self):
        return Qmp(f"/proc/{self.pid}/cwd/qmp")

    def costs(self, marks, seconds):
        """CPU seconds at which the console first said each of the marks, which come in this order."""
        costs = []
        for name, pattern in marks:
            self.await_saying(pattern, seconds)
            costs.append((name, self.cpu_seconds()))
        return costs


def start_qemu(directory, image, *words):
    """Starts a machine of its own, without a VNFM; its files are in the directory."""
    os.makedirs(directory, exist_ok=True)
    console = os.path.join(directory, "console.log")
    command = ["nice", "-n", "10", "qemu-system-x86_64", "-M", "pc", "-accel", "tcg", "-cpu", "Nehalem", "-smp", "1", "-m", "192",
               "-nodefaults", "-display", "none", "-no-reboot", "-serial", f"file:{console}", "-qmp", "unix:qmp,server,nowait",
               "-drive", f"if=virtio,file={image},format=qcow2,snapshot=on", *words]
    if os.path.exists(console):
        os.unlink(console)
    with open(os.path.join(directory, "qemu.log"), "wb") as log:
        process = subprocess.Popen(command, cwd=directory, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    await_that("QEMU's console", lambda: os.path.exists(console) or process.poll() is not None, 20)
    expect(process.poll() is None, open(os.path.join(directory, "qemu.log"), encoding="utf-8").read())
    machine = Machine(process.pid, console)
    machine.process = process
    return machine
