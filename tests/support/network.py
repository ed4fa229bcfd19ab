"""No test reaches another machine."""

from __future__ import annotations

import ipaddress
import sys

HERE = {"localhost", "", None}


def forbid_network() -> None:
    """From now on a Python connection to anything but this machine is refused."""
    sys.addaudithook(_refuse_other_machines)


def is_this_machine(host: object) -> bool:
    name = host.decode() if isinstance(host, bytes) else host
    if name in HERE:
        return True
    try:
        return ipaddress.ip_address(str(name)).is_loopback
    except ValueError:
        return False


def _refuse_other_machines(event: str, args: tuple[object, ...]) -> None:
    if event == "socket.connect":
        address = args[1]
        host = address[0] if isinstance(address, tuple) else None  # a path is a local socket
    elif event == "socket.getaddrinfo":
        host = args[0]
    else:
        return
    if not is_this_machine(host):
        raise PermissionError("a test tried to reach another machine")
