"""Live migration of a guest between two QEMU processes on the same bridges."""

import os
import subprocess
import time

from machine import Qmp, await_that, expect


def within(pid, *words):
    """The words that run a program in the namespaces and the directory of a server's machine."""
    return ["nsenter", "--target", str(pid), "--net", "--mount", "--pid", "sh", "-c", 'cd /media/state && exec "$@"', "sh", *words]


def start_target(machine, server):
    """A second machine like the first, on taps of its own, which waits for what is migrated to it."""
    with open(f"/proc/{machine.pid}/cmdline", "rb") as file:
        words = file.read().decode().rstrip("\0").split("\0")
    count = 0
    while f"ifname=tap{count}" in " ".join(words):
        for command in (f"ip tuntap add next{count} mode tap", f"ip link set next{count} master br{count} up"):
            subprocess.run(within(machine.pid, *command.split()), check=True)
        count += 1
    words = [word.replace("ifname=tap", "ifname=next").replace("unix:qmp,", "unix:qmp-next,") for word in words]
    words[words.index("-serial") + 1] = "file:console-next.log"
    log = os.path.join(server, "state/qemu-next.log")
    with open(log, "wb") as output:
        process = subprocess.Popen(within(machine.pid, *words, "-incoming", "unix:incoming.sock"), stdin=subprocess.DEVNULL,
                                   stdout=output, stderr=output)
    await_that("the target of the migration", lambda: os.path.exists(os.path.join(server, "state/incoming.sock")) or process.poll(), 30)
    expect(process.poll() is None, open(log, encoding="utf-8").read())
    return process, count


def migrate(machine, server):
    """Migrates, and ends the first machine's part in the networks; answers what QEMU says about it."""
    target, count = start_target(machine, server)
    source = machine.qmp()
    source.call("migrate-set-parameters", max_bandwidth=1 << 30, downtime_limit=300)
    source.call("migrate", uri="unix:incoming.sock")

    def ended():
        state = source.call("query-migrate")
        return state if state.get("status") in ("completed", "failed", "cancelled") else None

    state = await_that("the end of the migration", ended, 120)
    expect(state["status"] == "completed", f"the migration {state['status']}: {state.get('error-desc')}")
    # The bridges must not send to the first machine any more.
    for index in range(count):
        subprocess.run(within(machine.pid, "ip", "link", "set", f"tap{index}", "down"), check=True)
    await_that("the second machine", lambda: qmp_status(machine.pid) == "running", 20)
    source.close()
    return state, target


def qmp_status(pid):
    target = Qmp(f"/proc/{pid}/cwd/qmp-next")
    status = target.call("query-status")["status"]
    target.close()
    return status


def migrated_under_load(hosts, guest, machine):
    """The function goes on: counters, reports and identity are the same run's, and few packets are lost."""
    count, rate = 10000, 500
    before, result = guest.statistics(), {}

    def meanwhile():
        time.sleep(4)
        result["state"], result["process"] = migrate(machine, guest.server)

    received, twice = hosts.stream(count, rate, meanwhile)
    state = result["state"]
    after = await_that("a report after the migration", lambda: newer(guest.statistics(), before), 30)
    expect(after["bootEpoch"] == before["bootEpoch"], "the agent has started again")
    ports = [{port["name"]: port for port in statistics["ports"]} for statistics in (before, after)]
    grown = ports[1]["in"]["rxPackets"] - ports[0]["in"]["rxPackets"]
    expect(received <= grown <= count + 50, f"{received} datagrams came through, but the counter grew by {grown}")
    expect(twice == 0, f"{twice} datagrams came twice")
    expect(received >= count * 0.9, f"only {received} of {count} datagrams came")
    print(f"  live migration: {state['total-time'] / 1000:.1f} s in all, {state['downtime']} ms down, "
          f"{count - received} of {count} datagrams lost at {rate}/s, {state['ram']['transferred'] >> 20} MiB moved")
    expect(hosts.answered_pings(20) >= 19, "pings through the function are lost after the migration")


def newer(statistics, before):
    grown = sum(port["rxPackets"] for port in statistics["ports"]) > sum(port["rxPackets"] for port in before["ports"])
    return statistics if statistics["time"] > before["time"] and grown else None
