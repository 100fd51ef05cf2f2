"""Delays and loses what a node sends to its peers, in the node's network namespace.

relay.py CABLE NETWORK ADDRESS MILLISECONDS PERCENT

Whatever goes to NETWORK is routed into a device of this program, for which the kernel fills in checksums and cuts
segments to size as for any cable that cannot, and leaves by CABLE: each packet after a time of its own, a fifth more or
less than asked for, so that they overtake each other. What comes in is left alone. The device and its route go
with this program, however it ends, and the node then sends by the cable again.
"""

import fcntl
import heapq
import os
import random
import select
import socket
import struct
import subprocess
import sys
import time

# linux/if_tun.h
TUNSETIFF = 0x400454CA
IFF_TUN = 0x0001
IFF_NO_PI = 0x1000
DEVICE = "slow"

cable, network, address = sys.argv[1:4]
delay, loss = float(sys.argv[4]) / 1000, float(sys.argv[5]) / 100

tun = os.open("/dev/net/tun", os.O_RDWR)
fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH22x", DEVICE.encode(), IFF_TUN | IFF_NO_PI))
# It finds the cable's own route, also while there is one into the device.
out = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
out.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, cable.encode())
# What comes in by the cable is answered by the device, which a strict filter takes for forged.
FILTER = "/proc/sys/net/ipv4/conf/{}/rp_filter"
if max(int(open(FILTER.format(name)).read()) for name in (cable, "all")) == 1:
    with open(FILTER.format(cable), "w") as rp_filter:
        rp_filter.write("2")
# A burst is to wait for this program rather than be lost.
subprocess.run(["ip", "link", "set", DEVICE, "txqueuelen", "10000", "up"], check=True)
subprocess.run(["ip", "route", "add", network, "dev", DEVICE, "src", address], check=True)
print("ready", flush=True)

waiting = []
while True:
    now = time.monotonic()
    while waiting and waiting[0][0] <= now:
        packet = heapq.heappop(waiting)[1]
        out.sendto(packet, (socket.inet_ntoa(packet[16:20]), 0))
    ready, _, _ = select.select([tun, sys.stdin], [], [], waiting[0][0] - now if waiting else None)
    # Nobody writes there: the bench has ended.
    if sys.stdin in ready:
        break
    if tun in ready:
        packet = os.read(tun, 65535)
        # By IPv6 the kernel speaks on every device of its own accord.
        if packet[0] >> 4 == 4 and random.random() >= loss:
            heapq.heappush(waiting, (time.monotonic() + delay * random.uniform(0.8, 1.2), packet))
