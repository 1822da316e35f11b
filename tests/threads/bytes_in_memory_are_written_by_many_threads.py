# Several threads write to, read from and look into one io.BytesIO: nothing is torn or lost.
import io
import threading

THREADS, ROUNDS = 4, 500
shared = io.BytesIO()
problems = []


def write(letter):
    for i in range(ROUNDS):
        if shared.write(letter * 10) != 10:
            problems.append("short write")


def look():
    for i in range(ROUNDS // 5):
        value = shared.getvalue()
        for at in range(0, len(value) - 9, 10):
            if value[at:at + 10].strip(value[at:at + 1]):
                problems.append("torn")
                return


workers = [threading.Thread(target=write, args=(bytes([65 + i]),)) for i in range(THREADS)]
workers += [threading.Thread(target=look) for i in range(2)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
value = shared.getvalue()
print(len(value), [value.count(bytes([65 + i])) for i in range(THREADS)], problems)

source = io.BytesIO(value)
parts = []


def read():
    while part := source.read(10):
        parts.append(part)


readers = [threading.Thread(target=read) for i in range(THREADS)]
for reader in readers:
    reader.start()
for reader in readers:
    reader.join()
print(len(parts), sorted(b"".join(parts)) == sorted(value), {len(set(part)) for part in parts})


def change(i):
    for n in range(ROUNDS):
        shared.seek(0)
        shared.truncate()
        shared.write(b"x" * n)
        shared.seek(0, 2)
        shared.readline()
        shared.getbuffer().release()


workers = [threading.Thread(target=change, args=(i,)) for i in range(THREADS)]
for worker in workers:
    worker.start()
for worker in workers:
    worker.join()
print(set(shared.getvalue()) <= set(b"x\0"))
