import _thread
import os
import signal
import threading
import time

seen = []
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(signal.Signals(number).name))
os.kill(os.getpid(), signal.SIGUSR1)
print(seen)
signal.raise_signal(signal.SIGUSR1)
print(seen)


def send():
    time.sleep(0.02)
    os.kill(os.getpid(), signal.SIGUSR1)
    done.append(True)


# The main thread handles it, whoever sent it, also while it waits.
done = []
thread = threading.Thread(target=send)
thread.start()
thread.join()
print(seen, done)

_thread.interrupt_main(signal.SIGUSR1)
print(len(seen))
_thread.interrupt_main(signal.SIGUSR2)  # no handler: nothing happens
try:
    _thread.interrupt_main()
    time.sleep(1)
except KeyboardInterrupt:
    print("interrupted")

# A deadline for a wait.


class TooLate(Exception):
    pass


def give_up(number, frame):
    raise TooLate


signal.signal(signal.SIGALRM, give_up)
for wait in (threading.Event().wait, threading.Lock().acquire):
    signal.setitimer(signal.ITIMER_REAL, 0.05)
    try:
        wait()
        wait()
    except TooLate:
        print("too late")
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    while True:
        len(seen)
except TooLate:
    print("too late")
