"""What the program runs on."""

import os
import sys

_kept = None


def _uname():
    global _kept
    if _kept is None:
        from collections import namedtuple
        kind = namedtuple("uname_result", "system node release version machine", module="platform")
        kind.processor = property(lambda self: "")
        _kept = kind(*os.uname())
    return _kept


def uname():
    """System, node, release, version and machine."""
    return _uname()


def system():
    return _uname().system


def node():
    return _uname().node


def release():
    return _uname().release


def version():
    return _uname().version


def machine():
    return _uname().machine


def processor():
    return ""


def platform(aliased=False, terse=False):
    """All that in one string."""
    u = _uname()
    return "-".join([u.system, u.release] if terse else [u.system, u.release, u.machine, "with", "glibc2"])


def architecture(executable=sys.executable, bits="", linkage=""):
    return "64bit", "ELF"


def python_version():
    return "%d.%d.%d" % sys.version_info[:3]


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_implementation():
    return sys.implementation.name if hasattr(sys, "implementation") else "gilbox"


def python_compiler():
    return "gilbox"


def python_branch():
    return ""


python_revision = python_branch


def python_build():
    return "", ""


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    return "glibc", ""
