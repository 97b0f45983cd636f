"""A VNFM of the tests' own, whose local VIM makes virtual machines of the guest's image."""

import json
import os
import re
import shutil
import ssl
import subprocess
import urllib.error
import urllib.request

from machine import Failure, Machine, await_that, expect

HERE = os.path.dirname(os.path.abspath(__file__))
HOME = os.path.normpath(os.path.join(HERE, "../../.."))
STREAM = os.path.join(HOME, "integration-tests/src/test/resources/udp_stream.py")


class Vnfm:
    """Started with `./pawl up`, seen through its REST interfaces."""

    def __init__(self, image_directory, state, port):
        self.state, self.port = state, port
        self.vim_home = os.path.join(image_directory, "vm")
        os.makedirs(os.path.join(self.vim_home, "bin"), exist_ok=True)
        shutil.copy(os.path.join(HERE, "vm"), os.path.join(self.vim_home, "bin/java"))
        image = os.path.join(self.vim_home, "pawl-guest.qcow2")
        if os.path.exists(image):
            os.unlink(image)
        os.link(os.path.join(image_directory, "pawl-guest.qcow2"), image)
        self.qemu_options("")
        self.environment = dict(os.environ, PAWL_STATE=state, PAWL_PORT=str(port), PAWL_AGENT_PORT=str(port + 1),
                                PAWL_VIM_LOCAL_JAVAHOME=self.vim_home, PAWL_LCM_AGENTLIMIT="300s", PAWL_LCM_SERVERLIMIT="300s")

    def pawl(self, *words):
        done = subprocess.run([os.path.join(HOME, "pawl"), *words], env=self.environment, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False)
        expect(done.returncode == 0, f"./pawl {' '.join(words)}:\n{done.stdout}")
        return done.stdout

    def begin(self, *words):
        return subprocess.Popen([os.path.join(HOME, "pawl"), *words], env=self.environment, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, text=True)

    def __enter__(self):
        self.pawl("down", "--purge")
        self.pawl("up", "--detach", "--no-build")
        self.token = self.pawl("token").strip()
        self.tls = ssl.create_default_context(cafile=os.path.join(self.state, "ca.pem"))
        return self

    def __exit__(self, *_):
        self.pawl("down", "--purge")

    def qemu_options(self, text):
        """Words for QEMU's command line from the next start of a machine on."""
        with open(os.path.join(self.vim_home, "qemu.options"), "w", encoding="utf-8") as options:
            options.write(text)

    def call(self, method, path, body=None):
        url = path if path.startswith("https:") else f"https://localhost:{self.port}{path}"
        request = urllib.request.Request(url, method=method, headers={"Authorization": f"Bearer {self.token}"})
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=60, context=self.tls) as answer:
                text = answer.read()
                return (json.loads(text) if text else None), answer.headers.get("Location")
        except urllib.error.HTTPError as error:
            raise Failure(f"{method} {path}: {error.code} {error.read().decode()}") from None

    def get(self, path):
        return self.call("GET", path)[0]

    def await_completed(self, occurrence, seconds=300):
        def ended():
            state = self.get(occurrence)
            return state if state["operationState"] not in ("STARTING", "PROCESSING", "ROLLING_BACK") else None

        state = await_that(f"the end of {occurrence}", ended, seconds)
        expect(state["operationState"] == "COMPLETED", json.dumps(state.get("error")))


class Guest:
    """A VNF of one virtual machine between two networks, with a traffic host on each."""

    def __init__(self, vnfm, product):
        self.vnfm = vnfm
        packages = vnfm.get("/vnfpkgm/v2/vnf_packages")
        vnfd = next(package["vnfdId"] for package in packages if package.get("vnfProductName") == product)
        self.id = vnfm.call("POST", "/vnflcm/v2/vnf_instances", {"vnfdId": vnfd, "vnfInstanceName": product})[0]["id"]
        links = [{"id": link, "resourceId": link, "extCps": [{"cpdId": cp}]} for link, cp in (("left", "in_cp"), ("right", "out_cp"))]
        self.occurrence = vnfm.call("POST", f"/vnflcm/v2/vnf_instances/{self.id}/instantiate",
                                    {"flavourId": "default", "extVirtualLinks": links})[1]
        self.begin = 0

    def machine(self):
        """The QEMU process of this guest; the only one below the VIM's directory."""
        def find():
            for pid in filter(str.isdigit, os.listdir("/proc")):
                try:
                    with open(f"/proc/{pid}/cmdline", "rb") as file:
                        words = file.read().decode().split("\0")
                except OSError:
                    continue
                if words[0].endswith("qemu-system-x86_64") and "-uuid" in words and "-incoming" not in words:
                    uuid = words[words.index("-uuid") + 1]
                    if os.path.isdir(os.path.join(self.vnfm.state, "vim/servers", uuid)):
                        self.server = os.path.join(self.vnfm.state, "vim/servers", uuid)
                        return int(pid)
            return None

        pid = await_that("a virtual machine", find, 60)
        return Machine(pid, os.path.join(self.server, "console/console.log"), self.begin)

    def next_machine(self, old):
        """The machine that the VIM starts when one has ended."""
        self.begin = os.path.getsize(old.console)
        await_that("the end of the machine", lambda: not old.runs(), 60)
        return self.machine()

    def statistics(self):
        vnf = self.vnfm.get(f"/vnflcm/v2/vnf_instances/{self.id}")
        vnfc = vnf["instantiatedVnfInfo"]["vnfcResourceInfo"][0]["id"]
        return self.vnfm.get(f"/operator/v1/vnf_instances/{self.id}/vnfcs/{vnfc}/statistics")

    def terminate(self):
        _, occurrence = self.vnfm.call("POST", f"/vnflcm/v2/vnf_instances/{self.id}/terminate", {"terminationType": "FORCEFUL"})
        self.vnfm.await_completed(occurrence)
        self.vnfm.call("DELETE", f"/vnflcm/v2/vnf_instances/{self.id}")


class Hosts:
    """alice on one side of the guest, bob on the other."""

    def __init__(self, vnfm):
        self.vnfm = vnfm

    def __enter__(self):
        self.vnfm.pawl("host", "add", "alice", "--network", "left", "--address", "10.9.0.1/24")
        self.vnfm.pawl("host", "add", "bob", "--network", "right", "--address", "10.9.0.2/24")
        return self

    def __exit__(self, *_):
        for name in ("alice", "bob"):
            self.vnfm.pawl("host", "del", name)

    def answered_pings(self, count, interval="0.05"):
        done = subprocess.run([os.path.join(HOME, "pawl"), "host", "exec", "alice", "ping", "-q", "-n", "-c", str(count), "-i", interval,
                               "-W", "2", "10.9.0.2"], env=self.vnfm.environment, capture_output=True, text=True, check=False)
        return int(re.search(r"(\d+) received", done.stdout).group(1))

    def stream(self, count, rate, meanwhile=lambda: None):
        """A counted UDP stream from alice to bob; answers how many datagrams came, and how many of them twice."""
        receiver = self.vnfm.begin("host", "exec", "bob", "python3", STREAM, "receive", "5000", "2")
        expect(receiver.stdout.readline().strip() == "ready", "bob does not listen")
        sender = self.vnfm.begin("host", "exec", "alice", "python3", STREAM, "send", "10.9.0.2", "5000", str(count), str(rate))
        meanwhile()
        expect(sender.wait() == 0, sender.stdout.read())
        received = re.search(r"received (\d+) twice (\d+)", receiver.communicate()[0])
        return int(received.group(1)), int(received.group(2))
