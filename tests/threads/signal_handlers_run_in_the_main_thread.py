# gilbox: --timeout 20
import signal, threading, time, os

log = []
def handler(number, frame):
    log.append((signal.Signals(number).name, threading.current_thread().name))

print(signal.getsignal(signal.SIGALRM), signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(signal.signal(signal.SIGALRM, handler))
signal.raise_signal(signal.SIGALRM)
print(log)
print(signal.getsignal(signal.SIGALRM) is handler, repr(signal.SIGINT), signal.SIGTERM, int(signal.SIGKILL))
signal.signal(signal.SIGINT, handler)
signal.raise_signal(signal.SIGINT)
print(log)
signal.signal(signal.SIGINT, signal.default_int_handler)
try:
    signal.raise_signal(signal.SIGINT)
    print("not here")
except KeyboardInterrupt:
    print("KeyboardInterrupt")
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.raise_signal(signal.SIGINT)
print(signal.getsignal(signal.SIGINT))
for wrong in (lambda: signal.signal(0, handler), lambda: signal.signal(signal.SIGALRM, 5), lambda: signal.signal(99, handler)):
    try:
        wrong()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

def in_thread():
    try:
        signal.signal(signal.SIGALRM, handler)
    except ValueError as error:
        print(error)
t = threading.Thread(target=in_thread)
t.start()
t.join()

class Late(Exception):
    pass
def late(number, frame):
    raise Late
signal.signal(signal.SIGALRM, late)
for wait in (threading.Event().wait, threading.Semaphore(0).acquire):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        wait()
    except Late:
        print("ended by a handler")
print(signal.strsignal(signal.SIGINT), signal.SIGALRM in signal.valid_signals())
