"""What few scripts ask of os: looked up when it is not among the usual names."""

import os
import posix
from _signal import kill
from _os_records import record
from posix import (
    dup2, fchmod, fdatasync, fsync, ftruncate, getgroups, getloadavg, getpgid, getpgrp, getsid, mkfifo, nice, pread,
    pwrite, sync,
)

O_ACCMODE, O_SYNC, O_DSYNC, O_CLOEXEC, O_DIRECTORY, O_NOFOLLOW = 3, 0o4010000, 0o10000, 0o2000000, 0o200000, 0o400000
O_NDELAY, O_NOCTTY, O_PATH, O_TMPFILE = 0o4000, 0o400, 0o10000000, 0o20200000
EX_OK, EX_USAGE, EX_DATAERR, EX_NOINPUT, EX_NOUSER, EX_NOHOST, EX_UNAVAILABLE, EX_SOFTWARE = 0, 64, 65, 66, 67, 68, 69, 70
EX_OSERR, EX_OSFILE, EX_CANTCREAT, EX_IOERR, EX_TEMPFAIL, EX_PROTOCOL, EX_NOPERM, EX_CONFIG = 71, 72, 73, 74, 75, 76, 77, 78
SEEK_DATA, SEEK_HOLE = 3, 4
WNOHANG, WUNTRACED, WCONTINUED, WEXITED, WSTOPPED, WNOWAIT = 1, 2, 8, 4, 2, 0x1000000
P_PID, P_PGID, P_ALL, P_NOWAIT, P_WAIT, P_NOWAITO = 1, 2, 0, 1, 0, 1
PRIO_PROCESS, PRIO_PGRP, PRIO_USER = 0, 1, 2
F_ULOCK, F_LOCK, F_TLOCK, F_TEST = 0, 1, 2, 3
SCHED_OTHER, SCHED_FIFO, SCHED_RR, SCHED_BATCH, SCHED_IDLE = 0, 1, 2, 3, 5
NGROUPS_MAX, TMP_MAX = 65536, 238328
GRND_NONBLOCK, GRND_RANDOM = 1, 2
supports_bytes_environ = True
supports_dir_fd, supports_effective_ids, supports_fd, supports_follow_symlinks = set(), set(), set(), {os.stat}

times_result = record("times_result", "posix", "user system children_user children_system elapsed")
uname_result = record("uname_result", "posix", "sysname nodename release version machine")
statvfs_result = record("statvfs_result", "os", "f_bsize f_frsize f_blocks f_bfree f_bavail f_files f_ffree f_favail "
                        "f_flag f_namemax", "f_fsid")

sysconf_names = {"SC_ARG_MAX": 0, "SC_CHILD_MAX": 1, "SC_CLK_TCK": 2, "SC_NGROUPS_MAX": 3, "SC_OPEN_MAX": 4,
                 "SC_PAGESIZE": 30, "SC_PAGE_SIZE": 30, "SC_NPROCESSORS_CONF": 83, "SC_NPROCESSORS_ONLN": 84,
                 "SC_PHYS_PAGES": 85, "SC_AVPHYS_PAGES": 86, "SC_LINE_MAX": 43, "SC_IOV_MAX": 60,
                 "SC_HOST_NAME_MAX": 180}


def times():
    return times_result(posix._times())


def uname():
    return uname_result(posix._uname())


def statvfs(path):
    return statvfs_result(posix._statvfs(path))


fstatvfs = statvfs


def sysconf(name, /):
    if isinstance(name, str):
        if name not in sysconf_names:
            raise ValueError("unrecognized configuration name")
        name = sysconf_names[name]
    return posix._sysconf(name)


def sched_getaffinity(pid, /):
    return set(range(os.cpu_count()))


def getrandom(size, flags=0):
    return os.urandom(size)


def getcwdb():
    return os.fsencode(os.getcwd())


def getresuid():
    return os.getuid(), os.geteuid(), os.geteuid()


def getresgid():
    return os.getgid(), os.getegid(), os.getegid()


def fchdir(fd):
    os.chdir("/proc/self/fd/%d" % fd)


def device_encoding(fd):
    return "UTF-8" if os.isatty(fd) else None


def ttyname(fd, /):
    return os.readlink("/proc/self/fd/%d" % fd)


def ctermid():
    return "/dev/tty"


def closerange(fd_low, fd_high, /):
    for fd in range(fd_low, fd_high):
        try:
            os.close(fd)
        except OSError:
            pass


def pipe2(flags, /):
    return os.pipe()


def get_inheritable(fd, /):
    return fd <= 2


def major(device, /):
    return device >> 8 & 0xfff | device >> 32 & ~0xfff


def minor(device, /):
    return device & 0xff | device >> 12 & ~0xff


def makedev(major, minor, /):
    return minor & 0xff | (major & 0xfff) << 8 | (minor & ~0xff) << 12 | (major & ~0xfff) << 32


def WIFEXITED(status):
    return status & 127 == 0


def WEXITSTATUS(status):
    return status >> 8 & 255


def WIFSIGNALED(status):
    return 0 < status & 127 < 127


def WTERMSIG(status):
    return status & 127


def WIFSTOPPED(status):
    return status & 255 == 127


def WIFCONTINUED(status):
    return status == 0xffff


def WCOREDUMP(status, /):
    return bool(status & 128)


WSTOPSIG = WEXITSTATUS


def waitstatus_to_exitcode(status):
    if WIFEXITED(status):
        return WEXITSTATUS(status)
    if WIFSIGNALED(status):
        return -WTERMSIG(status)
    raise ValueError("invalid wait status: %i" % status)


def fwalk(top=".", topdown=True, onerror=None, *, follow_symlinks=False, dir_fd=None):
    """os.walk() that gives an open descriptor of each folder as well."""
    for folder, dirs, files in os.walk(top, topdown, onerror, follow_symlinks):
        fd = os.open(folder, os.O_RDONLY)
        try:
            yield folder, dirs, files, fd
        finally:
            os.close(fd)


class _ByteEnviron:
    """os.environ in bytes."""

    def __getitem__(self, key):
        return os.fsencode(os.environ[os.fsdecode(key)])

    def __setitem__(self, key, value):
        os.environ[os.fsdecode(key)] = os.fsdecode(value)

    def __delitem__(self, key):
        del os.environ[os.fsdecode(key)]

    def __contains__(self, key):
        return os.fsdecode(key) in os.environ

    def __iter__(self):
        return (os.fsencode(key) for key in os.environ)

    def __len__(self):
        return len(os.environ)

    def get(self, key, default=None):
        return self[key] if key in self else default

    def items(self):
        return [(key, self[key]) for key in self]


environb = _ByteEnviron()


def system(command):
    """Runs a command in the shell; its status as wait() gives it."""
    import subprocess
    import sys
    sys.stdout.flush()
    code = subprocess.call(command, shell=True)
    return code << 8 if code >= 0 else -code


class _Pipe:
    """The file that popen() gives: close() returns the command's status."""

    def __init__(self, file, process):
        self._file = file
        self._process = process

    def close(self):
        self._file.close()
        code = self._process.wait()
        return None if code == 0 else code << 8 if code > 0 else code

    def __enter__(self):
        return self

    def __exit__(self, *details):
        self.close()

    def __iter__(self):
        return iter(self._file)

    def __getattr__(self, name):
        return getattr(self._file, name)


def popen(cmd, mode="r", buffering=-1):
    """A pipe to or from a command in the shell."""
    if not isinstance(cmd, str):
        raise TypeError("invalid cmd type (%s, expected string)" % type(cmd))
    if mode not in ("r", "w"):
        raise ValueError("invalid mode %r" % mode)
    import subprocess
    if mode == "r":
        process = subprocess.Popen(cmd, shell=True, text=True, stdout=subprocess.PIPE)
        return _Pipe(process.stdout, process)
    process = subprocess.Popen(cmd, shell=True, text=True, stdin=subprocess.PIPE)
    return _Pipe(process.stdin, process)


def _refused(name):
    def refuse(*args, **kwargs):
        raise NotImplementedError("gilbox does not support os.%s()" % name)
    refuse.__name__ = refuse.__qualname__ = name
    return refuse


for _name in ("abort chown chroot execl execle execlp execlpe execv execve execvp execvpe fchown fork forkpty "
              "getpriority getxattr initgroups killpg lchown listxattr lockf login_tty memfd_create mknod openpty "
              "pidfd_open posix_spawn posix_spawnp register_at_fork removexattr sched_setaffinity sched_setscheduler "
              "sendfile set_blocking get_blocking set_inheritable setegid seteuid setgid setgroups setpgid setpgrp "
              "setpriority setregid setresgid setresuid setreuid setsid setuid setxattr spawnl spawnle spawnlp "
              "spawnlpe spawnv spawnve spawnvp spawnvpe splice tcgetpgrp tcsetpgrp unshare wait wait3 wait4 waitid "
              "waitpid eventfd eventfd_read eventfd_write posix_fadvise posix_fallocate preadv pwritev readv writev "
              "copy_file_range confstr pathconf fpathconf").split():
    globals()[_name] = _refused(_name)
