# Threads look at a generator's frame, its variables and what it delegates to while another thread runs it.
import threading


def inner(n):
    for i in range(n):
        here = [i] * 3
        yield here


def outer(n):
    first = "a"
    second = 0
    for part in range(n):
        second += part
        yield from inner(3)


shared = outer(4000)
done = threading.Event()
problems = []


def look():
    seen = 0
    while not done.is_set():
        frame = shared.gi_frame
        if frame is None:
            break
        names = frame.f_locals
        if not set(names) <= {"n", "first", "second", "part"}:
            problems.append(names)
        delegate = shared.gi_yieldfrom
        if delegate is not None:
            frame = delegate.gi_frame
            if frame is not None and not set(frame.f_locals) <= {"n", "i", "here"}:
                problems.append(frame.f_locals)
        shared.gi_suspended, shared.gi_running
        seen += 1


watchers = [threading.Thread(target=look) for _ in range(3)]
for w in watchers:
    w.start()
total = 0
for part in shared:
    total += len(part)
done.set()
for w in watchers:
    w.join()
print(total, problems[:3])
