"""Running other programs."""

import _subprocess
import os
import sys
import threading as _threading
import time as _time
from _functools import class_getitem as _class_getitem

__all__ = ["Popen", "PIPE", "STDOUT", "DEVNULL", "call", "check_call", "check_output", "getoutput", "getstatusoutput",
           "run", "CalledProcessError", "TimeoutExpired", "SubprocessError", "CompletedProcess"]

PIPE = -1
STDOUT = -2
DEVNULL = -3

_SIGNALS = {1: "SIGHUP", 2: "SIGINT", 3: "SIGQUIT", 4: "SIGILL", 6: "SIGABRT", 8: "SIGFPE", 9: "SIGKILL", 10: "SIGUSR1",
            11: "SIGSEGV", 12: "SIGUSR2", 13: "SIGPIPE", 14: "SIGALRM", 15: "SIGTERM"}


class SubprocessError(Exception):
    """What goes wrong with other programs."""


class CalledProcessError(SubprocessError):
    """A program that should succeed has not."""

    def __init__(self, returncode, cmd, output=None, stderr=None):
        super().__init__(returncode, cmd, output, stderr)
        self.returncode = returncode
        self.cmd = cmd
        self.output = output
        self.stderr = stderr

    def __str__(self):
        if self.returncode and self.returncode < 0:
            name = _SIGNALS.get(-self.returncode)
            if name:
                return f"Command '{self.cmd}' died with <Signals.{name}: {-self.returncode}>."
            return f"Command '{self.cmd}' died with unknown signal {-self.returncode}."
        return f"Command '{self.cmd}' returned non-zero exit status {self.returncode}."

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class TimeoutExpired(SubprocessError):
    """A program has not ended in time."""

    def __init__(self, cmd, timeout, output=None, stderr=None):
        super().__init__(cmd, timeout, output, stderr)
        self.cmd = cmd
        self.timeout = timeout
        self.output = output
        self.stderr = stderr

    def __str__(self):
        return f"Command '{self.cmd}' timed out after {self.timeout} seconds"

    @property
    def stdout(self):
        return self.output

    @stdout.setter
    def stdout(self, value):
        self.output = value


class CompletedProcess:
    """A program that has ended: args, returncode, stdout, stderr."""

    __class_getitem__ = classmethod(_class_getitem)

    def __init__(self, args, returncode, stdout=None, stderr=None):
        self.args = args
        self.returncode = returncode
        self.stdout = stdout
        self.stderr = stderr

    def __repr__(self):
        parts = [f"args={self.args!r}", f"returncode={self.returncode!r}"]
        if self.stdout is not None:
            parts.append(f"stdout={self.stdout!r}")
        if self.stderr is not None:
            parts.append(f"stderr={self.stderr!r}")
        return f"{type(self).__name__}({', '.join(parts)})"

    def check_returncode(self):
        """CalledProcessError unless it has succeeded."""
        if self.returncode:
            raise CalledProcessError(self.returncode, self.args, self.stdout, self.stderr)


def _command(args, shell, executable):
    """The arguments as a list, and the program."""
    if isinstance(args, (str, bytes)) or hasattr(args, "__fspath__"):
        args = [os.fspath(args)]
    else:
        args = [os.fspath(arg) if hasattr(arg, "__fspath__") else arg for arg in args]
    if shell:
        return [executable or "/bin/sh", "-c", *args], executable
    # Asking for the interpreter that runs this script means running scripts as it does.
    if args and args[0] == sys.executable and executable is None:
        args = [args[0], "run", *args[1:]]
    return args, executable


class Popen:
    """A program that runs beside this one."""

    __class_getitem__ = classmethod(_class_getitem)

    def __init__(self, args, bufsize=-1, executable=None, stdin=None, stdout=None, stderr=None, preexec_fn=None,
                 close_fds=True, shell=False, cwd=None, env=None, universal_newlines=None, startupinfo=None,
                 creationflags=0, restore_signals=True, start_new_session=False, pass_fds=(), *, user=None, group=None,
                 extra_groups=None, encoding=None, errors=None, text=None, umask=-1, pipesize=-1, process_group=None):
        for name, given in (("preexec_fn", preexec_fn), ("pass_fds", pass_fds), ("user", user), ("group", group),
                            ("extra_groups", extra_groups), ("startupinfo", startupinfo),
                            ("process_group", process_group)):
            if given:
                raise NotImplementedError(f"gilbox does not support Popen(..., {name}=...)")
        if not isinstance(bufsize, int):
            raise TypeError("bufsize must be an integer")
        if text is not None and universal_newlines is not None and bool(universal_newlines) != bool(text):
            raise SubprocessError("Cannot disambiguate when both text and universal_newlines are supplied but "
                                  "different. Pass one or the other.")
        self.args = args
        self.stdin = self.stdout = self.stderr = None
        self.pid = None
        self.returncode = None
        self.encoding = encoding
        self.errors = errors
        self.text_mode = bool(encoding or errors or text or universal_newlines)
        self._waiting = _threading.Lock()
        self._written = 0
        self._read = [b"", b""]
        mine, theirs, ours = [], [], []
        try:
            self._open_pipes((stdin, stdout, stderr), mine, theirs, ours)
            command, executable = _command(args, shell, executable)
            if cwd is not None:
                cwd = os.fspath(cwd)
            if env is not None:
                env = [f"{os.fspath(k)}={os.fspath(v)}" for k, v in env.items()]
            elif os.environ is not None:
                env = [f"{k}={v}" for k, v in os.environ.items()]
            self.pid = _subprocess.spawn(command, executable, env, cwd, *theirs, start_new_session)
        except BaseException:
            for fd in mine:
                if fd is not None:
                    os.close(fd)
            mine = [None] * 3
            raise
        finally:
            for fd in ours:
                os.close(fd)
        self.stdin, self.stdout, self.stderr = self._files(mine, bufsize)

    def _open_pipes(self, given, mine, theirs, ours):
        """Fills in our ends (None: none), the program's descriptors (-1: as ours), and what to close afterwards."""
        for i, what in enumerate(given):
            if what is None:
                mine.append(None)
                theirs.append(-1)
            elif what == PIPE and isinstance(what, int):
                read, write = os.pipe()
                near, far = (write, read) if i == 0 else (read, write)
                mine.append(near)
                theirs.append(far)
                ours.append(far)
            elif what == DEVNULL and isinstance(what, int):
                fd = os.open(os.devnull, os.O_RDWR)
                mine.append(None)
                theirs.append(fd)
                ours.append(fd)
            elif what == STDOUT and isinstance(what, int) and i == 2:
                mine.append(None)
                theirs.append(1 if theirs[1] == -1 else theirs[1])
            else:
                if not isinstance(what, int):
                    what.flush() if hasattr(what, "flush") else None
                    what = what.fileno()
                mine.append(None)
                theirs.append(what)
        sys.stdout.flush()
        sys.stderr.flush()

    def _files(self, fds, bufsize):
        files = []
        for i, fd in enumerate(fds):
            mode = "w" if i == 0 else "r"
            if fd is None:
                files.append(None)
            elif self.text_mode:
                files.append(open(fd, mode, 1 if bufsize == 1 else -1, encoding=self.encoding, errors=self.errors))
            else:
                files.append(open(fd, mode + "b", bufsize if bufsize != 1 else -1))
        return files

    def __repr__(self):
        shown = f"<{type(self).__name__}: returncode: {self.returncode} args: {self.args!r}>"
        return shown[:76] + "...>" if len(shown) > 80 else shown

    def __enter__(self):
        return self

    def __exit__(self, exc_type, value, traceback):
        for file in (self.stdout, self.stderr, self.stdin):
            if file:
                try:
                    file.close()
                except BrokenPipeError:
                    pass
        if exc_type is not KeyboardInterrupt:
            self.wait()

    def poll(self):
        """The return code, or None while it runs."""
        if self.returncode is None and self._waiting.acquire(False):
            try:
                if self.returncode is None:
                    self.returncode = _subprocess.wait(self.pid, 0)
            finally:
                self._waiting.release()
        return self.returncode

    def wait(self, timeout=None):
        """Waits for its end; the return code."""
        if self.returncode is None:
            if not self._waiting.acquire(True, -1 if timeout is None else timeout):
                raise TimeoutExpired(self.args, timeout)
            try:
                if self.returncode is None:
                    self.returncode = _subprocess.wait(self.pid, timeout)
            finally:
                self._waiting.release()
            if self.returncode is None:
                raise TimeoutExpired(self.args, timeout)
        return self.returncode

    def communicate(self, input=None, timeout=None):
        """Writes all input, reads all output, waits for the end; (stdout, stderr)."""
        end = None if timeout is None else _time.monotonic() + timeout
        if isinstance(input, str):
            input = input.encode(self.encoding or "utf-8", self.errors or "strict")
        if self.stdin is not None and not self.stdin.closed:
            try:
                self.stdin.flush()
            except BrokenPipeError:
                pass
        fds = [-1 if file is None or file.closed else file.fileno() for file in (self.stdin, self.stdout, self.stderr)]
        if fds[0] >= 0:
            fds[0] = os.dup(fds[0])
            self.stdin.close()
        out, err, in_time, self._written, _ = _subprocess.exchange(fds[0], input or b"", fds[1], fds[2], timeout,
                                                                  self._written)
        self._read[0] += out
        self._read[1] += err
        if not in_time:
            raise TimeoutExpired(self.args, timeout, self._read[0] or None, self._read[1] or None)
        self.wait(None if end is None else max(0, end - _time.monotonic()))
        results = []
        for file, data in zip((self.stdout, self.stderr), self._read):
            if file is None:
                results.append(None)
                continue
            file.close()
            if self.text_mode:
                data = data.decode(self.encoding or "utf-8", self.errors or "strict")
                data = data.replace("\r\n", "\n").replace("\r", "\n")
            results.append(data)
        return tuple(results)

    def send_signal(self, sig):
        """Sends a signal, if it still runs."""
        self.poll()
        if self.returncode is None:
            try:
                _subprocess.kill(self.pid, int(sig))
            except ProcessLookupError:
                pass

    def terminate(self):
        """Asks it to end."""
        self.send_signal(15)

    def kill(self):
        """Ends it."""
        self.send_signal(9)


def run(*popenargs, input=None, capture_output=False, timeout=None, check=False, **kwargs):
    """Runs a program to its end."""
    if input is not None:
        if kwargs.get("stdin") is not None:
            raise ValueError("stdin and input arguments may not both be used.")
        kwargs["stdin"] = PIPE
    if capture_output:
        if kwargs.get("stdout") is not None or kwargs.get("stderr") is not None:
            raise ValueError("stdout and stderr arguments may not be used with capture_output.")
        kwargs["stdout"] = kwargs["stderr"] = PIPE
    with Popen(*popenargs, **kwargs) as process:
        try:
            stdout, stderr = process.communicate(input, timeout=timeout)
        except TimeoutExpired:
            process.kill()
            process.wait()
            raise
        except BaseException:
            process.kill()
            raise
        returncode = process.poll()
        if check and returncode:
            raise CalledProcessError(returncode, process.args, output=stdout, stderr=stderr)
    return CompletedProcess(process.args, returncode, stdout, stderr)


def call(*popenargs, timeout=None, **kwargs):
    """Runs a program to its end; its return code."""
    with Popen(*popenargs, **kwargs) as process:
        try:
            return process.wait(timeout=timeout)
        except BaseException:
            process.kill()
            raise


def check_call(*popenargs, **kwargs):
    """call() that raises CalledProcessError unless the program succeeds."""
    code = call(*popenargs, **kwargs)
    if code:
        raise CalledProcessError(code, kwargs.get("args") or popenargs[0])
    return 0


def check_output(*popenargs, timeout=None, **kwargs):
    """What a program writes; CalledProcessError unless it succeeds."""
    for name in ("stdout", "check"):
        if name in kwargs:
            raise ValueError(f"{name} argument not allowed, it will be overridden.")
    if "input" in kwargs and kwargs["input"] is None:
        kwargs["input"] = "" if kwargs.get("text") or kwargs.get("universal_newlines") or kwargs.get("encoding") else b""
    return run(*popenargs, stdout=PIPE, timeout=timeout, check=True, **kwargs).stdout


def getstatusoutput(cmd, *, encoding=None, errors=None):
    """(return code, output) of a shell command."""
    try:
        data = check_output(cmd, shell=True, text=True, stderr=STDOUT, encoding=encoding, errors=errors)
        code = 0
    except CalledProcessError as e:
        data, code = e.output, e.returncode
    return code, data.removesuffix("\n")


def getoutput(cmd, *, encoding=None, errors=None):
    """The output of a shell command."""
    return getstatusoutput(cmd, encoding=encoding, errors=errors)[1]
